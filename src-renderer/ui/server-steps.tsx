import { IconCircleCheck, IconCircleDashed, IconCircleX, IconMinus } from '@tabler/icons-react'
import { useIntl } from 'react-intl'
import { rungsOf, type Rung, type Server } from './read-server.ts'
import classes from './server-steps.module.css'
import { useSaid } from './use-said.ts'
import { useText } from './use-text.ts'

interface ServerStepsProps {
  readonly server: Server
  /** What is wrong stands beside the steps already. */
  readonly isFaultTold?: boolean
}

/** The way to a server's entries, rung by rung: how long each took, and where it broke, why and what to do. */
export const ServerSteps = ({ server, isFaultTold = false }: ServerStepsProps) => {
  const text = useText()
  const rungs = rungsOf(server)
  const longest = Math.max(1, ...rungs.map(({ milliseconds }) => milliseconds ?? 0))
  return (
    <ol className={classes.steps} aria-label={text('connectivity.steps')}>
      {rungs.map((rung) => (
        <li key={rung.step} className={classes.step} data-state={rung.state}>
          <StepLine rung={rung} longest={longest} />
          {!(isFaultTold && rung.state === 'failed') && <StepWords rung={rung} />}
        </li>
      ))}
    </ol>
  )
}

const icons = { ok: IconCircleCheck, failed: IconCircleX, skipped: IconCircleDashed, notNeeded: IconMinus }

const StepLine = ({ rung, longest }: { readonly rung: Rung; readonly longest: number }) => {
  const text = useText()
  const intl = useIntl()
  const { step, state, milliseconds } = rung
  const StepIcon = icons[state]
  return (
    <div className={classes.line}>
      <StepIcon size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <span className={classes.name}>{text(`sources.check.step.${step}`)}</span>
      <span className={classes.bar} aria-hidden>
        {milliseconds !== null && (
          <span
            className={classes.filled}
            style={{ width: `${Math.max(2, (milliseconds / longest) * 100)}%` }}
          />
        )}
      </span>
      <span className={classes.time}>
        {milliseconds === null
          ? text(`connectivity.stepState.${state}`)
          : intl.formatNumber(milliseconds, {
              style: 'unit',
              unit: 'millisecond',
              unitDisplay: 'short',
              maximumFractionDigits: milliseconds < 10 ? 1 : 0,
            })}
      </span>
      {milliseconds !== null && (
        <span className={classes.unseen}>{text(`connectivity.stepState.${state}`)}</span>
      )}
    </div>
  )
}

const StepWords = ({ rung: { state, message, remedy } }: { readonly rung: Rung }) => {
  const said = useSaid()
  if (message === '') return null
  return (
    <div className={classes.words}>
      <p className={classes.message}>{said(message)}</p>
      {state === 'failed' && remedy !== '' && <p className={classes.remedy}>{said(remedy)}</p>}
    </div>
  )
}
