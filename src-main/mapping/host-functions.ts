import type { DnValue } from '../../src-shared/ldap-syntax/dn-value.ts'
import { parseDn } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { fileTimeToIso } from '../../src-shared/ldap-syntax/filetime.ts'
import { generalizedTimeToIso } from '../../src-shared/ldap-syntax/generalized-time.ts'

// The only way out of the sandbox: a name and a text go out, JSON text comes back. Nothing here has an effect.

const functions: ReadonlyMap<string, (text: string) => unknown> = new Map<string, (text: string) => unknown>([
  ['parseDn', (text) => describeDn(text)],
  ['fileTime', fileTimeToIso],
  ['generalizedTime', generalizedTimeToIso],
])

/** Longest text handed to a parser: a DN of a directory has hundreds of characters, not thousands. */
const longestText = 16_384

/** Answers a call of an expression to one of these functions; never throws. */
export const callHostFunction = (name: string, text: string): string => {
  const call = functions.get(name)
  if (call === undefined) return JSON.stringify({ error: 'there is no such function' })
  if (text.length > longestText) return JSON.stringify({ error: 'the text is too long' })
  try {
    return JSON.stringify({ value: call(text) })
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.message : 'it failed' })
  }
}

/** A DN for expressions: its RDNs, own one first, with the first pair of each at hand and all of them in `parts`. */
const describeDn = (
  text: string,
): readonly {
  readonly type: string
  readonly value: string
  readonly parts: readonly { readonly type: string; readonly value: string }[]
}[] =>
  parseDn(text).map((rdn) => {
    const parts = rdn.map(({ type, value }) => ({ type, value: textOfDnValue(value) }))
    return { type: parts[0]?.type ?? '', value: parts[0]?.value ?? '', parts }
  })

/** A DN value as text; one given as bytes keeps the `#hex` form of RFC 4514 section 2.4. */
export const textOfDnValue = (value: DnValue): string =>
  typeof value === 'string' ? value : `#${Buffer.from(value).toString('hex')}`
