import { SegmentedControl, Select, Switch, Text } from '@mantine/core'
import { notificationClasses, type Settings } from '../../../src-shared/contract/app-calls.ts'
import { useText } from '../../ui/use-text.ts'
import { labelledBy, SettingsRow } from './settings-row.tsx'
import type { ChangeSettings } from './use-settings.ts'

interface PreferenceProps {
  readonly settings: Settings
  readonly onChange: ChangeSettings
}

/** When Rollcall runs. */
export const GeneralSection = ({ settings, onChange }: PreferenceProps) => {
  const text = useText()
  return (
    <>
      <SettingsRow
        id="setting-startAtLogin"
        title={text('settings.startAtLogin')}
        help={text('settings.startAtLogin.help')}
      >
        <Switch
          {...labelledBy('setting-startAtLogin')}
          checked={settings.startAtLogin}
          onChange={(event) => onChange({ startAtLogin: event.currentTarget.checked })}
        />
      </SettingsRow>
      <SettingsRow
        id="setting-closeToTray"
        title={text('settings.closeToTray')}
        help={text('settings.closeToTray.help')}
      >
        <Switch
          {...labelledBy('setting-closeToTray')}
          checked={settings.closeToTray}
          onChange={(event) => onChange({ closeToTray: event.currentTarget.checked })}
        />
      </SettingsRow>
    </>
  )
}

/** What the system is asked to tell. */
export const NotificationsSection = ({ settings, onChange }: PreferenceProps) => {
  const text = useText()
  const { notifications } = settings
  return (
    <>
      <Text size="sm" c="var(--rc-text-dim)" maw={560}>
        {text('settings.notifications.intro')}
      </Text>
      {notificationClasses.map((name) => (
        <SettingsRow
          id={`notification-${name}`}
          key={name}
          title={text(`settings.notifications.${name}`)}
          help={text(`settings.notifications.${name}.help`)}
        >
          <Switch
            {...labelledBy(`notification-${name}`)}
            checked={notifications[name]}
            onChange={(event) =>
              onChange({ notifications: { ...notifications, [name]: event.currentTarget.checked } })
            }
          />
        </SettingsRow>
      ))}
    </>
  )
}

const themes = ['system', 'light', 'dark'] as const
const languages = ['system', 'en', 'de'] as const

/** How it looks and which language it speaks. */
export const AppearanceSection = ({ settings, onChange }: PreferenceProps) => {
  const text = useText()
  return (
    <>
      <SettingsRow id="setting-theme" title={text('settings.theme')} help={text('settings.theme.help')}>
        <SegmentedControl
          {...labelledBy('setting-theme')}
          value={settings.theme}
          data={themes.map((value) => ({ value, label: text(`settings.theme.${value}`) }))}
          onChange={(value) => {
            const theme = themes.find((each) => each === value)
            if (theme !== undefined) onChange({ theme })
          }}
        />
      </SettingsRow>
      <SettingsRow
        id="setting-highContrast"
        title={text('settings.highContrast')}
        help={text('settings.highContrast.help')}
      >
        <Switch
          {...labelledBy('setting-highContrast')}
          checked={settings.highContrast}
          onChange={(event) => onChange({ highContrast: event.currentTarget.checked })}
        />
      </SettingsRow>
      <SettingsRow
        id="setting-language"
        title={text('settings.language')}
        help={text('settings.language.help')}
      >
        <Select
          {...labelledBy('setting-language')}
          w={180}
          allowDeselect={false}
          value={settings.language}
          data={languages.map((value) => ({ value, label: text(`settings.language.${value}`) }))}
          onChange={(value) => {
            const language = languages.find((each) => each === value)
            if (language !== undefined) onChange({ language })
          }}
        />
      </SettingsRow>
    </>
  )
}
