// What can be asked of a directory before its source is saved: vendor, ladder, matches, tree.
import type { z } from 'zod'
import type {
  ConnectionReport,
  DetectedSource,
  SourceDraft,
  TreeNode,
} from '../../../src-shared/contract/source-calls.ts'
import { firstText, textValues, type DirectoryEntry } from '../../../src-shared/domain/directory-entry.ts'
import { searchBase, type LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { parseDn, printDn } from '../../../src-shared/ldap-syntax/distinguished-name.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import type { DirectoryConnection } from '../../directory/directory-client.ts'
import type { SecretStore } from '../../secrets/secret-store.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { viewConnectionReport } from './connection-report.ts'
import { draftConnection } from './draft-connection.ts'

type ObjectKind = 'user' | 'group'

export interface MatchCount {
  readonly count: number
  readonly isExact: boolean
  readonly samples: { readonly dn: string; readonly label: string }[]
}

export interface DraftProbe {
  detect(draft: SourceDraft, signal: AbortSignal): Promise<DetectedSource>
  check(draft: SourceDraft, signal: AbortSignal): Promise<z.infer<typeof ConnectionReport>>
  countMatches(draft: SourceDraft, kind: ObjectKind, signal: AbortSignal): Promise<MatchCount>
  /** The entries right below a DN; of null the naming contexts. */
  browse(draft: SourceDraft, dn: string | null, signal: AbortSignal): Promise<z.infer<typeof TreeNode>[]>
}

interface ProbeSetup {
  readonly db: ReadableDb
  readonly secrets: SecretStore
  readonly clock: () => Date
}

export const createDraftProbe = (setup: ProbeSetup): DraftProbe => {
  const connected = async <Result>(
    draft: SourceDraft,
    work: (connection: DirectoryConnection, source: LdapSource) => Promise<Result>,
    signal: AbortSignal,
  ): Promise<Result> => {
    const settings = await draftConnection(setup, draft)
    const { createPool } = await import('../../directory/connection-pool.ts')
    const pool = createPool(settings, { rounds: 1, readSchema: false })
    try {
      return await pool.withConnection((connection) => work(connection, settings.source), signal)
    } finally {
      await pool.close()
    }
  }
  return {
    async detect(draft, signal) {
      const { source, bindPassword, clientKey } = await draftConnection(setup, draft)
      const [uri] = source.serverUri
      if (uri === undefined) throw new AppError('input.invalid', 'Enter the address of a server first.')
      const { detectSource } = await import('../../directory/detect-source.ts')
      const found = await detectSource(
        uri,
        {
          source: typedFields(draft, source),
          ...(bindPassword === undefined ? {} : { bindPassword }),
          ...(clientKey === undefined ? {} : { clientKey }),
        },
        signal,
      )
      const { vendor, version, advice } = found
      return { vendor, version, fields: found.fields.map((field) => ({ ...field })), advice: [...advice] }
    },
    async check(draft, signal) {
      const { checkConnectivity } = await import('../../directory/check-connectivity.ts')
      const { servers } = await checkConnectivity(await draftConnection(setup, draft), signal)
      return viewConnectionReport(setup.clock().toISOString(), servers)
    },
    countMatches: (draft, kind, signal) =>
      connected(draft, (connection, source) => countEntries(connection, source, { kind, signal }), signal),
    browse: (draft, dn, signal) =>
      connected(draft, (connection) => listChildren(connection, dn, signal), signal),
  }
}

/** Connection fields that the person has filled in; the others are to be proposed. */
const typedFields = (draft: SourceDraft, source: LdapSource): Partial<LdapSource> => {
  const typed = [
    'peerCertificate',
    'tlsVerification',
    'tlsCiphers',
    'clientCertificate',
    'startTls',
    'sni',
    'allowClearText',
    'serviceBindMethod',
    'bindCn',
  ] as const
  const given = typed.filter((field) => draft.source[field] !== undefined && draft.source[field] !== '')
  return Object.fromEntries(given.map((field) => [field, source[field]]))
}

/** Enough to tell "a few" from "everybody"; counting further would only keep the server busy. */
const mostCounted = 100_000
/** A person waits for this. */
const countingMs = 10_000
const sampleSize = 5
const labelAttributes = ['displayName', 'cn', 'uid', 'sAMAccountName', 'mail', 'ou']

const countEntries = async (
  connection: DirectoryConnection,
  source: LdapSource,
  { kind, signal }: { readonly kind: ObjectKind; readonly signal: AbortSignal },
): Promise<MatchCount> => {
  const filter = kind === 'user' ? source.userObjectFilter : source.groupObjectFilter
  const search = { baseDn: searchBase(source, kind), scope: 'subtree' as const, filter }
  const found = await connection.searchSample({ ...search, attributes: labelAttributes }, sampleSize, signal)
  const samples = found.map((entry) => ({ dn: entry.dn, label: labelOf(entry) }))
  if (found.length < sampleSize) return { count: found.length, isExact: true, samples }
  const enough = new AbortController()
  const limit = AbortSignal.any([signal, enough.signal, AbortSignal.timeout(countingMs)])
  let count = 0
  try {
    await connection.searchRaw(
      { ...search, attributes: ['1.1'] },
      {
        onEntry: () => {
          count += 1
          if (count >= mostCounted) enough.abort()
        },
      },
      limit,
    )
    return { count, isExact: true, samples }
  } catch (error) {
    signal.throwIfAborted()
    // What was seen was seen: our own limit, or the server's, which a run would meet too and report.
    if (limit.aborted || isLimit(error)) return { count, isExact: false, samples }
    throw error
  }
}

const isLimit = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'directory.limit-exceeded'

const labelOf = (entry: DirectoryEntry): string => {
  for (const attribute of labelAttributes) {
    const text = firstText(entry, attribute)
    if (text !== undefined && text !== '') return text
  }
  return rdnOf(entry.dn)
}

/** A tree picker shows this many of one level; nobody looks for a base DN among more. */
const mostChildren = 500

const listChildren = async (
  connection: DirectoryConnection,
  dn: string | null,
  signal: AbortSignal,
): Promise<z.infer<typeof TreeNode>[]> => {
  if (dn === null) {
    return connection.facts.namingContexts.map((context) => ({
      dn: context,
      rdn: context,
      hasChildren: true,
      objectClasses: [],
    }))
  }
  const children = await connection.searchSample(
    {
      baseDn: dn,
      scope: 'one',
      filter: '(objectClass=*)',
      attributes: ['objectClass', 'hasSubordinates', 'numSubordinates'],
    },
    mostChildren,
    signal,
  )
  return children
    .map((entry) => ({
      dn: entry.dn,
      rdn: rdnOf(entry.dn),
      hasChildren: mayHaveChildren(entry),
      objectClasses: [...textValues(entry, 'objectClass')],
    }))
    .toSorted((a, b) => Number(b.hasChildren) - Number(a.hasChildren) || a.rdn.localeCompare(b.rdn))
}

/** X.501 `hasSubordinates`, or `numSubordinates` of 389-DS; a server that says neither may have any. */
const mayHaveChildren = (entry: DirectoryEntry): boolean => {
  const has = firstText(entry, 'hasSubordinates')
  if (has !== undefined) return has.toUpperCase() === 'TRUE'
  return firstText(entry, 'numSubordinates') !== '0'
}

const rdnOf = (dn: string): string => {
  try {
    return printDn(parseDn(dn).slice(0, 1))
  } catch {
    // What a server calls a DN is shown as it is.
    return dn
  }
}
