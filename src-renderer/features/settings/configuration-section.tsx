import { Button } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../../api/use-call.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import { ImportDialog } from './import-dialog.tsx'
import { toImportPlan, type ImportPlan } from './import-changes.ts'
import { labelledBy, SettingsRow } from './settings-row.tsx'

/** Sources and mappings as a file: out, and in again after a look at what would change. */
export const ConfigurationSection = () => {
  const text = useText()
  const notify = useNotify()
  const exportFile = useCommand('configuration.export')
  const openFile = useCommand('configuration.open')
  const [plan, setPlan] = useState<ImportPlan>({ kind: 'none' })
  return (
    <>
      <SettingsRow id="setting-export" title={text('settings.export')} help={text('settings.export.help')}>
        <Button
          aria-describedby={labelledBy('setting-export')['aria-describedby']}
          variant="default"
          loading={exportFile.isPending}
          onClick={() =>
            exportFile.mutate(undefined, {
              onSuccess: ({ path }) => {
                if (path !== null) notify.done({ message: text('settings.export.done', { path }) })
              },
              onError: (error) => notify.failed(error),
            })
          }
        >
          {text('settings.export.action')}
        </Button>
      </SettingsRow>
      <SettingsRow id="setting-import" title={text('settings.import')} help={text('settings.import.help')}>
        <Button
          aria-describedby={labelledBy('setting-import')['aria-describedby']}
          variant="default"
          loading={openFile.isPending}
          onClick={() =>
            openFile.mutate(undefined, {
              onSuccess: (opened) => setPlan(toImportPlan(opened)),
              onError: (error) => notify.failed(error),
            })
          }
        >
          {text('settings.import.action')}
        </Button>
      </SettingsRow>
      {plan.kind !== 'none' && <ImportDialog plan={plan} onClose={() => setPlan({ kind: 'none' })} />}
    </>
  )
}
