// Which password policy holds for an account, as far as the bind account may read it. What cannot be read is said in
// the notes: the server decides anyway.
import { firstText, textValues, type DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { PasswordPolicy, PasswordRule } from '../../src-shared/domain/password-policy.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { isWithin, parseDn } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { detectVendor } from './detect-vendor.ts'
import type { DirectoryConnection } from './directory-client.ts'
import { ds389ForbiddenWords, ds389Rules, hasDs389Policy } from './ds389-password-rules.ts'
import { activeDirectoryCapability } from './vendors/active-directory.ts'

/** The policy for the entry at `dn`. Rejects with `object.not-found` when there is no such entry (any more). */
export const readPasswordPolicy = async (
  connection: DirectoryConnection,
  dn: string,
  signal: AbortSignal,
): Promise<PasswordPolicy> => {
  const person = await connection.readEntry(dn, personAttributes, signal)
  if (person === undefined) {
    throw new AppError('object.not-found', `The directory has no entry ${dn}, or does not show it.`, { dn })
  }
  const read = (at: string): Promise<DirectoryEntry | undefined> => readIfAllowed(connection, at, signal)
  const { rootDse } = connection
  if (rootDse !== undefined && isActiveDirectory(rootDse)) {
    return readActiveDirectoryPolicy(person, { rootDse, dn, read })
  }
  return readSubentryPolicy(person, detectVendor(rootDse).vendor.id === '389', read)
}

export const isActiveDirectory = (rootDse: DirectoryEntry): boolean =>
  textValues(rootDse, 'supportedCapabilities').includes(activeDirectoryCapability)

type Read = (dn: string) => Promise<DirectoryEntry | undefined>

const personAttributes = [
  'sAMAccountName',
  'displayName',
  // Constructed by Active Directory, operational elsewhere: sent only when named.
  'msDS-ResultantPSO',
  'pwdPolicySubentry',
]

const policyAttributes = ['*', '+', 'pwdProperties', 'minPwdLength', 'pwdHistoryLength', 'sDRightsEffective']

/** A policy that may not be read is as good as none: only a broken connection is an error. */
const readIfAllowed = async (
  connection: DirectoryConnection,
  dn: string,
  signal: AbortSignal,
): Promise<DirectoryEntry | undefined> => {
  try {
    return await connection.readEntry(dn, policyAttributes, signal)
  } catch (error) {
    if (error instanceof AppError && error.details['resultCode'] !== undefined) return undefined
    throw error
  }
}

interface ActiveDirectoryPlace {
  readonly rootDse: DirectoryEntry
  readonly dn: string
  readonly read: Read
}

// DOMAIN_PASSWORD_COMPLEX, [MS-SAMR] section 2.2.3.1 (pwdProperties).
const passwordComplex = 1

const readActiveDirectoryPolicy = async (
  person: DirectoryEntry,
  { rootDse, dn, read }: ActiveDirectoryPlace,
): Promise<PasswordPolicy> => {
  const complexity: PasswordRule = {
    kind: 'active-directory-complexity',
    accountName: firstText(person, 'sAMAccountName') ?? '',
    displayName: firstText(person, 'displayName') ?? '',
  }
  const settingsDn = firstText(person, 'msDS-ResultantPSO')
  const domainDn = domainOf(dn, rootDse)
  const policyDn = settingsDn ?? domainDn
  const policy = policyDn === '' ? undefined : await read(policyDn)
  const names = settingsDn === undefined ? domainNames : fineGrainedNames
  const length = policy === undefined ? undefined : numberOf(policy, names.minLength)
  if (policy === undefined || length === undefined) {
    const which = settingsDn === undefined ? 'domain' : 'fine-grained'
    const notes = [`The ${which} password policy ${policyDn} could not be read; the server alone decides.`]
    return { vendor: 'active-directory', dn: policyDn, rules: [], notes }
  }
  const isComplex =
    settingsDn === undefined
      ? ((numberOf(policy, 'pwdProperties') ?? 0) & passwordComplex) !== 0
      : firstText(policy, 'msDS-PasswordComplexityEnabled')?.toUpperCase() === 'TRUE'
  return {
    vendor: 'active-directory',
    dn: policyDn,
    rules: [
      ...(length > 0 ? [{ kind: 'min-length', least: length, unit: 'utf-16' } as const] : []),
      ...(isComplex ? [complexity] : []),
    ],
    notes: settingsDn === undefined && (await mayHideSettings(domainDn, rootDse, read)) ? [unseenNote] : [],
  }
}

// Where fine-grained policies are ([MS-ADTS] section 6.1.1.4.11.1). Everybody sees that place, and by default nobody but
// administrators what is in it, nor which of it holds for an account.
const settingsContainerOf = (domainDn: string): string =>
  `CN=Password Settings Container,CN=System,${domainDn}`

/** DS_BEHAVIOR_WIN2008, [MS-ADTS] section 6.1.4.3: before it there were none. */
const leastFunctionality = 3

const mayHideSettings = async (domainDn: string, rootDse: DirectoryEntry, read: Read): Promise<boolean> => {
  const functionality = numberOf(rootDse, 'domainFunctionality')
  if (functionality !== undefined && functionality < leastFunctionality) return false
  const container = await read(settingsContainerOf(domainDn))
  // What the bind account may change of its protection, [MS-ADTS] section 3.1.1.4.5.4: an administrator's right.
  return container === undefined || (numberOf(container, 'sDRightsEffective') ?? 0) === 0
}

const unseenNote =
  "A fine-grained password policy may hold for this account that the bind account is not shown; it would count instead of the domain's."

const domainNames = { minLength: 'minPwdLength' }
const fineGrainedNames = { minLength: 'msDS-MinimumPasswordLength' }

/** The domain an entry is in: the naming context that holds it most closely, of which a forest has several. */
const domainOf = (dn: string, rootDse: DirectoryEntry): string => {
  const contexts = [
    ...textValues(rootDse, 'defaultNamingContext'),
    ...textValues(rootDse, 'namingContexts'),
  ].filter((context) => isWithin(dn, context))
  return contexts.toSorted((left, right) => parseDn(right).length - parseDn(left).length)[0] ?? ''
}

/** Password policy overlay and 389 Directory Server name an account's own policy by the same attribute. */
const readSubentryPolicy = async (
  person: DirectoryEntry,
  isDs389: boolean,
  read: Read,
): Promise<PasswordPolicy> => {
  const vendor = isDs389 ? '389' : 'password-policy-overlay'
  const subentryDn = firstText(person, 'pwdPolicySubentry')
  if (subentryDn === undefined && !isDs389) {
    return { vendor: 'unknown', dn: '', rules: [], notes: [noPolicyNote] }
  }
  const dn = subentryDn ?? globalSettingsDn
  const policy = await read(dn)
  if (policy === undefined || !(hasDs389Policy(policy) || hasOverlayPolicy(policy))) {
    return {
      vendor,
      dn,
      rules: [],
      notes: [`The password policy ${dn} could not be read; the server alone decides.`],
    }
  }
  if (!hasDs389Policy(policy)) return { vendor: 'password-policy-overlay', dn, ...overlayRules(policy) }
  const { rules, notes } = ds389Rules(policy)
  const forbidden =
    rules.length === 0
      ? []
      : ds389ForbiddenWords(dn === globalSettingsDn ? policy : await read(globalSettingsDn))
  return { vendor: '389', dn, rules: [...rules, ...forbidden], notes }
}

const globalSettingsDn = 'cn=config'

/** The overlay's default policy is named in its configuration only, which no bind account reads. */
const noPolicyNote =
  'The account names no password policy; if the server has one of its own, it alone decides.'

const hasOverlayPolicy = (policy: DirectoryEntry): boolean => firstText(policy, 'pwdAttribute') !== undefined

/** draft-behera-ldap-password-policy section 5.2; OpenLDAP's slapo-ppolicy(5) counts lengths in bytes. */
const overlayRules = (policy: DirectoryEntry): Pick<PasswordPolicy, 'rules' | 'notes'> => {
  const quality = numberOf(policy, 'pwdCheckQuality') ?? 0
  const least = numberOf(policy, 'pwdMinLength') ?? 0
  const most = numberOf(policy, 'pwdMaxLength') ?? 0
  const history = numberOf(policy, 'pwdInHistory') ?? 0
  const hasModule = firstText(policy, 'pwdCheckModule') ?? firstText(policy, 'pwdUseCheckModule')
  const rules: readonly PasswordRule[] =
    quality === 0
      ? []
      : [
          ...(least > 0 ? [{ kind: 'min-length', least, unit: 'bytes' } as const] : []),
          ...(most > 0 ? [{ kind: 'max-length', most, unit: 'bytes' } as const] : []),
        ]
  const notes = [
    ...(history > 0 ? [`The server refuses the last ${history} passwords.`] : []),
    ...(hasModule === undefined ? [] : ['The server checks passwords with a module of its own.']),
  ]
  return { rules, notes }
}

const numberOf = (entry: DirectoryEntry, name: string): number | undefined => {
  const text = firstText(entry, name)?.trim() ?? ''
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined
}
