// For the suites against real servers: from an address to a source, the way a person would do it.
import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { parseSourceDraft } from '../../../src-shared/domain/ldap-source-rules.ts'
import type { DirectoryEntry } from '../../../src-shared/domain/directory-entry.ts'
import { Secret } from '../../../src-shared/domain/secret.ts'
import { createPool } from '../../directory/connection-pool.ts'
import type { DirectoryConnection } from '../../directory/directory-client.ts'
import { decodeRawEntry } from '../../directory/raw-entry.ts'
import { builtInMappings } from '../../mapping/built-in-mappings.ts'
import { findGroup } from '../../store/group-queries.ts'
import { findUser } from '../../store/user-queries.ts'
import { detectDirectory, type DetectedDirectory } from '../detect-directory.ts'
import type { SyncWorld } from '../sync-run/sync-test-world.ts'

export interface VendorAccess {
  readonly uri: string
  readonly bindCn: string
  readonly password: string
  /** PEM; empty without TLS. */
  readonly ca: string
}

export const detect = ({ uri, bindCn, password, ca }: VendorAccess): Promise<DetectedDirectory> =>
  detectDirectory(
    { uri, bindCn, bindPassword: new Secret(password), peerCertificate: ca, startTls: false, verify: true },
    AbortSignal.timeout(30_000),
  )

/** The draft exactly as detected, put through the rules that `source apply` puts it through. */
export const acceptDraft = (draft: unknown): LdapSource => {
  const parsed = parseSourceDraft(draft, { otherSources: [], mappings: builtInMappings })
  if (!parsed.ok) throw new Error(`The proposal was refused: ${JSON.stringify(parsed.problems)}`)
  return parsed.source
}

/** Works on one connection as the source would open it. */
export const withConnection = async <T>(
  source: LdapSource,
  password: string,
  work: (connection: DirectoryConnection) => Promise<T>,
): Promise<T> => {
  const settings = { source, bindPassword: new Secret(password), clientKey: undefined }
  const pool = createPool(settings, { rounds: 1 })
  try {
    return await pool.withConnection(work, AbortSignal.timeout(30_000))
  } finally {
    await pool.close()
  }
}

export const userNamed = (world: SyncWorld, username: string) => findUser(world.db, username)?.user

export const groupNamed = (world: SyncWorld, name: string) => findGroup(world.db, name)

/** `active` or `inactive`, with the rule that decided. */
export const accountState = (world: SyncWorld, username: string): string => {
  const user = userNamed(world, username)
  return user === undefined ? 'unknown' : `${user.isActive ? 'active' : 'inactive'}: ${user.isActiveReason}`
}

const rawEntrySql = `
  SELECT c.raw_entry
  FROM user_connections AS c
  JOIN users AS u ON u.id = c.user_id
  WHERE u.username = :username`

/** The entry as it is stored beside the person. */
export const storedEntry = (world: SyncWorld, username: string): DirectoryEntry => {
  const row = world.db.get<{ raw_entry: Uint8Array }>(rawEntrySql, { username })
  const raw = Buffer.from(row?.raw_entry ?? [])
  return decodeRawEntry(raw, 0, raw.length)
}
