import { Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { useText } from '../../ui/use-text.ts'
import { useEditScope } from './edit-context.tsx'
import classes from './field-row.module.css'
import { useFieldWords } from './use-field-words.ts'
import { problemsOfWhole } from './source-problems.ts'
import type { ShownId } from './source-fields.ts'

export interface FieldParts {
  /** For the control itself. */
  readonly id: string
  readonly labelId: string
  readonly helpId: string
  readonly label: string
  readonly help: string
  readonly error: string | undefined
}

interface FieldRowProps {
  readonly id: ShownId
  /** A list or a set of controls is labelled as a group; a single one by its label element. */
  readonly isGroup?: boolean
  /** Why this value was proposed. */
  readonly reason?: string | undefined
  readonly children: (parts: FieldParts) => ReactNode
}

/** One field: its name and meaning at the left, its control at the right, warnings below it. */
export const FieldRow = ({ id, isGroup = false, reason, children }: FieldRowProps) => {
  const { problems, warnings } = useEditScope()
  const text = useText()
  const words = useFieldWords()
  const controlId = useId()
  const labelId = `${controlId}-label`
  const helpId = `${controlId}-help`
  const { label, help } = words.of(id)
  const warning = problemsOfWhole(warnings, id)
  const error = problemsOfWhole(problems, id)
  return (
    <div className={classes.row} data-field={id}>
      <div className={classes.about}>
        {isGroup ? (
          <span id={labelId} className={classes.label}>
            {label}
          </span>
        ) : (
          <label id={labelId} htmlFor={controlId} className={classes.label}>
            {label}
          </label>
        )}
        <p id={helpId} className={classes.help}>
          {help}
        </p>
      </div>
      <div className={classes.control}>
        {children({
          id: controlId,
          labelId,
          helpId,
          label,
          help,
          error: error === undefined ? undefined : words.spell(error),
        })}
        {reason !== undefined && (
          <p className={classes.reason}>
            <span className={classes.reasonWord}>{text('sources.guided.why')}</span> {reason}
          </p>
        )}
        {warning !== undefined && (
          <Text size="xs" className={classes.warning} component="p">
            <IconAlertTriangle size={14} aria-hidden />
            <span>{words.spell(warning)}</span>
          </Text>
        )}
      </div>
    </div>
  )
}

/** The error of a control that has no place of its own for one. */
export const FieldError = ({ children }: { readonly children: string | undefined }) =>
  children === undefined ? null : (
    <p className={classes.error} role="alert">
      {children}
    </p>
  )
