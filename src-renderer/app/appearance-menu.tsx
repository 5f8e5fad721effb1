import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useText } from '../ui/use-text.ts'
import { useAppearance, type ThemeChoice } from './use-appearance.ts'

const icons = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const
const choices: readonly ThemeChoice[] = ['system', 'light', 'dark']

/** Theme and contrast, from every page. */
export const AppearanceMenu = () => {
  const text = useText()
  const { theme, highContrast, setTheme, toggleHighContrast } = useAppearance()
  const ThemeIcon = icons[theme]
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <Menu position="bottom-end" width={220} opened={isOpen} onOpen={open} onClose={close}>
      <Menu.Target>
        {/* It would lie on the first choice. */}
        <Tooltip label={text('shell.appearance')} disabled={isOpen}>
          <ActionIcon aria-label={text('shell.appearance')}>
            <ThemeIcon size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.RadioItem
            key={choice}
            value={choice}
            checked={choice === theme}
            onChange={() => setTheme(choice)}
          >
            {text(`shell.theme.${choice}`)}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.CheckboxItem checked={highContrast} onChange={toggleHighContrast}>
          {text('shell.highContrast')}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  )
}
