import { Tooltip } from '@mantine/core'
import type { SyncPhase, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { useDuration } from '../../ui/use-duration.ts'
import { useText, type Text } from '../../ui/use-text.ts'
import classes from './run-phases.module.css'

const known: readonly SyncPhase[] = [
  'connect',
  'users',
  'groups',
  'memberships',
  'missing',
  'limits',
  'apply',
  'done',
]

const phaseLabel = (text: Text, phase: string): string => {
  const name = known.find((candidate) => candidate === phase)
  return name === undefined ? phase : text(`runPhase.${name}`)
}

/** Where the time went: the phases in their order along one line as long as the run, and as a list with numbers. */
export const RunPhases = ({ phases }: { readonly phases: SyncRun['phases'] }) => {
  const text = useText()
  const duration = useDuration()
  if (phases.length === 0) return null
  return (
    <section aria-label={text('run.phases')}>
      <h2 className={classes.heading}>{text('run.phases')}</h2>
      <div className={classes.line} aria-hidden>
        {phases.map(({ phase, milliseconds }, index) => (
          <Tooltip key={phase} label={`${phaseLabel(text, phase)}: ${duration(milliseconds)}`}>
            <span
              className={classes.part}
              data-step={index % 4}
              style={{ flexGrow: Math.max(milliseconds, 1) }}
            />
          </Tooltip>
        ))}
      </div>
      <ol className={classes.list}>
        {phases.map(({ phase, milliseconds }, index) => (
          <li key={phase} className={classes.entry}>
            <span className={classes.dot} data-step={index % 4} aria-hidden />
            <span>{phaseLabel(text, phase)}</span>
            <span className={classes.time}>{duration(milliseconds)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
