// Search works in two steps: SQL narrows with LIKE, at the speed of a scan, and lets through everything that may match;
// what it lets through is then looked at exactly. LIKE alone folds only ASCII and would find attribute names, too.

/**
 * A LIKE pattern (with ESCAPE '!') that matches at least every text and every JSON text in which `search` occurs.
 * Letters beyond ASCII become wildcards, because LIKE knows neither their case nor their composed forms.
 */
export const searchPattern = (search: string): string => {
  const inJson = JSON.stringify(search.normalize('NFC')).slice(1, -1)
  // A backslash or a quote is written differently in JSON and in a plain column; a wildcard fits both.
  const wild = inJson.replaceAll(/(?:\\u[0-9a-f]{4}|\\.|[^\x20-\x7e])+/g, '\u0000')
  return `%${wild.replaceAll(/[!%_]/g, '!$&').replaceAll('\u0000', '%')}%`
}

/** The form in which texts are compared: precomposed and in lower case. */
export const foldForSearch = (text: string): string => text.normalize('NFC').toLowerCase()

/** Whether `needle`, already folded, occurs in one of the texts or in a value at any depth of the JSON object. */
export const containsText = (needle: string, texts: readonly string[], attributesJson: string): boolean =>
  texts.some((text) => foldForSearch(text).includes(needle)) ||
  valueContains(needle, JSON.parse(attributesJson))

const valueContains = (needle: string, value: unknown): boolean => {
  if (typeof value === 'string') return foldForSearch(value).includes(needle)
  if (typeof value === 'number') return String(value).includes(needle)
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((part) => valueContains(needle, part))
}
