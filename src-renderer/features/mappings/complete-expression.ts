import type { MessageId } from '../../../src-shared/messages/catalogue.ts'
import type { CodeCompletion, CodeCompletions } from '../../ui/code-field-completion.ts'
import { globalNames, membersOf, resultKeys, type ExpressionName } from './expression-names.ts'

interface CompletionSetup {
  /** Of stored entries, most frequent first. */
  readonly attributeNames: readonly string[]
  readonly objectType: 'user' | 'group' | 'any'
  readonly text: (id: MessageId) => string
}

// `ldap.get('` and what was typed of the name so far.
const attributePlace = /\bldap\s*\.\s*(?:get|all|bytes)\(\s*(['"`])([^'"`\n]*)$/
const memberPlace = /(?<![\w$.])(ldap|source|properties)\s*\.\s*([\w$]*)$/
const wordPlace = /(?<![\w$.])([A-Za-z_$][\w$]*)$/
// Within the braces of `return {`, where a key begins.
const keyPlace = /\breturn\s*\{(?:[^{}]*,)?\s*([A-Za-z_$][\w$]*)?$/

/** The names that may follow the text before the cursor. */
export const completeExpression =
  ({ attributeNames, objectType, text }: CompletionSetup) =>
  (before: string, isAsked: boolean): CodeCompletions | undefined => {
    const attribute = attributePlace.exec(before)
    if (attribute !== null)
      return {
        typed: attribute[2]?.length ?? 0,
        options: attributeNames.map((label) => ({ label, kind: 'attribute' })),
      }
    if (isInText(before)) return undefined
    const offer = (names: readonly ExpressionName[]): readonly CodeCompletion[] =>
      names.map((name) => toCompletion(name, text))

    const member = memberPlace.exec(before)
    if (member !== null)
      return { typed: member[2]?.length ?? 0, options: offer(membersOf[member[1] ?? ''] ?? []) }

    const key = keyPlace.exec(before)
    if (key !== null) {
      const typed = key[1]?.length ?? 0
      if (typed === 0 && !isAsked) return undefined
      const keys = offer(resultKeys(objectType)).map((each) => ({ ...each, insert: `${each.label}: ` }))
      // A key may also be written short, as the name of a variable: `return { dn }`.
      return { typed, options: [...keys, ...offer(globalNames)] }
    }

    const typed = wordPlace.exec(before)?.[1]?.length ?? 0
    if (typed === 0 && (!isAsked || /[\w$.]$/.test(before))) return undefined
    const keyword: CodeCompletion = { label: 'return', kind: 'keyword', help: text('mappings.help.return') }
    return { typed, options: [...offer(globalNames), keyword] }
  }

const toCompletion = (
  { name, kind, parameters, help }: ExpressionName,
  text: (id: MessageId) => string,
): CodeCompletion => ({
  label: name,
  kind,
  help: text(help),
  ...(parameters === undefined ? {} : { detail: parameters }),
})

/** Whether the cursor stands within a string or a comment, judged by its line alone; good enough for completion. */
const isInText = (before: string): boolean => {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  let quote: string | undefined
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index]
    if (character === '\\') index += 1
    else if (quote !== undefined) {
      if (character === quote) quote = undefined
    } else if (character === "'" || character === '"' || character === '`') quote = character
    else if (character === '/' && line[index + 1] === '/') return true
  }
  return quote !== undefined
}
