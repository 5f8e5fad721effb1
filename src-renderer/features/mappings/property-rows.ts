/** One line of a tree of properties. */
export interface PropertyRow {
  /** Where it stands, as `attributes.phone.0`; unique in its tree. */
  readonly path: string
  readonly key: string
  readonly depth: number
  readonly value: PropertyValue
}

export type PropertyValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'list'; readonly count: number }
  | { readonly kind: 'object'; readonly count: number }

const knownOrder = ['username', 'name', 'email', 'path', 'isActive', 'parent', 'attributes']

/** A result as lines to read: known properties in their usual order, objects and lists opened below them. */
export const propertyRows = (properties: Readonly<Record<string, unknown>>): readonly PropertyRow[] =>
  Object.entries(properties)
    .filter(([key, value]) => !(key === 'attributes' && isEmptyObject(value)))
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .flatMap(([key, value]) => rowsOf(value, { path: key, key, depth: 0 }))

const rank = (key: string): number => {
  const index = knownOrder.indexOf(key)
  return index < 0 ? knownOrder.length : index
}

type Place = Pick<PropertyRow, 'path' | 'key' | 'depth'>

const rowsOf = (value: unknown, place: Place): readonly PropertyRow[] => {
  const below = ([key, child]: [string, unknown]): readonly PropertyRow[] =>
    rowsOf(child, { path: `${place.path}.${key}`, key, depth: place.depth + 1 })
  if (Array.isArray(value)) {
    const children: [string, unknown][] = value.map((child, index) => [String(index + 1), child])
    return [{ ...place, value: { kind: 'list', count: value.length } }, ...children.flatMap(below)]
  }
  if (typeof value === 'object' && value !== null) {
    const children = Object.entries(value)
    return [{ ...place, value: { kind: 'object', count: children.length } }, ...children.flatMap(below)]
  }
  if (typeof value === 'string') return [{ ...place, value: { kind: 'text', text: value } }]
  return [{ ...place, value: { kind: 'plain', text: String(value) } }]
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0
