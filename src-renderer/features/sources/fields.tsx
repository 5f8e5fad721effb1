import { useEditScope } from './edit-context.tsx'
import { Field } from './field.tsx'
import { sourceFields, type ShownId } from './source-fields.ts'
import { problemsAt } from './source-problems.ts'

interface FieldsProps {
  readonly ids: readonly ShownId[]
  /** Why a field has the value it has. */
  readonly reasons?: ReadonlyMap<string, string>
}

/** Some fields of the source, in the order asked for, as far as they have a meaning now. */
export const Fields = ({ ids, reasons }: FieldsProps) => {
  const { edit, problems, warnings, places } = useEditScope()
  const specs = ids.flatMap((id) => sourceFields.filter((spec) => spec.id === id))
  const shown = specs.filter(
    ({ id, isShown }) =>
      isShown === undefined ||
      isShown(edit.values, places) ||
      problemsAt(problems, id).length > 0 ||
      problemsAt(warnings, id).length > 0,
  )
  return (
    <div>
      {shown.map((spec) => (
        <Field key={spec.id} spec={spec} reason={reasons?.get(spec.id)} />
      ))}
    </div>
  )
}
