import { hasMatchingRule } from './membership-field.ts'
import { type Problem, unknownNameMessage } from './ldap-source-problems.ts'
import type { LdapSource } from './ldap-source.ts'
import type { PropertyMapping } from './property-mapping.ts'
import { isLoopbackHost, parseServerUri, type ServerUri } from './server-uri.ts'

// What one field says about another (reference section 1.5, rollcall-rules section 1).

export interface SourceSurroundings {
  /** Every other source, disabled ones too. */
  readonly otherSources: readonly Pick<LdapSource, 'slug' | 'syncUsersPassword'>[]
  /** Every mapping that can be named, built-in ones too. */
  readonly mappings: readonly Pick<PropertyMapping, 'name' | 'objectType'>[]
  /** The problem of a cron text, undefined when the scheduler takes it. */
  readonly checkCron?: (text: string) => string | undefined
}

export const checkSource = (source: LdapSource, surroundings: SourceSurroundings): readonly Problem[] => [
  ...tlsProblems(source),
  ...externalBindProblems(source),
  ...membershipProblems(source),
  ...passwordProblems(source, surroundings),
  ...mappingProblems(source, 'user', surroundings),
  ...mappingProblems(source, 'group', surroundings),
  ...cronProblems(source, surroundings),
]

const only = (isWrong: boolean, path: keyof LdapSource, message: string): readonly Problem[] =>
  isWrong ? [{ path, message }] : []

const schemesOf = (source: LdapSource): readonly string[] =>
  source.serverUri.map((uri) => parseServerUri(uri).scheme)

/**
 * For a new source. Environment variables of secrets do not tell `-` from `_` nor case (environment-secret-store.ts),
 * and some keychains do not tell case: one source's password would go to the other's server.
 */
export const slugProblems = (
  { slug }: LdapSource,
  { otherSources }: SourceSurroundings,
): readonly Problem[] => {
  const sharing = otherSources.find(
    (other) => other.slug !== slug && secretName(other.slug) === secretName(slug),
  )
  return sharing === undefined
    ? []
    : [
        {
          path: 'slug',
          message: `The source "${sharing.slug}" has the same letters, so both would share one secret. Choose another slug.`,
        },
      ]
}

const secretName = (slug: string): string => slug.toUpperCase().replaceAll('-', '_')

const tlsProblems = (source: LdapSource): readonly Problem[] => [
  ...only(
    source.startTls && schemesOf(source).includes('ldaps'),
    'startTls',
    'StartTLS works on ldap:// only; ldaps:// is encrypted from the start. Switch it off, or use ldap:// everywhere.',
  ),
  ...only(
    source.tlsVerification === 'custom-ca' && source.peerCertificate === '',
    'peerCertificate',
    'The CA certificate is missing. Paste it here, or set tlsVerification to "system".',
  ),
]

const externalBindProblems = (source: LdapSource): readonly Problem[] => {
  if (source.serviceBindMethod !== 'sasl_external') return []
  const schemes = schemesOf(source)
  const isEncrypted = source.startTls
    ? schemes.every((scheme) => scheme === 'ldap')
    : schemes.every((scheme) => scheme === 'ldaps')
  return [
    ...only(
      source.clientCertificate === '',
      'clientCertificate',
      'SASL EXTERNAL signs in with a client certificate. Paste it here and set its key with "secret set SLUG client-key".',
    ),
    ...only(
      !isEncrypted,
      'serverUri',
      'SASL EXTERNAL needs encryption. Use ldap:// with startTls everywhere, or ldaps:// without it everywhere.',
    ),
  ]
}

const membershipProblems = (source: LdapSource): readonly Problem[] => [
  ...only(
    hasMatchingRule(source.groupMembershipField) && !source.lookupGroupsFromUser,
    'groupMembershipField',
    'A matching rule can only be searched with. Switch lookupGroupsFromUser on, or name a plain attribute such as "member".',
  ),
  ...only(
    source.syncGroupHierarchy && !source.syncGroups,
    'syncGroupHierarchy',
    'The hierarchy is read from the groups. Switch syncGroups on, or syncGroupHierarchy off.',
  ),
]

const passwordProblems = (source: LdapSource, { otherSources }: SourceSurroundings): readonly Problem[] => {
  const other = otherSources.find((candidate) => candidate.syncUsersPassword === true)
  if (source.syncUsersPassword !== true || other === undefined) return []
  return [
    {
      path: 'syncUsersPassword',
      message: `Only one source may write passwords back, and "${other.slug}" does. Switch it off here or there.`,
    },
  ]
}

const mappingProblems = (
  source: LdapSource,
  kind: 'user' | 'group',
  { mappings }: SourceSurroundings,
): readonly Problem[] => {
  const field = kind === 'user' ? 'userPropertyMappings' : 'groupPropertyMappings'
  const toggle = kind === 'user' ? 'syncUsers' : 'syncGroups'
  const names = source[field]
  if (source[toggle] && names.length === 0)
    return [
      {
        path: field,
        message: `With ${toggle} on, at least one mapping is needed. Name one, or switch it off.`,
      },
    ]
  return names.flatMap((name, index) => {
    const message = mappingProblem(name, kind, mappings) ?? duplicateProblem(names, index)
    return message === undefined ? [] : [{ path: `${field}[${index}]`, message }]
  })
}

const mappingProblem = (
  name: string,
  kind: 'user' | 'group',
  mappings: SourceSurroundings['mappings'],
): string | undefined => {
  const mapping = mappings.find((candidate) => candidate.name === name)
  const fitting = mappings.filter(({ objectType }) => objectType === kind || objectType === 'any')
  if (mapping === undefined)
    return unknownNameMessage(
      'property mapping',
      name,
      fitting.map((one) => one.name),
    )
  if (fitting.includes(mapping)) return undefined
  return `"${name}" is a mapping for ${mapping.objectType}s. Choose one for ${kind}s, or copy it.`
}

const duplicateProblem = (names: readonly string[], index: number): string | undefined =>
  names.indexOf(names[index] ?? '') === index ? undefined : 'This mapping is listed twice. Remove one.'

const cronProblems = ({ schedule }: LdapSource, { checkCron }: SourceSurroundings): readonly Problem[] =>
  (['sync', 'connectivity'] as const).flatMap((task) => {
    const message = schedule[task] === '' ? undefined : checkCron?.(schedule[task])
    return message === undefined ? [] : [{ path: `schedule.${task}`, message }]
  })

/** What may be meant so, but should be seen wherever the source appears. */
export const warnAboutSource = (source: LdapSource): readonly Problem[] => {
  const isInTheClear = !source.startTls && source.serverUri.map(parseServerUri).some(isOpenToOthers)
  const isAnyEncrypted = source.startTls || schemesOf(source).includes('ldaps')
  return [
    ...only(
      isInTheClear,
      'serverUri',
      'The connection is not encrypted. Use ldaps:// or StartTLS; a password is sent without only if allowClearText is on.',
    ),
    ...only(
      isAnyEncrypted && source.tlsVerification === 'none',
      'tlsVerification',
      'The server’s certificate is not checked, so anybody on the way can read along. Choose "system" or "custom-ca".',
    ),
    ...only(
      source.peerCertificate !== '' && source.tlsVerification !== 'custom-ca',
      'peerCertificate',
      'This certificate is not used. Set tlsVerification to "custom-ca" to check the server against it.',
    ),
    ...only(
      source.outgoingTargets.length > 0 && source.syncOutgoingTriggerMode === 'none',
      'syncOutgoingTriggerMode',
      'The targets hear of nothing. Choose "immediate" or "deferred_end" to pass changes on.',
    ),
  ]
}

const isOpenToOthers = ({ scheme, host }: ServerUri): boolean => scheme === 'ldap' && !isLoopbackHost(host)
