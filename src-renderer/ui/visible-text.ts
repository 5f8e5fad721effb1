/** A stretch of text: characters as they are, or one character that would not show, or would deceive. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mark'; readonly label: string }

// Everything of Unicode's categories Cc, Cf, Zl and Zp, private use and lone halves of a pair. Among Cf are the
// overrides that let `gpj.exe` read as `exe.jpg` (UAX #9 section 2, UTR #36 section 2).
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u
const hiddenEach = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu

/** Text from a directory cut at the characters that must be made visible; one part for nearly all texts. */
export const splitVisible = (text: string): readonly TextPart[] => {
  if (!hidden.test(text)) return [{ kind: 'text', text }]
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(hiddenEach)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) })
    parts.push({ kind: 'mark', label: labelOf(match[0]) })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/** The same as one text, for places that take no markup: titles, labels of controls. */
export const visibleText = (text: string): string =>
  splitVisible(text)
    .map((part) => (part.kind === 'text' ? part.text : `[${part.label}]`))
    .join('')

const short: Readonly<Record<string, string>> = { '\t': '⇥', '\n': '⏎', '\r': '␍', '\0': '␀' }

const labelOf = (character: string): string =>
  short[character] ?? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
