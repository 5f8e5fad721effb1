import type { ErrorCode } from '../../../src-shared/errors/error-codes.ts'
import type { MessageId } from '../../../src-shared/messages/catalogue.ts'

/** The sections of a source's editor that a run's errors can be about. */
type Section = 'connection' | 'tls' | 'bind' | 'search' | 'users' | 'groups' | 'mappings' | 'schedule'

const sections: Partial<Readonly<Record<ErrorCode, Section>>> = {
  'directory.unreachable': 'connection',
  'directory.timeout': 'connection',
  'directory.connection-lost': 'connection',
  'directory.protocol-error': 'connection',
  'directory.referral': 'connection',
  'directory.tls-untrusted': 'tls',
  'directory.tls-failed': 'tls',
  'directory.clear-text-refused': 'tls',
  'directory.credentials-rejected': 'bind',
  'directory.credentials-missing': 'bind',
  'directory.insufficient-access': 'bind',
  'directory.no-such-base': 'search',
  'directory.limit-exceeded': 'search',
  'secrets.unavailable': 'bind',
  'secrets.locked': 'bind',
  'secrets.damaged': 'bind',
  'sync.no-uniqueness-value': 'search',
  'sync.duplicate-identifier': 'search',
  'sync.username-missing': 'mappings',
  'sync.name-missing': 'mappings',
  'mapping.failed': 'mappings',
  'mapping.limit': 'mappings',
  'mapping.invalid': 'mappings',
  'sync.username-conflict': 'users',
  'sync.match-refused': 'users',
  'sync.name-conflict': 'groups',
  'sync.unknown-parent-group': 'groups',
}

export interface ErrorPlace {
  readonly href: string
  /** What the section is called. */
  readonly label: MessageId
}

/** Where in the editor of its source an error is mended; undefined for one that no setting mends. */
export const errorPlace = (slug: string, code: string): ErrorPlace | undefined => {
  const section = new Map<string, Section>(Object.entries(sections)).get(code)
  return section === undefined
    ? undefined
    : {
        href: `/sources/${encodeURIComponent(slug)}?section=${section}`,
        label: `sources.section.${section}`,
      }
}
