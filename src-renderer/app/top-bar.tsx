import { ActionIcon, Kbd, Tooltip, UnstyledButton } from '@mantine/core'
import { IconDeviceDesktop, IconHelp, IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import { spotlight } from '@mantine/spotlight'
import { useCall, useCommand } from '../api/use-call.ts'
import { useText } from '../ui/use-text.ts'
import classes from './top-bar.module.css'

const themes = {
  system: { next: 'light', icon: IconDeviceDesktop },
  light: { next: 'dark', icon: IconSun },
  dark: { next: 'system', icon: IconMoon },
} as const

interface TopBarProps {
  readonly onHelp?: () => void
}

/** Search that opens the command palette, the theme, and the sheet of shortcuts. */
export const TopBar = ({ onHelp }: TopBarProps) => {
  const text = useText()
  const { data: settings } = useCall('settings.get', undefined)
  const { data: info } = useCall('app.info', undefined)
  const save = useCommand('settings.save')
  const theme = settings?.theme ?? 'system'
  const { next, icon: ThemeIcon } = themes[theme]
  return (
    <header className={classes.bar}>
      <UnstyledButton className={classes.search} onClick={spotlight.open}>
        <IconSearch size={15} aria-hidden />
        <span className={classes.hint}>{text('shell.searchOrCommand')}</span>
        <Kbd size="xs">{info?.platform === 'darwin' ? '⌘ K' : 'Ctrl K'}</Kbd>
      </UnstyledButton>
      <div className={classes.tools}>
        <Tooltip label={text(`shell.theme.${theme}`)}>
          <ActionIcon
            aria-label={text(`shell.theme.${theme}`)}
            disabled={settings === undefined}
            onClick={() => {
              if (settings !== undefined) save.mutate({ ...settings, theme: next })
            }}
          >
            <ThemeIcon size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {onHelp !== undefined && (
          <Tooltip label={text('shell.shortcuts')}>
            <ActionIcon aria-label={text('shell.shortcuts')} onClick={onHelp}>
              <IconHelp size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </header>
  )
}
