import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPlus, IconRefresh } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { SourceSummary } from '../../../src-shared/contract/source-calls.ts'
import { pauseChoices } from '../../../src-shared/domain/pause-choice.ts'
import { useApi } from '../../api/api-context.tsx'
import { useCall } from '../../api/use-call.ts'
import { useProgress } from '../../api/use-progress.ts'
import { Page } from '../../ui/page.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { useText } from '../../ui/use-text.ts'
import { FirstSteps } from './first-steps.tsx'
import { needsPerson } from './needs-person.ts'
import classes from './overview-page.module.css'
import { SourceCard } from './source-card.tsx'
import { useSourceActions, type SourceActions } from '../../ui/use-source-actions.ts'

/** Every source at a glance. */
export const OverviewPage = () => {
  const text = useText()
  const query = useCall('sources.list', undefined)
  const progress = useProgress()
  const actions = useSourceActions(useApi())
  const sources = query.data ?? []
  const hasSources = sources.length > 0
  return (
    <Page
      title={text('shell.overview')}
      {...(hasSources
        ? {
            description: <Summary sources={sources} />,
            actions: <PageActions sources={sources} actions={actions} />,
          }
        : {})}
    >
      <QueryBoundary query={query}>
        {(shown) =>
          shown.length === 0 ? (
            <FirstSteps />
          ) : (
            <div className={classes.cards}>
              {shown.map((source) => (
                <SourceCard
                  key={source.slug}
                  source={source}
                  progress={source.runningRunId === null ? undefined : progress.get(source.runningRunId)}
                  actions={actions}
                />
              ))}
            </div>
          )
        }
      </QueryBoundary>
    </Page>
  )
}

const Summary = ({ sources }: { readonly sources: readonly SourceSummary[] }) => {
  const text = useText()
  const count = sources.filter(needsPerson).length
  // A source without a copy yet is not well, though it needs nobody either.
  const unsynced = sources.filter(({ lastGoodSyncAt }) => lastGoodSyncAt === null).length
  const usual = unsynced > 0 ? 'overview.notSyncedYet' : 'overview.allWell'
  const asleep = sources.filter(({ state }) => state === 'paused' || state === 'disabled').length
  return (
    <>
      {text('overview.summary', {
        sources: sources.length,
        people: sources.reduce((sum, source) => sum + source.users, 0),
      })}
      {', '}
      {text(count > 0 ? 'overview.needsYou' : usual, { count: count > 0 ? count : unsynced })}
      {asleep > 0 && `, ${text('overview.asleep', { count: asleep })}`}
    </>
  )
}

interface PageActionsProps {
  readonly sources: readonly SourceSummary[]
  readonly actions: SourceActions
}

const PageActions = ({ sources, actions }: PageActionsProps) => {
  const text = useText()
  const isAnyPaused = sources.some((source) => source.state === 'paused')
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" color="gray" rightSection={<IconChevronDown size={14} aria-hidden />}>
            {text('overview.pause')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{text('overview.pauseAll')}</Menu.Label>
          {pauseChoices.map((choice) => (
            <Menu.Item key={choice} onClick={() => actions.pause(null, choice)}>
              {text(`overview.pause.${choice}`)}
            </Menu.Item>
          ))}
          {isAnyPaused && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => actions.resume(null)}>{text('overview.resumeAll')}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        component={Link}
        href="/sources/new"
        leftSection={<IconPlus size={15} aria-hidden />}
      >
        {text('overview.addSource')}
      </Button>
      <Button leftSection={<IconRefresh size={15} aria-hidden />} onClick={actions.syncAll}>
        {text('overview.syncAll')}
      </Button>
    </>
  )
}
