import { Button, Select } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useText } from '../../ui/use-text.ts'
import { visibleText } from '../../ui/visible-text.ts'
import {
  historyFields,
  historySteps,
  isMembershipField,
  stepsByDay,
  valuePeriods,
  type HistoryEntry,
} from './history.ts'
import { HistoryStepItem } from './history-step.tsx'
import classes from './history-tab.module.css'
import { PeriodTable } from './period-table.tsx'

/** Steps drawn at once; older ones on request. */
const stepsAtOnce = 40

/** Everything that happened to a person or group: by run, or one field with all the values it had. */
export const HistoryTab = ({ history }: { readonly history: readonly HistoryEntry[] }) => {
  const text = useText()
  const intl = useIntl()
  const [field, setField] = useState<string | null>(null)
  const [limit, setLimit] = useState(stepsAtOnce)
  if (history.length === 0) {
    return (
      <EmptyState icon={IconHistory} title={text('object.noHistory')} hint={text('object.noHistoryHint')} />
    )
  }
  const steps = historySteps(history, field)
  const dayOf = (at: string): string =>
    at === '' ? '' : intl.formatDate(at, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
  return (
    <div className={classes.history}>
      <Select
        aria-label={text('object.field')}
        size="xs"
        w={240}
        searchable
        clearable={field !== null}
        placeholder={text('object.allFields')}
        value={field}
        data={historyFields(history).map(({ field: name, count }) => ({
          value: name,
          label: text('object.fieldCount', { field: visibleText(name), count }),
        }))}
        onChange={setField}
      />
      {field !== null && !isMembershipField(field) ? (
        <PeriodTable label={field} periods={valuePeriods(history, field)} />
      ) : (
        <>
          {stepsByDay(steps.slice(0, limit), dayOf).map(({ day, steps: ofDay }) => (
            <section key={day}>
              <h3 className={classes.day}>{day}</h3>
              <ol className={classes.steps}>
                {ofDay.map((step) => (
                  <HistoryStepItem key={`${step.runId} ${step.source}`} step={step} />
                ))}
              </ol>
            </section>
          ))}
          {steps.length > limit && (
            <div>
              <Button variant="default" onClick={() => setLimit(limit + stepsAtOnce)}>
                {text('object.moreSteps')}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}
