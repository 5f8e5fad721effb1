import { type DirectoryEntry, firstText } from '../../src-shared/domain/directory-entry.ts'

/**
 * SID of the group that is an Active Directory user's primary one: the user's own domain with the group's relative
 * identifier in place of its own ([MS-ADA3] primaryGroupID). That group is in neither `member` nor `memberOf`.
 */
export const primaryGroupSid = (entry: DirectoryEntry): string | undefined => {
  const rid = firstText(entry, 'primaryGroupID')
  if (rid === undefined || !/^\d+$/.test(rid)) return undefined
  const sid = firstText(entry, 'objectSid')
  if (sid === undefined) return undefined
  const end = sid.lastIndexOf('-')
  return sid.startsWith('S-1-') && end > 0 ? `${sid.slice(0, end)}-${rid}` : undefined
}
