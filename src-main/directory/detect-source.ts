// Proposes a configuration for a server from what its root DSE and its schema say, each field with its reason.
import { textValues, type DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { Secret } from '../../src-shared/domain/secret.ts'
import { createPool } from './connection-pool.ts'
import { detectVendor } from './detect-vendor.ts'
import type { DirectoryConnection, ServerFacts } from './directory-client.ts'
import { fitToSchema } from './fit-to-schema.ts'
import { pagedResultsOid } from './ldap-message.ts'
import { parseServerAddress, type ServerAddress } from './server-address.ts'
import { propose, type Proposed, type SourceProposal } from './vendors/directory-vendor.ts'

/** How to reach and enter the server. Fields that are left out have a source's defaults. */
export interface DetectCredentials {
  readonly source?: Partial<LdapSource>
  readonly bindPassword?: Secret
  readonly clientKey?: Secret
}

export interface DetectedSource {
  readonly vendor: string
  readonly version: string
  readonly facts: ServerFacts
  /** What `source apply` accepts; only fields that differ from the defaults or were found out. */
  readonly draft: Readonly<Record<string, unknown>> & { readonly slug: string; readonly name: string }
  readonly fields: readonly { readonly field: string; readonly value: unknown; readonly reason: string }[]
  readonly advice: readonly string[]
}

/** Connects to the one server and reads its root DSE and schema, anonymously unless a bind name is given. */
export const detectSource = async (
  uri: string,
  credentials: DetectCredentials,
  signal: AbortSignal,
): Promise<DetectedSource> => {
  const address = parseServerAddress(uri)
  const given = credentials.source ?? {}
  // Defaults from the schema, then what the person typed so far, finished or not.
  const defaults = LdapSource.parse({
    name: 'Detection',
    slug: 'detection',
    baseDn: 'dc=unknown',
    serverUri: [address.uri],
  })
  const source = { ...defaults, ...given, serverUri: [address.uri] }
  const { bindPassword, clientKey } = credentials
  const pool = createPool({ source, bindPassword, clientKey }, { rounds: 1, readSchema: true })
  try {
    return await pool.withConnection(
      (connection) => Promise.resolve(describe(address, connection, given)),
      signal,
    )
  } finally {
    await pool.close()
  }
}

const describe = (
  address: ServerAddress,
  { facts, rootDse, schema }: Pick<DirectoryConnection, 'facts' | 'rootDse' | 'schema'>,
  given: Partial<LdapSource>,
): DetectedSource => {
  const { vendor } = detectVendor(rootDse, address.host)
  const baseDn = proposeBaseDn(rootDse, facts.namingContexts)
  const fitted = fitToSchema(vendor.proposal, schema)
  const proposal: SourceProposal = {
    ...fitted.proposal,
    ...(baseDn === undefined ? {} : { baseDn }),
    ...paging(facts),
  }
  const fields = Object.entries(proposal)
    // What the person has said already is not proposed again.
    .filter(([field]) => !(field in given) || field === 'baseDn')
    .map(([field, { value, reason }]: [string, Proposed<unknown>]) => ({ field, value, reason }))
  return {
    vendor: facts.vendor,
    version: facts.version,
    facts,
    draft: {
      name: given.name ?? `${vendor.label} (${address.host})`,
      slug: given.slug ?? slugOf(address.host),
      ...given,
      serverUri: [address.uri],
      baseDn: '',
      ...Object.fromEntries(fields.map(({ field, value }) => [field, value])),
    },
    fields,
    advice: [...adviceFor(vendor.tlsAdvice, facts, baseDn === undefined), ...fitted.advice],
  }
}

/** Naming contexts that hold the server's own configuration, never people. */
const serviceContext =
  /^(?:cn=(?:config|schema|monitor|changelog)|o=(?:netscaperoot|ipaca)|ou=(?:schema|system|config))\b|^(?:cn=(?:schema|configuration),|dc=(?:domaindnszones|forestdnszones),)/i

const proposeBaseDn = (
  rootDse: DirectoryEntry | undefined,
  namingContexts: readonly string[],
): Proposed<string> | undefined => {
  const [named] = rootDse === undefined ? [] : textValues(rootDse, 'defaultNamingContext')
  if (named !== undefined && named !== '') {
    return propose(named, 'The server names this as its default naming context.')
  }
  const [first, ...others] = namingContexts.filter((context) => !serviceContext.test(context))
  if (first === undefined) return undefined
  return propose(
    first,
    others.length === 0
      ? 'The only naming context of the server that holds more than its own configuration.'
      : `The first naming context of the server; there are also ${others.join('; ')}.`,
  )
}

const paging = (facts: ServerFacts): SourceProposal =>
  facts.supportedControls.length === 0 || facts.supportedControls.includes(pagedResultsOid)
    ? {
        pageSize: propose(
          1000,
          'A page of 1000 entries: Active Directory allows no more, and the others need no more.',
        ),
      }
    : {}

const slugOf = (host: string): string =>
  host
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'directory'

const adviceFor = (tlsAdvice: string, facts: ServerFacts, isBaseUnknown: boolean): readonly string[] => [
  tlsAdvice,
  ...(facts.tls === undefined && facts.supportedExtensions.includes('1.3.6.1.4.1.1466.20037')
    ? ['The server offers StartTLS; this connection was not encrypted.']
    : []),
  ...(isBaseUnknown ? ['The server does not say which part of the tree it holds; fill in the base DN.'] : []),
]
