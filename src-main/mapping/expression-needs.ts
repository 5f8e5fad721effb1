/** What of an entry has to be handed to an expression. */
export interface ExpressionNeeds {
  readonly dn: boolean
  readonly properties: boolean
  /** Attribute names as the expression spells them; `undefined` when only running it would tell. */
  readonly attributes: { readonly text: readonly string[]; readonly bytes: readonly string[] } | undefined
  /** Values kept as bytes may be asked for. */
  readonly bytes: boolean
}

/**
 * Reads from an expression's text which attributes it can ask for. It errs to one side only: every mention of
 * `ldap`, even in a comment, has to be a call with a literal name, and nothing may reach the names in another way
 * (escaped identifiers; text as code is switched off in the sandbox); otherwise everything is sent.
 */
export const findExpressionNeeds = (expression: string): ExpressionNeeds => {
  const isPlain = !expression.includes('\\u')
  const mentions = isPlain ? [...expression.matchAll(/ldap/g)] : []
  const calls = mentions.map(({ index }) => readCall(expression, index))
  const isKnown = isPlain && calls.every((call) => call !== undefined)
  const namesOf = (isWanted: (method: string) => boolean): readonly string[] => [
    ...new Set(calls.flatMap((call) => (call !== undefined && isWanted(call.method) ? [call.name] : []))),
  ]
  return {
    dn: !isPlain || /\bdn\b/.test(expression),
    properties: !isPlain || expression.includes('properties'),
    attributes: isKnown
      ? { text: namesOf((method) => method !== 'bytes'), bytes: namesOf((method) => method === 'bytes') }
      : undefined,
    bytes: !isPlain || expression.includes('bytes') || !isKnown,
  }
}

const callPattern = /ldap\s*\.\s*(get|all|bytes)\s*\(\s*(['"])([a-zA-Z0-9;.-]+)\2\s*\)/y

const readCall = (
  expression: string,
  index: number,
): { readonly method: string; readonly name: string } | undefined => {
  // `...ldap` is a spread and stands for the name itself, `x.ldap` does not.
  if (/[\w$#]$|(?<!\.\.)\.$/.test(expression.slice(Math.max(0, index - 3), index))) return undefined
  callPattern.lastIndex = index
  const match = callPattern.exec(expression)
  const [, method, , name] = match ?? []
  return method === undefined || name === undefined ? undefined : { method, name }
}
