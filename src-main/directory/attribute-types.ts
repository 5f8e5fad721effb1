// What Rollcall knows of attributes without asking a server: which hold bytes, which change by themselves, which
// are credentials. Names are lower-case and without options. Sources: the AD schema reference (MS-ADA1 to 3),
// RFC 4519, RFC 4523, RFC 2798, draft-behera-ldap-password-policy, the schemas of 389, FreeIPA, Samba and eDirectory.

/** `auto`: text when the bytes are valid UTF-8, bytes otherwise. */
export type ValueKind = 'auto' | 'bytes' | 'sid' | 'guid'

const names = (text: string): readonly string[] => text.trim().toLowerCase().split(/\s+/)

const sidAttributes = names(`
  objectSid sIDHistory securityIdentifier mS-DS-CreatorSID tokenGroups tokenGroupsGlobalAndUniversal
  tokenGroupsNoGCAcceptable msExchMasterAccountSid`)

const guidAttributes = names(`
  objectGUID invocationId schemaIDGUID attributeSecurityGUID netbootGUID parentGUID mS-DS-ConsistencyGuid
  msExchMailboxGuid msExchArchiveGUID`)

const byteAttributes = names(`
  jpegPhoto photo audio thumbnailPhoto thumbnailLogo userCertificate userSMIMECertificate cACertificate
  certificateRevocationList authorityRevocationList deltaRevocationList crossCertificatePair personalSignature
  nTSecurityDescriptor logonHours replicationSignature dnsRecord auditingPolicy GUID
  msDS-AllowedToActOnBehalfOfOtherIdentity msDS-KeyCredentialLink-DN mSMQDigests msDS-GenerationId`)

/** Kinds that the bytes alone do not tell: S-1-5-32-544 is valid UTF-8 by chance, most SIDs are not. */
export const builtInValueKinds: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
  ...sidAttributes.map((name) => [name, 'sid'] as const),
  ...guidAttributes.map((name) => [name, 'guid'] as const),
  ...byteAttributes.map((name) => [name, 'bytes'] as const),
])

/** What a text stands for, where that is more than text. */
export type ValueMeaning = 'generalized-time' | 'file-time' | 'interval' | 'boolean' | 'days'

const meaning = (means: ValueMeaning, text: string): readonly (readonly [string, ValueMeaning])[] =>
  names(text).map((name) => [name, means])

/** Active Directory's times and intervals share one syntax (Large Integer), so only the name tells them apart. */
export const builtInMeanings: ReadonlyMap<string, ValueMeaning> = new Map([
  ...meaning(
    'file-time',
    `accountExpires badPasswordTime lastLogoff lastLogon lastLogonTimestamp lockoutTime pwdLastSet creationTime
     msDS-LastSuccessfulInteractiveLogonTime msDS-LastFailedInteractiveLogonTime
     msDS-UserPasswordExpiryTimeComputed msDS-Cached-Membership-Time-Stamp ms-Mcs-AdmPwdExpirationTime
     msLAPS-PasswordExpirationTime`,
  ),
  ...meaning(
    'interval',
    `maxPwdAge minPwdAge lockoutDuration lockOutObservationWindow forceLogoff msDS-MaximumPasswordAge
     msDS-MinimumPasswordAge msDS-LockoutDuration msDS-LockoutObservationWindow`,
  ),
  ...meaning(
    'generalized-time',
    `createTimestamp modifyTimestamp whenCreated whenChanged dSCorePropagationData
     pwdAccountLockedTime pwdChangedTime pwdFailureTime pwdGraceUseTime pwdLastSuccess authTimestamp
     pwdStartTime pwdEndTime krbLastPwdChange krbPasswordExpiration krbPrincipalExpiration krbLastSuccessfulAuth
     krbLastFailedAuth passwordExpirationTime lastLoginTime loginTime loginExpirationTime`,
  ),
  ...meaning(
    'boolean',
    `nsAccountLock loginDisabled lockedByIntruder pwdReset isDeleted isCriticalSystemObject
     showInAdvancedViewOnly hasSubordinates msExchHideFromAddressLists`,
  ),
  // shadow(5): days since 1970.
  ...meaning('days', 'shadowExpire shadowLastChange'),
])

/** Written by the server at every sign-in or replication: stored, but no reason to look at an entry again. */
export const volatileAttributes: ReadonlySet<string> = new Set(
  names(`
  lastLogon lastLogoff lastLogonTimestamp logonCount badPwdCount badPasswordTime uSNChanged whenChanged
  dSCorePropagationData msDS-LastSuccessfulInteractiveLogonTime msDS-LastFailedInteractiveLogonTime
  msDS-FailedInteractiveLogonCount msDS-FailedInteractiveLogonCountAtLastSuccessfulLogon
  authTimestamp pwdLastSuccess pwdFailureTime pwdGraceUseTime
  krbLastSuccessfulAuth krbLastFailedAuth krbLoginFailedCount
  lastLoginTime lastLoginHistory passwordRetryCount retryCountResetTime entryUSN
  loginTime loginGraceRemaining loginIntruderAttempts networkAddress
  sambaLogonTime sambaLogoffTime sambaBadPasswordCount sambaBadPasswordTime
  ds-pwp-last-login-time pwdLastAuthTime`),
)

/** Never stored, decoded or shown to a mapping, even when a server hands them out. */
export const credentialAttributes: ReadonlySet<string> = new Set(
  names(`
  userPassword authPassword unicodePwd dBCSPwd ntPwdHistory lmPwdHistory supplementalCredentials
  msDS-ManagedPassword msDS-ManagedPasswordId msDS-ManagedPasswordPreviousId msDS-KeyCredentialLink
  ms-Mcs-AdmPwd msLAPS-Password msLAPS-EncryptedPassword msLAPS-EncryptedPasswordHistory
  msLAPS-EncryptedDSRMPassword msLAPS-EncryptedDSRMPasswordHistory msFVE-RecoveryPassword msFVE-KeyPackage
  unixUserPassword msSFU30Password pekList currentValue priorValue initialAuthIncoming initialAuthOutgoing
  trustAuthIncoming trustAuthOutgoing
  sambaNTPassword sambaLMPassword sambaPasswordHistory sambaPreviousClearTextPassword
  sambaClearTextPassword clearPassword
  krbPrincipalKey krbMKey krbPwdHistory krb5Key ipaNTHash ipatokenOTPkey
  passwordHistory pwdHistory userPKCS12 userPrivateKey
  nspmPassword nspmDistributionPassword nspmPasswordHistory publicKeyCredential
  ibm-pwdHistory orclPassword orclPasswordVerifier ds-pwp-password-history
  oathSecret totpSecret`),
)
