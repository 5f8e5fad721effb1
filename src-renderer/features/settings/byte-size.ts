const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

export type ByteUnit = (typeof units)[number]

/** A size in the unit a person would use, with at most three digits that matter. */
export const byteSize = (bytes: number): { readonly amount: number; readonly unit: ByteUnit } => {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  const amount = bytes / 1000 ** power
  const digits = power === 0 || amount >= 100 ? 0 : 1
  return { amount: Number(amount.toFixed(digits)), unit: units[power] ?? 'byte' }
}

/** The number of lines of a text; a last line break ends a line and begins none. */
export const lineCount = (text: string): number =>
  text === '' ? 0 : text.replace(/\n$/, '').split('\n').length

/** The size of a text as it is saved. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length
