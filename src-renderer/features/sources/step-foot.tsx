import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../../ui/use-text.ts'
import classes from './guided-source.module.css'

interface StepFootProps {
  /** Undefined where there is no way back. */
  readonly onBack?: (() => void) | undefined
  /** What can be done with the step, the usual way on last. */
  readonly children: ReactNode
}

/** The buttons of a step, in sight however long the step is. */
export const StepFoot = ({ onBack, children }: StepFootProps) => {
  const text = useText()
  return (
    // The attribute keeps messages off the buttons (base.css).
    <div className={classes.foot} data-page-foot>
      {onBack !== undefined && (
        <Button variant="default" onClick={onBack}>
          {text('sources.guided.back')}
        </Button>
      )}
      <Group gap="sm" justify="flex-end" className={classes.ways}>
        {children}
      </Group>
    </div>
  )
}
