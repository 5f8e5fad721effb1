/** The texts a stored value is shown as: one for each value of a list, none for no value. */
export const valueTexts = (value: unknown): readonly string[] => {
  if (value === null || value === undefined) return []
  return Array.isArray(value) ? value.flatMap(oneText) : oneText(value)
}

const oneText = (value: unknown): readonly string[] => {
  if (value === null || value === undefined) return []
  if (typeof value === 'string') return [value]
  // Objects and lists within lists are rare; JSON is how whoever wrote the mapping thinks of them.
  return [typeof value === 'object' ? JSON.stringify(value) : String(value)]
}
