import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { useText } from '../../ui/use-text.ts'
import { errorPlace } from './error-section.ts'
import { storedError } from '../../../src-shared/errors/stored-error.ts'
import { useStartRun } from './use-start-run.ts'

interface FailedRunProps {
  readonly run: SyncRun
  readonly failure: NonNullable<SyncRun['failure']>
  /** Name of the run's source; undefined when there is none any more. */
  readonly source: string | undefined
}

/** Why a run failed, that it changed nothing, and the ways on: once more, look at the connection, change the source. */
export const FailedRun = ({ run, failure, source }: FailedRunProps) => {
  const text = useText()
  const { start, isStarting } = useStartRun(run, source ?? run.source)
  const slug = encodeURIComponent(run.source)
  const place = errorPlace(run.source, failure.code)
  const isAboutConnecting = failure.code.startsWith('directory.')
  return (
    <ErrorPanel
      error={storedError(failure)}
      meaning={text('run.failedNothing')}
      actions={
        source !== undefined && (
          <>
            <Button
              variant="default"
              leftSection={<IconRefresh size={15} aria-hidden />}
              loading={isStarting}
              onClick={() => start({ dryRun: run.dryRun })}
            >
              {text(run.dryRun ? 'run.previewAgain' : 'run.syncAgain')}
            </Button>
            {isAboutConnecting && (
              <Button variant="default" component={Link} href={`/connectivity?source=${slug}`}>
                {text('run.toConnectivity')}
              </Button>
            )}
            <Button variant="default" component={Link} href={place?.href ?? `/sources/${slug}`}>
              {place === undefined
                ? text('run.toSource')
                : text('run.toSection', { section: text(place.label) })}
            </Button>
          </>
        )
      }
    />
  )
}
