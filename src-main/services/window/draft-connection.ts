import type { FieldProblem, SourceDraft } from '../../../src-shared/contract/source-calls.ts'
import { problemsOf } from '../../../src-shared/domain/ldap-source-problems.ts'
import { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { Secret } from '../../../src-shared/domain/secret.ts'
import { parseServerUri } from '../../../src-shared/domain/server-uri.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { ConnectionSettings } from '../../directory/directory-client.ts'
import type { SecretKind, SecretStore } from '../../secrets/secret-store.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { findSource } from '../../store/source-store.ts'

/** Without these, or with wrong ones, there is nothing to connect to. Wrong others take their defaults. */
const connectionFields = new Set<string>([
  'serverUri',
  'peerCertificate',
  'tlsVerification',
  'tlsCiphers',
  'clientCertificate',
  'bindCn',
  'serviceBindMethod',
])

// Not typed yet while somebody is at the first fields of a new source.
const standIns = { name: 'New source', slug: 'new-source', baseDn: 'dc=unknown' }

/** The source of a draft, finished or not, as far as connecting goes. Throws `input.invalid` with the problems. */
export const connectableSource = (fields: Readonly<Record<string, unknown>>): LdapSource => {
  const parsed = LdapSource.safeParse(fields)
  if (parsed.success) return parsed.data
  const problems = problemsOf(parsed.error.issues, fields)
  const standing = problems.filter(({ path }) => connectionFields.has(topField(path)))
  if (standing.length > 0) throw draftError(standing)
  const wrong = new Set(problems.map(({ path }) => topField(path)))
  const sound = Object.entries(fields).filter(([field]) => !wrong.has(field))
  return LdapSource.parse({ ...standIns, ...Object.fromEntries(sound) })
}

const topField = (path: string): string => path.split(/[.[]/, 1)[0] ?? ''

const draftError = (problems: readonly FieldProblem[]): AppError =>
  new AppError('input.invalid', problems.map(({ message }) => message).join(' '), { problems })

interface DraftSurroundings {
  readonly db: ReadableDb
  readonly secrets: SecretStore
}

/** What a draft connects with: its own secrets, or the saved ones it keeps. */
export const draftConnection = async (
  { db, secrets }: DraftSurroundings,
  draft: SourceDraft,
): Promise<ConnectionSettings> => {
  const source = connectableSource(draft.source)
  const secretOf = async (kind: SecretKind): Promise<Secret | undefined> => {
    const choice = kind === 'bind-password' ? draft.bindPassword : draft.clientKey
    if (choice.kind === 'set') return new Secret(choice.value)
    if (choice.kind === 'clear') return undefined
    // A new source may have its secret in the environment already.
    const slug = draft.editing ?? source.slug
    const strange = newHosts(db, draft)
    if (strange.length === 0) return secrets.read(slug, kind)
    const kept = await secrets.read(slug, kind)
    if (kept === undefined) return undefined
    throw new AppError('directory.credentials-missing', retypeMessage(kind, strange), { hosts: strange })
  }
  const needsPassword = source.serviceBindMethod === 'simple' && source.bindCn !== ''
  return {
    source,
    bindPassword: needsPassword ? await secretOf('bind-password') : undefined,
    clientKey: source.clientCertificate === '' ? undefined : await secretOf('client-key'),
  }
}

/**
 * Hosts of an edited source that the saved one does not name. A kept secret is never sent there: whoever can fill in
 * this form, or a page that was taken over, could otherwise have it sent to a server of their own.
 */
export const newHosts = (db: ReadableDb, draft: SourceDraft): readonly string[] => {
  const saved = draft.editing === null ? undefined : findSource(db, draft.editing)
  if (saved === undefined) return []
  const known = new Set(hostsOf(saved.settings.serverUri))
  const { serverUri } = draft.source
  const typed: readonly unknown[] = Array.isArray(serverUri)
    ? serverUri
    : String(serverUri ?? '').split(/[\s,]+/)
  const uris = typed.filter((uri) => typeof uri === 'string').map((uri) => uri.trim())
  return [...new Set(hostsOf(uris))].filter((host) => !known.has(host))
}

const hostsOf = (uris: readonly string[]): readonly string[] =>
  uris.flatMap((uri) => {
    try {
      return [parseServerUri(uri).host.toLowerCase()]
    } catch {
      // Not an address: reported at its field, and never connected to.
      return []
    }
  })

export const retypeMessage = (kind: SecretKind, hosts: readonly string[]): string => {
  return `The saved ${kind.replace('-', ' ')} is not sent to another server (${hosts.join(', ')}) unasked. Enter it again.`
}
