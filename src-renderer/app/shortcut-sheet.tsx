import { Kbd, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../ui/use-text.ts'
import { navigation } from './routes.ts'
import classes from './shortcut-sheet.module.css'

interface ShortcutSheetProps {
  readonly isOpen: boolean
  readonly isMac: boolean
  readonly onClose: () => void
}

/** Every key there is, by where it works. */
export const ShortcutSheet = ({ isOpen, isMac, onClose }: ShortcutSheetProps) => {
  const text = useText()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={text('shortcuts.title')}
      size={720}
      centered
      closeButtonProps={{ 'aria-label': text('common.close') }}
    >
      <div className={classes.sheet}>
        <Part title={text('shortcuts.everywhere')}>
          <Entry keys={[isMac ? '⌘ K' : 'Ctrl K']} label={text('shortcuts.palette')} />
          <Entry keys={['/']} label={text('shortcuts.search')} />
          <Entry keys={['?']} label={text('shortcuts.help')} />
          <Entry keys={['Esc']} label={text('shortcuts.close')} />
        </Part>
        <Part title={text('shortcuts.go')}>
          {navigation.map(({ path, key, label }) => (
            <Entry key={path} keys={['g', key]} label={text(label)} />
          ))}
        </Part>
        <Part title={text('shortcuts.source')} hint={text('shortcuts.sourceHint')}>
          <Entry keys={['s']} label={text('shortcuts.sync')} />
          <Entry keys={['d']} label={text('shortcuts.preview')} />
        </Part>
        <Part title={text('shortcuts.tables')}>
          <Entry keys={['↑', '↓']} label={text('shortcuts.rows')} isSequence={false} />
          <Entry keys={['Home', 'End']} label={text('shortcuts.firstLast')} isSequence={false} />
          <Entry keys={['Enter']} label={text('shortcuts.open')} />
        </Part>
      </div>
    </Modal>
  )
}

interface PartProps {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

const Part = ({ title, hint, children }: PartProps) => (
  <section>
    <h3 className={classes.title}>{title}</h3>
    <dl className={classes.entries}>{children}</dl>
    {hint !== undefined && <p className={classes.hint}>{hint}</p>}
  </section>
)

interface EntryProps {
  readonly keys: readonly string[]
  readonly label: string
  /** One key after the other, not one or the other. */
  readonly isSequence?: boolean
}

const Entry = ({ keys, label, isSequence = true }: EntryProps) => {
  const text = useText()
  return (
    <div className={classes.entry}>
      <dt>{label}</dt>
      <dd className={classes.keys}>
        {keys.map((key, index) => (
          <span key={key + String(index)} className={classes.keys}>
            {index > 0 && isSequence && <span className={classes.then}>{text('shortcuts.then')}</span>}
            <Kbd size="xs">{key}</Kbd>
          </span>
        ))}
      </dd>
    </div>
  )
}
