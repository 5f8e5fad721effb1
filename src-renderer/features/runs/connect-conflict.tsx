import { Anchor, Button, Group, Modal, Text } from '@mantine/core'
import { IconLink, IconLinkOff } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ConnectedObject } from '../../../src-shared/domain/connected-object.ts'
import { useCall, useCommand } from '../../api/use-call.ts'
import { DnText } from '../../ui/dn-text.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './change-detail.module.css'
import type { Clash } from './clash.ts'
import { errorPlace } from './error-section.ts'
import { useStartRun } from './use-start-run.ts'

interface ConnectConflictProps {
  readonly clash: Clash
  /** The source whose entry it is. */
  readonly slug: string
  readonly source: string
}

/** What to do about an entry whose name somebody else has: say that both are one, or let a setting say so for all. */
export const ConnectConflict = ({ clash, slug, source }: ConnectConflictProps) => {
  const text = useText()
  const [isAsking, setAsking] = useState(false)
  const { objectType, identifier } = clash
  const chosen = useCall('objects.chosen', { source: slug, objectType, identifier }).data
  const place = errorPlace(slug, clash.code)
  const kind = clash.objectType
  // Asking again what was answered already would only puzzle.
  if (chosen === undefined) return null
  if (chosen !== null) return <Chosen choice={chosen} source={source} />
  return (
    <section aria-label={text('run.conflict.title')} className={classes.conflict}>
      <p className={classes.reason}>{text(`run.conflict.${kind}.hint`, { name: clash.name })}</p>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconLink size={15} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {text('run.conflict.connect', { name: clash.name })}
        </Button>
        {place !== undefined && (
          <Anchor component={Link} href={place.href} size="sm">
            {text('run.conflict.forAll')}
          </Anchor>
        )}
      </Group>
      {isAsking && <Question clash={clash} slug={slug} source={source} onClose={() => setAsking(false)} />}
    </section>
  )
}

interface ChosenProps {
  readonly choice: ConnectedObject
  readonly source: string
}

/** What was said already and the next sync does, until it is taken back. */
const Chosen = ({ choice, source }: ChosenProps) => {
  const text = useText()
  const notify = useNotify()
  const undo = useCommand('objects.undoConnect')
  return (
    <section aria-label={text('run.conflict.title')} className={classes.conflict}>
      <p className={classes.reason}>{text('run.conflict.chosen', { name: choice.name, source })}</p>
      <Button
        variant="default"
        leftSection={<IconLinkOff size={15} aria-hidden />}
        loading={undo.isPending}
        onClick={() => undo.mutate(choice, { onError: notify.failed })}
      >
        {text('run.conflict.undo')}
      </Button>
    </section>
  )
}

const Question = ({
  clash,
  slug,
  source,
  onClose,
}: ConnectConflictProps & { readonly onClose: () => void }) => {
  const text = useText()
  const connect = useCommand('objects.connect')
  const { start, isStarting } = useStartRun({ source: slug }, source)
  const { objectType, identifier, name, dn } = clash
  return (
    <Modal
      opened
      onClose={onClose}
      title={text('run.conflict.question', { name })}
      centered
      closeButtonProps={{ 'aria-label': text('common.close') }}
    >
      <Text size="sm">{text(`run.conflict.${objectType}.meaning`, { name, source })}</Text>
      {dn !== null && (
        <p className={classes.dn}>
          <DnText>{dn}</DnText>
        </p>
      )}
      <p className={classes.dn}>
        <SafeText>{identifier}</SafeText>
      </p>
      {connect.isError && <ErrorPanel error={connect.error} />}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {text('common.cancel')}
        </Button>
        <Button
          loading={connect.isPending || isStarting}
          onClick={() =>
            connect.mutate(
              { source: slug, objectType, identifier, name },
              { onSuccess: () => start({ dryRun: false }) },
            )
          }
        >
          {text('run.conflict.action')}
        </Button>
      </Group>
    </Modal>
  )
}
