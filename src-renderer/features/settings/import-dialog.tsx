import { Box, Button, Group, Modal, Text } from '@mantine/core'
import { IconEqual, IconPencil, IconPlus } from '@tabler/icons-react'
import { useIntl } from 'react-intl'
import { useCommand } from '../../api/use-call.ts'
import { ChangedFields } from '../../ui/changed-fields.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import type { ImportChange, ImportPlan, Opened } from './import-changes.ts'
import classes from './import-dialog.module.css'

interface ImportDialogProps {
  readonly plan: Exclude<ImportPlan, { kind: 'none' }>
  readonly onClose: () => void
}

/** What a file would change, before anything is stored. */
export const ImportDialog = ({ plan, onClose }: ImportDialogProps) => {
  const text = useText()
  const notify = useNotify()
  const apply = useCommand('configuration.apply')
  const applyPlan = (token: string, count: number): void =>
    apply.mutate(
      { token },
      {
        onSuccess: () => {
          onClose()
          notify.done({
            message: text('settings.import.done', { count }),
            link: { label: text('settings.import.showSources'), to: '/sources' },
          })
        },
      },
    )
  return (
    <Modal
      opened
      size="lg"
      centered
      title={text('settings.import.title')}
      closeButtonProps={{ 'aria-label': text('common.close') }}
      onClose={onClose}
    >
      {plan.kind === 'refused' && <Problems problems={plan.problems} />}
      {plan.kind === 'nothing' && <Text size="sm">{text('settings.import.nothing')}</Text>}
      {plan.kind === 'plan' && (
        <Text size="sm" c="var(--rc-text-dim)">
          {text('settings.import.trust')} {text('settings.import.passwords')}
        </Text>
      )}
      {plan.kind !== 'refused' && <Changes changes={plan.changes} />}
      {apply.isError && <ErrorPanel error={apply.error} />}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {text(plan.kind === 'plan' ? 'common.cancel' : 'common.close')}
        </Button>
        {plan.kind === 'plan' && (
          <Button loading={apply.isPending} onClick={() => applyPlan(plan.token, plan.count)}>
            {text('settings.import.apply', { count: plan.count })}
          </Button>
        )}
      </Group>
    </Modal>
  )
}

const icons = { created: IconPlus, updated: IconPencil, unchanged: IconEqual }

const Changes = ({ changes }: { readonly changes: readonly ImportChange[] }) => {
  const text = useText()
  const { messages } = useIntl()
  // As the source editor names the field; a file may have fields that no form shows.
  const labelOf = (field: string): string => {
    const label = messages[`sources.field.${field}.label`]
    return typeof label === 'string' ? label : field
  }
  const said = useSaid()
  return (
    <Box className={classes.scroll} tabIndex={0} role="region" aria-label={text('settings.import.title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.change}>
              {text('settings.import.change')}
            </th>
            <th scope="col">{text('settings.import.what')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ what, change, fields }) => {
            const ChangeIcon = icons[change]
            return (
              <tr key={what} data-change={change}>
                <td>
                  <span className={classes.label}>
                    <ChangeIcon size={14} aria-hidden />
                    {text(`settings.import.${change}`)}
                  </span>
                </td>
                <td>
                  <SafeText>{said(what)}</SafeText>
                  {fields.length > 0 && (
                    <ChangedFields fields={fields.map((each) => ({ ...each, label: labelOf(each.field) }))} />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Box>
  )
}

const Problems = ({ problems }: { readonly problems: Opened['problems'] }) => {
  const text = useText()
  const said = useSaid()
  return (
    <>
      <Text size="sm">{text('settings.import.refused', { count: problems.length })}</Text>
      <Box className={classes.scroll} tabIndex={0} role="region" aria-label={text('settings.import.problem')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.where}>
                {text('settings.import.where')}
              </th>
              <th scope="col">{text('settings.import.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ path, message }) => (
              <tr key={path + message}>
                <td className={classes.mono}>
                  <SafeText>{path}</SafeText>
                </td>
                <td>
                  <SafeText>{said(message)}</SafeText>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Box>
    </>
  )
}
