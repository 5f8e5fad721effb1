import { Button } from '@mantine/core'
import classes from './export-progress.module.css'
import { useText } from './use-text.ts'

interface ExportProgressProps {
  readonly rows: number
  /** Null where only the end tells how many there are. */
  readonly of: number | null
  readonly onCancel: () => void
}

/** How far a file is that is being written, and the way to end it. */
export const ExportProgress = ({ rows, of, onCancel }: ExportProgressProps) => {
  const text = useText()
  return (
    <div className={classes.progress}>
      <span>
        {of === null
          ? text('objects.exportedRows', { count: rows })
          : text('objects.exportedOf', { count: rows, of })}
      </span>
      <Button variant="default" onClick={onCancel}>
        {text('objects.cancelExport')}
      </Button>
    </div>
  )
}
