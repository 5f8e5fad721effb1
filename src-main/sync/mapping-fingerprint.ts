import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { PropertyMapping } from '../../src-shared/domain/property-mapping.ts'

/** Raised when this program makes something else of the same entry and settings: everybody is then mapped again. */
const engineVersion = 1

/**
 * Everything that decides what an entry becomes, as one text. While it stays the same, an entry with the same bytes
 * is the same object, and need not be mapped again.
 */
export const mappingFingerprintText = (
  source: LdapSource,
  mappings: { readonly user: readonly PropertyMapping[]; readonly group: readonly PropertyMapping[] },
): string =>
  JSON.stringify([
    engineVersion,
    source.slug,
    source.name,
    source.baseDn,
    source.userPathTemplate,
    source.objectUniquenessField,
    source.groupObjectUniquenessField,
    source.userMembershipAttribute,
    source.groupMembershipField,
    source.lookupGroupsFromUser,
    source.syncGroupHierarchy,
    source.syncParentGroup,
    source.syncUsers,
    [...mappings.user, ...mappings.group].map(({ name, expression }) => [name, expression]),
    mappings.user.length,
  ])
