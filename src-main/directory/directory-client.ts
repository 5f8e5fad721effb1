// What the rest of Rollcall knows of an LDAP connection. Implemented by ldapts-directory-client.ts.
import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { LdapSource } from '../../src-shared/domain/ldap-source.ts'
import type { Secret } from '../../src-shared/domain/secret.ts'
import type { AttributeSchema } from './attribute-schema.ts'

/** Everything needed to connect. Secrets come in here from the secret store and are kept in memory only. */
export interface ConnectionSettings {
  readonly source: LdapSource
  readonly bindPassword: Secret | undefined
  readonly clientKey: Secret | undefined
}

export interface TlsSummary {
  readonly protocol: string
  readonly cipher: string
  /** `ldaps` or `starttls`. */
  readonly mode: 'ldaps' | 'starttls'
  /** False when verification is switched off. */
  readonly verified: boolean
  readonly subject: string
  readonly issuer: string
  readonly validFrom: string
  readonly validTo: string
  readonly fingerprint256: string
}

/** What the root DSE says of a server; `N/A` where it says nothing. */
export interface ServerFacts {
  readonly uri: string
  readonly vendor: string
  readonly version: string
  readonly tls: TlsSummary | undefined
  readonly namingContexts: readonly string[]
  readonly supportedControls: readonly string[]
  readonly supportedExtensions: readonly string[]
  readonly supportedSaslMechanisms: readonly string[]
  /** False when the schema was not asked for or could not be read; nothing depends on it. */
  readonly schemaRead: boolean
}

export type SearchScope = 'base' | 'one' | 'subtree'

export interface DirectorySearch {
  readonly baseDn: string
  readonly scope: SearchScope
  readonly filter: string
  /** `*`, `+`, names, or `1.1` for none. */
  readonly attributes: readonly string[]
}

export interface RawSearchHandler {
  /**
   * The content of one SearchResultEntry (RFC 4511 section 4.5.2: objectName and attributes) lies in
   * `buffer[start..end)`. Valid only during the call: copy what is to be kept.
   */
  onEntry(buffer: Buffer, start: number, end: number): void
  /** After each page, once the next has been asked for. While a returned promise is pending, nothing is read. */
  onPage?(entriesSoFar: number): void | Promise<void>
}

/**
 * How a streamed search ended. `complete` is the proof of rule S5: every page ended with result 0, the last
 * cookie was empty, all on this one bound connection. A refusal, limit or lost cookie rejects instead.
 */
export interface SearchCompletion {
  readonly complete: true
  readonly entries: number
  readonly pages: number
  /** Continuation references (RFC 4511 section 4.5.3): other servers' parts, not followed. */
  readonly references: readonly string[]
}

/** One bound connection to one server. It never reconnects: once lost, every call fails (rule S6). */
export interface DirectoryConnection {
  readonly facts: ServerFacts
  /** The root DSE as it was read after binding, undefined where the server keeps it to itself. */
  readonly rootDse: DirectoryEntry | undefined
  /** What the server's schema adds to the built-in types, for who wants it; undefined when it was not read. */
  readonly schema: AttributeSchema | undefined
  /** False once the socket closed, for whatever reason. */
  readonly isBound: boolean
  /** Paged subtree read without buffering. Rejects with `directory.incomplete-result`, `.limit-exceeded`, ... */
  searchRaw(
    search: DirectorySearch,
    handler: RawSearchHandler,
    signal: AbortSignal,
  ): Promise<SearchCompletion>
  /** Reads every entry of a search into memory, ranges completed. For small results only. */
  search(search: DirectorySearch, signal: AbortSignal): Promise<readonly DirectoryEntry[]>
  /** At most `limit` entries, then the search is abandoned; never a proof of anything. For samples and `debug`. */
  searchSample(
    search: DirectorySearch,
    limit: number,
    signal: AbortSignal,
  ): Promise<readonly DirectoryEntry[]>
  /** The entry itself, undefined when there is none or it may not be read. */
  readEntry(
    dn: string,
    attributes: readonly string[],
    signal: AbortSignal,
  ): Promise<DirectoryEntry | undefined>
  close(): Promise<void>
}

export interface DirectoryPool {
  /** Hands out one connection for the time of `work`, pinned to one server; a failed one is not reused. */
  withConnection<T>(work: (connection: DirectoryConnection) => Promise<T>, signal: AbortSignal): Promise<T>
  close(): Promise<void>
}
