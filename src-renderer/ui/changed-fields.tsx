import classes from './changed-fields.module.css'
import { printValue } from './print-value.ts'
import { SafeText } from './safe-text.tsx'
import { useText } from './use-text.ts'

export interface ChangedField {
  /** The path in a file, such as `schedule.sync`; one of each in a list. */
  readonly field: string
  readonly label: string
  readonly before: unknown
  readonly after: unknown
}

/** Fields of a configuration with what they were and what they are, or would be. */
export const ChangedFields = ({ fields }: { readonly fields: readonly ChangedField[] }) => (
  <dl className={classes.changes}>
    {fields.map(({ field, label, before, after }) => (
      <div key={field} className={classes.change}>
        <dt>
          <SafeText>{label}</SafeText>
        </dt>
        <dd>
          <del>
            <Value value={before} />
          </del>
          <span aria-hidden> → </span>
          <ins>
            <Value value={after} />
          </ins>
        </dd>
      </div>
    ))}
  </dl>
)

const Value = ({ value }: { readonly value: unknown }) => {
  const text = useText()
  return <SafeText>{printValue(value) || text('sources.history.empty')}</SafeText>
}
