import { hexPairAt, hexText, textOrBytes, utf8Bytes, utf8Text } from './octets.ts'
import { syntaxError } from './syntax-error.ts'

// Attribute values inside a DN (RFC 4514 sections 2.4 and 3).

/** Text; or, for a value that is none, its BER encoding as after `#`. */
export type DnValue = string | Uint8Array

interface ParsedValue {
  readonly value: DnValue
  /** Index of the `,` or `+` after the value, or the length of the text. */
  readonly end: number
}

export const parseDnValue = (text: string, start: number): ParsedValue => {
  let index = start
  while (text[index] === ' ') index++
  return text[index] === '#' ? parseHexValue(text, index + 1) : parseTextValue(text, index)
}

const parseHexValue = (text: string, start: number): ParsedValue => {
  const bytes: number[] = []
  let index = start
  for (let byte = hexPairAt(text, index); byte !== undefined; byte = hexPairAt(text, index)) {
    bytes.push(byte)
    index += 2
  }
  const end = skipSpaces(text, index)
  if (bytes.length === 0 || (end < text.length && text[end] !== ',' && text[end] !== '+'))
    throw syntaxError(
      'The DN',
      index,
      'after "#" only pairs of hexadecimal digits may follow. If the value begins with "#", write "\\#".',
    )
  return { value: berText(Uint8Array.from(bytes)), end }
}

const skipSpaces = (text: string, start: number): number => {
  let index = start
  while (text[index] === ' ') index++
  return index
}

const parseTextValue = (text: string, start: number): ParsedValue => {
  const pieces: (string | Uint8Array)[] = []
  let index = start
  let spaces = ''
  while (index < text.length) {
    const character = text.charAt(index)
    if (character === ',' || character === '+') break
    if (forbidden.includes(character))
      throw syntaxError(
        'The DN',
        index,
        `${nameOf(character)} must be escaped here. Write "\\${shown(character)}".`,
      )
    if (character === ' ') {
      spaces += character
      index++
      continue
    }
    // Spaces at the end do not belong to the value unless they were escaped.
    if (spaces !== '') pieces.push(spaces)
    spaces = ''
    const piece = character === '\\' ? parseEscape(text, index) : plainRun(text, index)
    pieces.push(piece.content)
    index = piece.next
  }
  return { value: joinPieces(pieces), end: index }
}

const plainCharacters = /[^ ,+\\";<>\0]+/y

const plainRun = (text: string, index: number): { content: string; next: number } => {
  plainCharacters.lastIndex = index
  const content = plainCharacters.exec(text)?.[0] ?? ''
  return { content, next: index + content.length }
}

const forbidden = '";<>\0'
const nameOf = (character: string): string => (character === '\0' ? 'a NUL' : `the character ${character}`)
const shown = (character: string): string => (character === '\0' ? '00' : character)

const parseEscape = (text: string, index: number): { content: string | Uint8Array; next: number } => {
  const escaped = text.charAt(index + 1)
  if (escaped !== '' && ' "#+,;<=>\\'.includes(escaped)) return { content: escaped, next: index + 2 }
  const { bytes, next } = hexRun(text, index)
  if (bytes.length === 0)
    throw syntaxError(
      'The DN',
      index,
      'after a backslash a special character or two hexadecimal digits should follow. Write a backslash as "\\\\".',
    )
  return { content: textOrBytes(Uint8Array.from(bytes)), next }
}

const hexRun = (text: string, start: number): { bytes: number[]; next: number } => {
  const bytes: number[] = []
  let next = start
  while (text[next] === '\\') {
    const byte = hexPairAt(text, next + 1)
    if (byte === undefined) break
    bytes.push(byte)
    next += 3
  }
  return { bytes, next }
}

// Octets that are no UTF-8 are kept as the BER OCTET STRING that `#` would give them, so that there are two kinds
// of value and not three.
const joinPieces = (pieces: readonly (string | Uint8Array)[]): DnValue => {
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('')
  const bytes: number[] = []
  for (const piece of pieces)
    for (const byte of typeof piece === 'string' ? utf8Bytes(piece) : piece) bytes.push(byte)
  return Uint8Array.from([octetString, ...berLength(bytes.length), ...bytes])
}

const octetString = 0x04
// UTF8String, NumericString, PrintableString, IA5String and OCTET STRING hold UTF-8 or a subset of it.
const textTags = [0x0c, 0x12, 0x13, 0x16, octetString]

const berLength = (length: number): number[] => {
  if (length < 0x80) return [length]
  const bytes = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 | bytes.length, ...bytes]
}

/** The text inside the encoding of a string, else the encoding itself. */
const berText = (encoding: Uint8Array): DnValue => {
  const [tag, first = 0] = encoding
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  const content = encoding.subarray(2 + lengthBytes)
  const isWhole =
    tag !== undefined &&
    textTags.includes(tag) &&
    hexText(encoding.subarray(1, 2 + lengthBytes)) === hexText(Uint8Array.from(berLength(content.length)))
  return (isWhole ? utf8Text(content) : undefined) ?? encoding
}

/** Escapes what RFC 4514 section 2.4 asks for, and control characters so that they can be seen. */
export const printDnValue = (value: DnValue): string => {
  if (typeof value !== 'string') return `#${hexText(value)}`
  return value
    .replace(/["+,;<>\\]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!^\\) $/, '\\ ')
    .replace(/[\0-\x1f\x7f]/g, (character) => `\\${hexText(utf8Bytes(character))}`)
}
