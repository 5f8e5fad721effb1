// What a server's schema adds to the built-in table: attributes whose syntax says bytes, times or booleans. Nothing
// depends on having read it (reference section 2.1: Google Secure LDAP and others refuse it); it only makes the types
// more exact.
import type { AttributeName } from './attribute-names.ts'
import type { ValueKind, ValueMeaning } from './attribute-types.ts'

export interface AttributeSchema {
  /** Lower-case names of all attributes that the server knows. */
  readonly names: ReadonlySet<string>
  /** Lower-case names of attributes whose values are bytes. */
  readonly byteAttributes: ReadonlySet<string>
  /** Lower-case names of attributes whose text means more than text, by their syntax. */
  readonly meanings: ReadonlyMap<string, ValueMeaning>
}

export const valueKindOf = (name: AttributeName, schema: AttributeSchema | undefined): ValueKind =>
  name.kind === 'auto' && schema?.byteAttributes.has(name.type) === true ? 'bytes' : name.kind

// RFC 4517 section 3.3 and RFC 2252 section 4.3.2: Octet String, JPEG, Binary, Audio, Fax, Certificate,
// Certificate List, Certificate Pair, Supported Algorithm; then AD's replica link and security descriptor.
const byteSyntaxes: ReadonlySet<string> = new Set([
  ...['40', '28', '5', '4', '23', '8', '9', '10', '49'].map((arc) => `1.3.6.1.4.1.1466.115.121.1.${arc}`),
  '1.2.840.113556.1.4.907',
])

// RFC 4517 sections 3.3.3 and 3.3.13: Boolean, Generalized Time.
const meaningfulSyntaxes: ReadonlyMap<string, ValueMeaning> = new Map([
  ['1.3.6.1.4.1.1466.115.121.1.7', 'boolean'],
  ['1.3.6.1.4.1.1466.115.121.1.24', 'generalized-time'],
])

/** Reads AttributeTypeDescriptions (RFC 4512 section 4.1.2). What it cannot read it leaves out. */
export const parseAttributeTypes = (descriptions: readonly string[]): AttributeSchema => {
  const names = new Set<string>()
  const byteAttributes = new Set<string>()
  const meanings = new Map<string, ValueMeaning>()
  for (const description of descriptions) {
    const syntax = /\bSYNTAX\s+'?([\d.]+)/.exec(description)?.[1] ?? ''
    const means = meaningfulSyntaxes.get(syntax)
    for (const name of namesOf(description).map((each) => each.toLowerCase())) {
      names.add(name)
      if (byteSyntaxes.has(syntax)) byteAttributes.add(name)
      if (means !== undefined) meanings.set(name, means)
    }
  }
  return { names, byteAttributes, meanings }
}

const namesOf = (description: string): readonly string[] => {
  const names = /\bNAME\s+(?:'([^']+)'|\(([^)]*)\))/.exec(description)
  if (names === null) return []
  if (names[1] !== undefined) return [names[1]]
  return [...(names[2] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '')
}
