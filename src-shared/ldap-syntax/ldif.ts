import { base64Text, utf8Bytes, utf8Text } from './octets.ts'

// LDIF content records (RFC 2849).

/** The line that opens an LDIF file. */
export const ldifHeader = 'version: 1\n\n'

/** One entry with the empty line that ends it. */
export const printLdifRecord = (
  dn: string,
  attributes: Iterable<readonly [name: string, values: readonly (string | Uint8Array)[]]>,
): string => {
  const lines = [line('dn', dn)]
  for (const [name, values] of attributes) {
    if (attributeDescription.test(name)) for (const value of values) lines.push(line(name, value))
    else lines.push('# An attribute was left out here: LDIF cannot write its name.')
  }
  return `${lines.join('\n')}\n\n`
}

// The underscore: see filter-item.ts. Anything else in a name could start a line of its own.
const attributeDescription = /^[A-Za-z0-9][A-Za-z0-9_.-]*(?:;[A-Za-z0-9_=*-]+)*$/

const line = (name: string, value: string | Uint8Array): string => {
  const text = typeof value === 'string' ? value : utf8Text(value)
  if (text === '') return `${name}:`
  if (text !== undefined && isSafe(text)) return folded(`${name}: ${text}`)
  return folded(`${name}:: ${base64Text(typeof value === 'string' ? utf8Bytes(value) : value)}`)
}

// SAFE-STRING of RFC 2849, and no space at the end, which note 8 asks for.
const isSafe = (text: string): boolean =>
  /^[\x01-\x09\x0b\x0c\x0e-\x7f]*$/.test(text) && !/^[ :<]/.test(text) && !text.endsWith(' ')

// RFC 2849 leaves the length open; 76 is what ldapsearch writes.
const lineLength = 76

const folded = (text: string): string => {
  if (text.length <= lineLength) return text
  const parts = [text.slice(0, lineLength)]
  for (let index = lineLength; index < text.length; index += lineLength - 1)
    parts.push(text.slice(index, index + lineLength - 1))
  return parts.join('\n ')
}
