import { ActionIcon, Kbd, Tooltip, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconHelp, IconSearch } from '@tabler/icons-react'
import { useText } from '../ui/use-text.ts'
import { AppearanceMenu } from './appearance-menu.tsx'
import { MessageList } from './message-list.tsx'
import classes from './top-bar.module.css'

interface TopBarProps {
  readonly isMac: boolean
  readonly onHelp: () => void
}

/** Search that opens the command palette, messages, appearance, and the sheet of shortcuts. */
export const TopBar = ({ isMac, onHelp }: TopBarProps) => {
  const text = useText()
  return (
    // No header element: a dialog has one too, and there is to be one banner at most.
    <section className={classes.bar} aria-label={text('shell.tools')}>
      <UnstyledButton className={classes.search} onClick={spotlight.open}>
        <IconSearch size={15} aria-hidden />
        <span className={classes.hint}>{text('shell.searchOrCommand')}</span>
        <Kbd size="xs">{isMac ? '⌘ K' : 'Ctrl K'}</Kbd>
      </UnstyledButton>
      <div className={classes.tools}>
        <MessageList />
        <AppearanceMenu />
        <Tooltip label={text('shell.shortcuts')}>
          <ActionIcon aria-label={text('shell.shortcuts')} onClick={onHelp}>
            <IconHelp size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </section>
  )
}
