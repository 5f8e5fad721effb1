import { useText } from '../../ui/use-text.ts'
import { sourceFields, type ShownId } from './source-fields.ts'

export interface FieldWords {
  readonly of: (id: ShownId) => { readonly label: string; readonly help: string }
  /** A message of the shared checks, which name fields as files do, in the words of the form. */
  readonly spell: (message: string) => string
}

const fieldNames = new RegExp(
  // Single words such as "name" and "enabled" are English as well and stay.
  `(?<![\\w"./-])(${sourceFields
    .map(({ id }) => id)
    .filter((id) => /[A-Z.]/.test(id))
    .join('|')
    .replaceAll('.', '\\.')})(?![\\w])`,
  'g',
)

const isShownId = (text: string): text is ShownId => sourceFields.some(({ id }) => id === text)

export const useFieldWords = (): FieldWords => {
  const text = useText()
  return {
    of: (id) => ({ label: text(`sources.field.${id}.label`), help: text(`sources.field.${id}.help`) }),
    spell: (message) =>
      message
        .replaceAll(fieldNames, (name) =>
          isShownId(name) ? `“${text(`sources.field.${name}.label`)}”` : name,
        )
        .replaceAll('"system"', `“${text('sources.choice.tlsVerification.system')}”`)
        .replaceAll('"custom-ca"', `“${text('sources.choice.tlsVerification.custom-ca')}”`),
  }
}
