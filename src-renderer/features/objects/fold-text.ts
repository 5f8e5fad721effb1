/** Characters of a value shown before it is unfolded: about six lines of a panel. */
export const foldedLength = 320

/** Drawing more than this makes a window slow; copying still takes the whole value. */
export const mostCharacters = 50_000

export const foldedValues = 8
export const mostValues = 500

export interface Folded<Shown> {
  readonly shown: Shown
  /** Whether there is something to unfold or fold again. */
  readonly isFoldable: boolean
  /** How much is left out even when unfolded. */
  readonly beyond: number
}

/** A text cut to what is shown of it; a pair of surrogates is never torn apart. */
export const foldText = (text: string, isOpen: boolean): Folded<string> => {
  const length = isOpen ? mostCharacters : foldedLength
  const isLong = text.length > foldedLength
  if (text.length <= length) return { shown: text, isFoldable: isLong, beyond: 0 }
  const isPair = /[\uD800-\uDBFF]/.test(text.charAt(length - 1))
  const shown = text.slice(0, isPair ? length - 1 : length)
  return { shown, isFoldable: true, beyond: isOpen ? text.length - shown.length : 0 }
}

/** The same for a list of values. */
export const foldValues = <Value>(values: readonly Value[], isOpen: boolean): Folded<readonly Value[]> => ({
  shown: values.slice(0, isOpen ? mostValues : foldedValues),
  isFoldable: values.length > foldedValues,
  beyond: isOpen ? Math.max(0, values.length - mostValues) : 0,
})
