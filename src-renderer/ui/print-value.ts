/** Beyond this a value says nothing more to somebody who compares two. */
const longestValue = 240

/** A field's value for reading: lists by commas, certificates and other long texts cut. */
export const printValue = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(printValue).join(', ')
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)} …` : text
}
