import { Button, Tabs } from '@mantine/core'
import { IconDatabaseOff } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { PropertyMapping } from '../../../src-shared/domain/property-mapping.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useText } from '../../ui/use-text.ts'
import { EntryAttributes } from './entry-attributes.tsx'
import { EntryPicker } from './entry-picker.tsx'
import { ExpressionReference } from './expression-reference.tsx'
import classes from './live-panel.module.css'
import { LiveResultView } from './live-result-view.tsx'
import type { LiveState } from './use-live-result.ts'
import type { TriedEntryChoice } from './use-tried-entry.ts'

interface LivePanelProps {
  readonly draft: PropertyMapping
  readonly tried: TriedEntryChoice
  readonly live: LiveState
  readonly onInsert: ((text: string) => void) | undefined
}

/** Beside the editor: what the expression gives, the entry it is tried on, and what it can use. */
export const LivePanel = ({ draft, tried, live, onInsert }: LivePanelProps) => {
  const text = useText()
  const { entry, isNothingThere, choose } = tried
  const nothing = (
    <EmptyState
      icon={IconDatabaseOff}
      title={text('mappings.noEntries')}
      hint={text('mappings.noEntriesHint')}
      actions={
        <Button variant="default" component={Link} href="/sources">
          {text('mappings.toSources')}
        </Button>
      }
    />
  )
  return (
    <section className={classes.panel} aria-label={text('mappings.live')}>
      {!isNothingThere && <EntryPicker objectType={draft.objectType} entry={entry} onChoose={choose} />}
      <Tabs defaultValue="result" keepMounted={false} className={classes.tabs}>
        <Tabs.List>
          <Tabs.Tab value="result">{text('mappings.tab.result')}</Tabs.Tab>
          <Tabs.Tab value="entry">{text('mappings.tab.entry')}</Tabs.Tab>
          <Tabs.Tab value="reference">{text('mappings.tab.reference')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="result" tabIndex={0} className={classes.content}>
          {isNothingThere ? (
            nothing
          ) : (
            <LiveResultView state={live} hasExpression={draft.expression.trim() !== ''} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="entry" tabIndex={0} className={classes.content}>
          {isNothingThere && nothing}
          {entry !== undefined && <EntryAttributes entry={entry} onInsert={onInsert} />}
        </Tabs.Panel>
        <Tabs.Panel value="reference" tabIndex={0} className={classes.content}>
          <ExpressionReference objectType={draft.objectType} />
        </Tabs.Panel>
      </Tabs>
    </section>
  )
}
