import { Text } from '@mantine/core'
import { StateBadge } from '../../ui/state-badge.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { DelayedSkeleton } from '../../ui/delayed-skeleton.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { useSaid } from '../../ui/use-said.ts'
import { useText } from '../../ui/use-text.ts'
import classes from './live-result-view.module.css'
import type { LiveResult } from './live-result.ts'
import { PropertyTree } from './property-tree.tsx'
import { propertyRows } from './property-rows.ts'
import type { LiveState } from './use-live-result.ts'

/** What the expression gives for the chosen entry; stays in sight, dimmed, while the next answer is on its way. */
export const LiveResultView = ({
  state,
  hasExpression,
}: {
  readonly state: LiveState
  readonly hasExpression: boolean
}) => {
  const text = useText()
  if (!hasExpression)
    return (
      <Text size="sm" c="var(--rc-text-dim)">
        {text('mappings.waitingForExpression')}
      </Text>
    )
  if (state.error !== undefined) return <ErrorPanel error={state.error} onRetry={state.retry} />
  if (state.result === undefined) return <DelayedSkeleton lines={4} />
  return (
    <div className={classes.result} data-behind={state.isBehind || undefined}>
      <div className={classes.head} role="status">
        <Verdict result={state.result} />
        <span className={classes.timing}>
          {state.isBehind ? text('mappings.trying') : <Timing result={state.result} />}
        </span>
      </div>
      <Body result={state.result} />
    </div>
  )
}

const Verdict = ({ result }: { readonly result: LiveResult }) => {
  const text = useText()
  if (result.kind === 'mapped') {
    const isNothing = propertyRows(result.properties).length === 0
    return isNothing ? (
      <StateBadge state="nothing" label={text('mappings.result.nothing')} />
    ) : (
      <StateBadge state="ok" label={text('mappings.result.mapped')} />
    )
  }
  if (result.kind === 'skipped')
    return <StateBadge state="disabled" label={text('mappings.result.skipped')} />
  return (
    <StateBadge
      state="failed"
      label={text(result.kind === 'failed' ? 'mappings.result.failed' : 'mappings.result.invalid')}
    />
  )
}

const Timing = ({ result }: { readonly result: LiveResult }) => {
  const text = useText()
  if (result.kind !== 'mapped') return null
  const { milliseconds } = result
  const digits = milliseconds < 10 ? 1 : 0
  return text('mappings.upToDate', { milliseconds: Number(milliseconds.toFixed(digits)) })
}

const Body = ({ result }: { readonly result: LiveResult }) => {
  const text = useText()
  const said = useSaid()
  if (result.kind === 'skipped') return <p className={classes.hint}>{text('mappings.result.skippedHint')}</p>
  if (result.kind === 'mapped') {
    if (propertyRows(result.properties).length === 0)
      return <p className={classes.hint}>{text('mappings.result.nothingHint')}</p>
    return (
      <>
        <PropertyTree properties={result.properties} />
        <p className={classes.hint}>{text('mappings.result.startsWith')}</p>
      </>
    )
  }
  const { line, message } = result.problem
  return (
    <>
      <p className={classes.problem}>
        {line !== null && <span className={classes.line}>{text('mappings.line', { line })}</span>}
        <SafeText>{said(message)}</SafeText>
      </p>
      <p className={classes.hint}>
        {text(result.kind === 'failed' ? 'mappings.result.failedHint' : 'mappings.result.invalidHint')}
      </p>
    </>
  )
}
