// More than a third of the letters wrong is no longer a slip of the fingers.
const tolerance = 3

/** The word that was probably meant, for "did you mean"; case does not count. */
export const nearestWord = (typed: string, words: readonly string[]): string | undefined => {
  // What nobody typed by hand needs no suggestion, and distance costs length times length.
  if (typed.length > 80) return undefined
  const lower = typed.toLowerCase()
  let best: { word: string; distance: number } | undefined
  for (const word of words) {
    const distance = editDistance(lower, word.toLowerCase())
    if (distance < (best?.distance ?? Infinity)) best = { word, distance }
  }
  return best !== undefined && best.distance * tolerance <= Math.max(typed.length, tolerance)
    ? best.word
    : undefined
}

const editDistance = (left: string, right: string): number => {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[right.length] ?? 0
}
