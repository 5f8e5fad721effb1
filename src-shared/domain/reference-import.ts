import { LdapSource } from './ldap-source.ts'
import { type Problem, unknownNameMessage } from './ldap-source-problems.ts'

// Names of a source's fields on input: ours, or the reference's snake_case ones, or a mix of both.

export const sourceFields = Object.keys(LdapSource.shape)

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Every accepted spelling, leading to our name. */
const fieldNames: ReadonlyMap<string, string> = new Map(
  sourceFields.flatMap((name) => [
    [name, name],
    [snakeCase(name), name],
  ]),
)

const secretNames: ReadonlyMap<string, string> = new Map([
  ['bindpassword', 'bind-password'],
  ['bindpw', 'bind-password'],
  ['password', 'bind-password'],
  ['clientkey', 'client-key'],
  ['clientcertificatekey', 'client-key'],
  ['clientprivatekey', 'client-key'],
  ['privatekey', 'client-key'],
  ['keydata', 'client-key'],
  ['webhooksecret', 'webhook-secret'],
  ['outgoingsecret', 'webhook-secret'],
])

// Fields that every kind of source has in the reference and that say nothing about an LDAP one.
const fieldsWithoutMeaning = new Set([
  'pk',
  'promoted',
  'icon',
  'icon_url',
  'icon_file_id',
  'authentication_flow',
  'enrollment_flow',
  'policy_engine_mode',
  'component',
  'verbose_name',
  'verbose_name_plural',
  'meta_model_name',
  'managed',
  'connectivity',
])

// The reference writes null where nothing is chosen.
const nullableFields = new Set(['peerCertificate', 'clientCertificate', 'syncParentGroup'])

export interface RenamedFields {
  readonly values: Readonly<Record<string, unknown>>
  /** Our name of each field to the one that was written. */
  readonly spellings: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}

/** Gives every field its Rollcall name; names what is unknown, given twice, or a secret. */
export const renameSourceFields = (input: object): RenamedFields => {
  const values = new Map<string, unknown>()
  const spellings = new Map<string, string>()
  const problems: Problem[] = []
  for (const [key, value] of Object.entries(input)) {
    const name = fieldNames.get(key)
    const earlier = name === undefined ? undefined : spellings.get(name)
    if (name === undefined) problems.push({ path: key, message: unknownFieldMessage(key, input) })
    else if (earlier !== undefined)
      problems.push({ path: key, message: `This is the same field as "${earlier}". Keep one of the two.` })
    else {
      spellings.set(name, key)
      if (value !== null || !nullableFields.has(name)) values.set(name, value)
    }
  }
  return { values: Object.fromEntries(values), spellings, problems }
}

const unknownFieldMessage = (key: string, input: object): string => {
  const secret = secretNames.get(key.replace(/[_-]/g, '').toLowerCase())
  if (secret !== undefined)
    return `A secret is never read from a file. Remove it and run "secret set ${slugOf(input)} ${secret}".`
  if (fieldsWithoutMeaning.has(key)) return 'This field has no meaning for an LDAP source. Remove it.'
  return unknownNameMessage('field', key, key.includes('_') ? [...fieldNames.keys()] : sourceFields)
}

const slugOf = (input: object): string => {
  const slug: unknown = Reflect.get(input, 'slug')
  return typeof slug === 'string' && /^[-a-zA-Z0-9_]+$/.test(slug.trim()) ? slug.trim() : 'SLUG'
}
