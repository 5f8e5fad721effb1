// Text from a directory on a terminal: escape sequences in a display name must not move the cursor or recolour the
// screen, and a name in Chinese takes two columns a character.

const unsafe = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu
const colour = /\u001B\[\d+m/g
const zeroWidth = /\p{Mark}/u
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u

/** The text with every character that a terminal would obey replaced by a visible one. */
export const printable = (text: string): string => text.replaceAll(unsafe, '\uFFFD')

const characterWidth = (character: string): number => {
  if (zeroWidth.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** Columns the text takes on a terminal; our own colour sequences take none. */
export const displayWidth = (text: string): number => {
  let width = 0
  for (const character of text.replaceAll(colour, '')) width += characterWidth(character)
  return width
}

/** Shortens plain text (no colour in it) to so many columns, the last of which says that something is missing. */
export const shorten = (text: string, columns: number): string => {
  if (displayWidth(text) <= columns) return text
  let kept = ''
  let width = 0
  for (const character of text) {
    width += characterWidth(character)
    if (width > columns - 1) break
    kept += character
  }
  return `${kept}…`
}

/** Breaks text at spaces into lines of at most so many columns. */
export const wrapText = (text: string, columns: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && displayWidth(longer) > columns) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}
