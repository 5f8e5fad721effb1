/** What a text says if it is a sentence of this form: the values at its places, in their order. */
export interface Reading {
  /** The English form. */
  readonly id: string
  readonly values: readonly { readonly name: string; readonly text: string }[]
  /** How many letters of the form are its own; infinite for a text that is the form itself. */
  readonly letters: number
}

export interface Form {
  readonly read: (text: string) => Reading | undefined
}

/** Forms such as `{uri} cannot be reached.`, those that say most first: a longer one may end as a shorter one does. */
export const makeForms = (ids: readonly string[]): readonly Form[] =>
  ids
    .map(formOf)
    .toSorted((left, right) => right.letters - left.letters || right.length - left.length)
    .map(({ read }) => ({ read }))

const place = /\{([a-zA-Z]+)\}/

const formOf = (id: string): Form & { readonly letters: number; readonly length: number } => {
  const parts = id.split(place)
  const literals = parts.filter((_, index) => index % 2 === 0)
  const names = parts.filter((_, index) => index % 2 === 1)
  const letters = names.length === 0 ? Infinity : literals.join('').replaceAll(/[^a-z]/gi, '').length
  return {
    letters,
    length: id.length,
    read(text) {
      const values = valuesBetween(text, literals)
      if (values === undefined) return undefined
      return { id, letters, values: names.map((name, index) => ({ name, text: values[index] ?? '' })) }
    },
  }
}

/**
 * What stands between these pieces of a text, of which it consists otherwise; undefined if it does not. Each value is
 * as short as can be. One pass and no pattern: a text may come from a server, and must not cost more than its length.
 */
const valuesBetween = (text: string, literals: readonly string[]): readonly string[] | undefined => {
  const [start = '', ...following] = literals
  if (!text.startsWith(start)) return undefined
  const values: string[] = []
  let from = start.length
  for (const [index, literal] of following.entries()) {
    const isLast = index === following.length - 1
    const at = isLast ? text.length - literal.length : text.indexOf(literal, from + 1)
    if (at <= from || (isLast && !text.endsWith(literal))) return undefined
    values.push(text.slice(from, at))
    from = at + literal.length
  }
  return from === text.length ? values : undefined
}
