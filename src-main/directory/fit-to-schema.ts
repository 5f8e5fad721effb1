import type { AttributeSchema } from './attribute-schema.ts'
import { propose, type SourceProposal } from './vendors/directory-vendor.ts'

interface FittedProposal {
  readonly proposal: SourceProposal
  /** What the person has to look at, as sentences. */
  readonly advice: readonly string[]
}

/**
 * Compares what a vendor's record proposes with the attributes that this very server knows. Without a schema nothing
 * is doubted: servers that keep theirs to themselves are as good as any other.
 */
export const fitToSchema = (
  proposal: SourceProposal,
  schema: AttributeSchema | undefined,
): FittedProposal => {
  const lookupGroupsFromUser = propose(false, lookupReason(schema?.names.has('memberof') === true))
  const withLookup: SourceProposal = { lookupGroupsFromUser, ...proposal }
  if (schema === undefined) {
    return {
      proposal: withLookup,
      advice: ['The schema could not be read; the proposal follows what is known of the vendor.'],
    }
  }
  const fitted = { ...withLookup, ...fittingIdentifiers(proposal, schema) }
  return { proposal: fitted, advice: unknownAttributes(fitted, schema) }
}

const lookupReason = (knowsMemberOf: boolean): string =>
  knowsMemberOf
    ? 'Groups list their members, which one search reads; the server knows memberOf as well, but looking people up by it takes a search for each group.'
    : 'Groups list their members, which one search reads; looking people up takes a search for each group.'

/** Attributes that identify an entry for good, of whatever vendor. */
const stableIdentifiers = ['entryUUID', 'objectGUID', 'nsUniqueId', 'ipaUniqueID', 'GUID'] as const

const identifierFields = ['objectUniquenessField', 'groupObjectUniquenessField'] as const

const fittingIdentifiers = (proposal: SourceProposal, { names }: AttributeSchema): SourceProposal => {
  const found = stableIdentifiers.find((name) => names.has(name.toLowerCase()))
  if (found === undefined) return {}
  const replaced = identifierFields.flatMap((field) => {
    const wanted = proposal[field]?.value
    if (wanted === undefined || wanted === '' || names.has(wanted.toLowerCase())) return []
    const reason = `The schema of the server has no ${wanted}; ${found} stays when an entry is renamed or moved.`
    return [[field, propose(found, reason)] as const]
  })
  return Object.fromEntries(replaced)
}

const unknownAttributes = (proposal: SourceProposal, { names }: AttributeSchema): readonly string[] =>
  [...identifierFields, 'groupMembershipField' as const].flatMap((field) => {
    const wanted = proposal[field]?.value
    if (wanted === undefined || wanted === '' || names.has(wanted.toLowerCase())) return []
    return [
      `The schema of the server has no ${wanted}, which ${field} names; look at an entry and choose another attribute.`,
    ]
  })
