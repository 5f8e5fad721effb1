import { Button, Code, Select } from '@mantine/core'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Settings } from '../../../src-shared/contract/app-calls.ts'
import { useCall, useCommand } from '../../api/use-call.ts'
import { ConfirmDanger } from '../../ui/confirm-danger.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useCopyText } from '../../ui/use-copy-text.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './data-section.module.css'
import { historyChoices, historyStart, losesHistory, spanOf } from './history-choice.ts'
import { labelledBy, SettingsRow } from './settings-row.tsx'
import { useByteSize } from './use-byte-size.ts'
import type { ChangeSettings } from './use-settings.ts'

interface DataSectionProps {
  readonly settings: Settings
  readonly onChange: ChangeSettings
}

/** What is kept, for how long, and where. */
export const DataSection = ({ settings, onChange }: DataSectionProps) => (
  <>
    <HistoryRow days={settings.historyDays} onChange={(historyDays) => onChange({ historyDays })} />
    <FolderRows />
  </>
)

interface HistoryRowProps {
  readonly days: number
  readonly onChange: (days: number) => void
}

const HistoryRow = ({ days, onChange }: HistoryRowProps) => {
  const text = useText()
  const intl = useIntl()
  const [shorter, setShorter] = useState<{ readonly days: number; readonly start: Date }>()
  const words = (of: number): string => {
    const span = spanOf(of)
    if (span.unit === 'all') return text('settings.history.all')
    return text(`settings.history.${span.unit}`, { [span.unit]: span.amount })
  }
  const date = shorter === undefined ? '' : intl.formatDate(shorter.start, { dateStyle: 'long' })
  return (
    <>
      <SettingsRow id="setting-history" title={text('settings.history')} help={text('settings.history.help')}>
        <Select
          {...labelledBy('setting-history')}
          w={240}
          allowDeselect={false}
          value={String(days)}
          data={historyChoices(days).map((each) => ({ value: String(each), label: words(each) }))}
          onChange={(value) => {
            if (value === null) return
            const chosen = Number(value)
            if (losesHistory(days, chosen))
              setShorter({ days: chosen, start: historyStart(chosen, new Date()) })
            else onChange(chosen)
          }}
        />
      </SettingsRow>
      <ConfirmDanger
        isOpen={shorter !== undefined}
        title={text('settings.history.confirmTitle', { kept: words(shorter?.days ?? days) })}
        action={text('settings.history.confirmAction', { date })}
        onCancel={() => setShorter(undefined)}
        onConfirm={() => {
          if (shorter !== undefined) onChange(shorter.days)
          setShorter(undefined)
        }}
      >
        {text('settings.history.confirmMeaning', { date })}
      </ConfirmDanger>
    </>
  )
}

const FolderRows = () => {
  const text = useText()
  const size = useByteSize()
  const notify = useNotify()
  const info = useCall('app.info', undefined)
  const openFolder = useCommand('app.openDataFolder')
  const copyText = useCopyText()
  return (
    <QueryBoundary query={info}>
      {({ dataFolder, databaseBytes }) => (
        <>
          <SettingsRow
            id="setting-dataFolder"
            title={text('settings.dataFolder')}
            help={text('settings.dataFolder.help')}
            below={<Code className={classes.path}>{dataFolder}</Code>}
          >
            <Button
              variant="default"
              onClick={() => copyText(dataFolder, text('settings.dataFolder.copied'))}
            >
              {text('settings.dataFolder.copy')}
            </Button>
            <Button
              variant="default"
              onClick={() => openFolder.mutate(undefined, { onError: (error) => notify.failed(error) })}
            >
              {text('settings.dataFolder.open')}
            </Button>
          </SettingsRow>
          <SettingsRow
            id="setting-databaseSize"
            title={text('settings.databaseSize')}
            help={text('settings.databaseSize.help')}
          >
            <span className={classes.size} {...labelledBy('setting-databaseSize')} role="group">
              {size(databaseBytes)}
            </span>
          </SettingsRow>
        </>
      )}
    </QueryBoundary>
  )
}
