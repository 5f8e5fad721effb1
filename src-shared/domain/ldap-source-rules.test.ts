import { describe, expect, it } from 'vitest'
import { parseSourceDraft, type SourceContext } from './ldap-source-rules.ts'
import type { LdapSource } from './ldap-source.ts'

const context: SourceContext = {
  otherSources: [],
  mappings: [
    { name: 'LDAP: name', objectType: 'any' },
    { name: 'OpenLDAP: uid', objectType: 'user' },
    { name: 'Group only', objectType: 'group' },
  ],
}
const smallest = {
  name: 'Corp',
  slug: 'corp',
  serverUri: 'ldaps://dc1',
  baseDn: 'dc=example,dc=com',
  userPropertyMappings: ['OpenLDAP: uid'],
  groupPropertyMappings: ['LDAP: name'],
}
const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'

const read = (changes: object, more: Partial<SourceContext> = {}): LdapSource => {
  const result = parseSourceDraft({ ...smallest, ...changes }, { ...context, ...more })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.source
}
const problems = (changes: object, more: Partial<SourceContext> = {}) => {
  const result = parseSourceDraft({ ...smallest, ...changes }, { ...context, ...more })
  return result.ok ? [] : result.problems
}
const paths = (changes: object, more: Partial<SourceContext> = {}) =>
  problems(changes, more).map(({ path }) => path)
const warningPaths = (changes: object) => {
  const result = parseSourceDraft({ ...smallest, ...changes }, context)
  return result.ok ? result.warnings.map(({ path }) => path) : undefined
}

describe('parseSourceDraft', () => {
  it('fills in the defaults of the reference, and Rollcall’s own', () => {
    expect(read({})).toEqual({
      name: 'Corp',
      slug: 'corp',
      enabled: true,
      serverUri: ['ldaps://dc1'],
      peerCertificate: '',
      tlsVerification: 'system',
      tlsCiphers: '',
      clientCertificate: '',
      startTls: false,
      sni: false,
      allowClearText: false,
      serviceBindMethod: 'simple',
      bindCn: '',
      poolStrategy: 'random',
      connectTimeoutSeconds: 15,
      receiveTimeoutSeconds: 15,
      pageSize: 1000,
      baseDn: 'dc=example,dc=com',
      additionalUserDn: '',
      additionalGroupDn: '',
      userObjectFilter: '(objectClass=person)',
      groupObjectFilter: '(objectClass=group)',
      userMembershipAttribute: 'distinguishedName',
      groupMembershipField: 'member',
      objectUniquenessField: 'objectSid',
      groupObjectUniquenessField: '',
      syncUsers: true,
      syncUsersPassword: true,
      passwordLoginUpdateInternalPassword: false,
      syncGroups: true,
      syncParentGroup: '',
      lookupGroupsFromUser: false,
      syncGroupHierarchy: false,
      deleteNotFoundObjects: false,
      syncOutgoingTriggerMode: 'deferred_end',
      outgoingTargets: [],
      userMatchingMode: 'identifier',
      groupMatchingMode: 'identifier',
      userPathTemplate: 'sources/%(slug)s',
      userPropertyMappings: ['OpenLDAP: uid'],
      groupPropertyMappings: ['LDAP: name'],
      schedule: { sync: '', connectivity: '', paused: false },
      deletionAction: 'delete',
      deletionGraceRuns: 1,
      limits: { percent: 10, count: 50 },
    })
  })

  it('takes addresses as a list or as text with commas, and trims blanks', () => {
    expect(read({ serverUri: ' ldap://a , ldaps://b:3269,' }).serverUri).toEqual([
      'ldap://a',
      'ldaps://b:3269',
    ])
    expect(read({ serverUri: [' ldap://a '] }).serverUri).toEqual(['ldap://a'])
    expect(read({ slug: ' corp ', name: ' Corp ' })).toMatchObject({ slug: 'corp', name: 'Corp' })
  })

  it.each([
    [{ name: ' ' }, 'name'],
    [{ slug: 'a b' }, 'slug'],
    [{ slug: undefined }, 'slug'],
    [{ enabled: 'yes' }, 'enabled'],
    [{ serverUri: '' }, 'serverUri'],
    [{ serverUri: [] }, 'serverUri'],
    [{ serverUri: 7 }, 'serverUri'],
    [{ serverUri: 'ldap://a,http://b' }, 'serverUri[1]'],
    [{ serverUri: ['ldap://a', 'ldap://a'] }, 'serverUri[1]'],
    [{ baseDn: '' }, 'baseDn'],
    [{ baseDn: 'example.com' }, 'baseDn'],
    [{ additionalUserDn: 'people' }, 'additionalUserDn'],
    [{ userObjectFilter: 'objectClass=person' }, 'userObjectFilter'],
    [{ groupObjectFilter: '(cn=a' }, 'groupObjectFilter'],
    [{ groupMembershipField: 'no name' }, 'groupMembershipField'],
    [{ objectUniquenessField: '' }, 'objectUniquenessField'],
    [{ groupObjectUniquenessField: '1x' }, 'groupObjectUniquenessField'],
    [{ peerCertificate: 'corp-ca' }, 'peerCertificate'],
    [{ tlsVerification: 'maybe' }, 'tlsVerification'],
    [{ tlsCiphers: 'rm -rf' }, 'tlsCiphers'],
    [{ serviceBindMethod: 'gssapi' }, 'serviceBindMethod'],
    [{ connectTimeoutSeconds: 0 }, 'connectTimeoutSeconds'],
    [{ pageSize: 1.5 }, 'pageSize'],
    [{ pageSize: 100_000 }, 'pageSize'],
    [{ userPathTemplate: 'x/%(name)s' }, 'userPathTemplate'],
    [{ userPathTemplate: '' }, 'userPathTemplate'],
    [{ userPropertyMappings: 'LDAP: name' }, 'userPropertyMappings'],
    [{ userPropertyMappings: ['LDAP: name', 5] }, 'userPropertyMappings[1]'],
    [{ schedule: { sync: 'daily please' } }, 'schedule.sync'],
    [{ schedule: { often: true } }, 'schedule.often'],
    [{ limits: { percent: 101 } }, 'limits.percent'],
    [{ limits: 5 }, 'limits'],
    [{ deletionAction: 'burn' }, 'deletionAction'],
    [{ deletionGraceRuns: 0 }, 'deletionGraceRuns'],
  ])('refuses %j at %s, in whole sentences', (changes, path) => {
    const found = problems(changes)
    expect(found.map((problem) => problem.path)).toEqual([path])
    expect(found[0]?.message).toMatch(/^[A-Z"].{15,}[.?]$/s)
    expect(found[0]?.message).not.toMatch(/invalid input|expected/i)
  })

  it('names every problem at once, also those between fields', () => {
    const wrong = {
      baseDn: 'x',
      userObjectFilter: '(',
      startTls: true,
      limits: { count: 'a' },
      colour: 1,
      userPropertyMappings: [],
    }
    expect(paths(wrong).toSorted()).toEqual([
      'baseDn',
      'colour',
      'limits.count',
      'startTls',
      'userObjectFilter',
      'userPropertyMappings',
    ])
  })

  it('suggests the field that was probably meant', () => {
    expect(problems({ basedn: 'dc=x' })[0]?.message).toContain('"baseDn"')
    expect(problems({ user_object_filtr: '' })[0]?.message).toContain('"user_object_filter"')
    expect(problems({ colour: 1 })[0]?.message).toBe('There is no field "colour". Remove it.')
    expect(problems({ authentication_flow: null })[0]?.message).toContain('no meaning')
  })

  it.each([
    ['bindPassword', 'secret set corp bind-password'],
    ['bind_password', 'secret set corp bind-password'],
    ['clientKey', 'secret set corp client-key'],
    ['client_key', 'secret set corp client-key'],
  ])('refuses the secret %s without repeating it', (key, command) => {
    const [problem] = problems({ [key]: 'hunter2' })
    expect(problem?.path).toBe(key)
    expect(problem?.message).toContain(command)
    expect(JSON.stringify(problems({ [key]: 'hunter2' }))).not.toContain('hunter2')
  })

  it('refuses a private key in a certificate field without repeating it', () => {
    const [problem] = problems({
      clientCertificate: `${certificate}-----BEGIN RSA PRIVATE KEY-----\nsesame\n-----END RSA PRIVATE KEY-----`,
    })
    expect(problem?.message).toContain('private key')
    expect(problem?.message).not.toContain('sesame')
  })

  it.each([[undefined], [null], ['text'], [[]], [7]])('refuses %j as a whole', (input) => {
    expect(parseSourceDraft(input, context)).toMatchObject({ ok: false, problems: [{ path: '' }] })
  })

  it('treats a hostile key as any unknown one', () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"name": "x"}, "constructor": 1}')
    const result = parseSourceDraft(hostile, context)
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['__proto__', 'constructor', 'name']),
    )
  })
})

describe('TLS rules', () => {
  it('refuses StartTLS on ldaps', () => {
    expect(paths({ startTls: true, serverUri: 'ldap://a,ldaps://b' })).toEqual(['startTls'])
    expect(paths({ startTls: true, serverUri: 'ldap://a' })).toEqual([])
  })

  it('needs a certificate for custom-ca, and takes a given one for that', () => {
    expect(paths({ tlsVerification: 'custom-ca' })).toEqual(['peerCertificate'])
    expect(read({ peerCertificate: certificate }).tlsVerification).toBe('custom-ca')
    expect(read({ peerCertificate: certificate, tlsVerification: 'none' }).tlsVerification).toBe('none')
  })

  it('warns where anybody could read along', () => {
    expect(warningPaths({})).toEqual([])
    expect(warningPaths({ serverUri: 'ldap://dc1' })).toEqual(['serverUri'])
    expect(warningPaths({ serverUri: 'ldap://dc1', startTls: true })).toEqual([])
    expect(warningPaths({ serverUri: 'ldap://127.0.0.1:1389,ldap://[::1]' })).toEqual([])
    expect(warningPaths({ tlsVerification: 'none' })).toEqual(['tlsVerification'])
    expect(warningPaths({ peerCertificate: certificate, tlsVerification: 'system' })).toEqual([
      'peerCertificate',
    ])
  })
})

describe('SASL EXTERNAL', () => {
  const external = { serviceBindMethod: 'sasl_external', clientCertificate: certificate }

  it.each([
    [{ serverUri: 'ldaps://a,ldaps://b' }, []],
    [{ serverUri: 'ldap://a', startTls: true }, []],
    [{ serverUri: 'ldap://a' }, ['serverUri']],
    [{ serverUri: 'ldaps://a,ldap://b' }, ['serverUri']],
    [{ serverUri: 'ldaps://a', startTls: true }, ['startTls', 'serverUri']],
    [{ clientCertificate: '' }, ['clientCertificate']],
  ])('with %j has problems at %j', (changes, expected) => {
    expect(paths({ ...external, ...changes })).toEqual(expected)
  })
})

describe('membership rules', () => {
  const inChain = 'memberOf:1.2.840.113556.1.4.1941:'

  it('allows a matching rule only where it is searched with', () => {
    expect(paths({ groupMembershipField: inChain })).toEqual(['groupMembershipField'])
    expect(paths({ groupMembershipField: inChain, syncGroupHierarchy: true })).toEqual([
      'groupMembershipField',
    ])
    expect(paths({ groupMembershipField: inChain, lookupGroupsFromUser: true })).toEqual([])
    expect(paths({ groupMembershipField: inChain.slice(0, -1), lookupGroupsFromUser: true })).toEqual([])
  })

  it('needs groups for their hierarchy', () => {
    expect(paths({ syncGroups: false, syncGroupHierarchy: true })).toEqual(['syncGroupHierarchy'])
  })
})

describe('a slug', () => {
  const others = { otherSources: [{ slug: 'Corp_A', syncUsersPassword: false }] }

  it.each(['corp-a', 'corp_a', 'CORP-A'])('%s would share its secrets with Corp_A', (slug) => {
    expect(problems({ slug }, others)).toEqual([
      { path: 'slug', message: expect.stringContaining('"Corp_A"') },
    ])
  })

  it('of a stored source stays, and so does one that is merely alike', () => {
    expect(paths({ slug: 'corp-ab' }, others)).toEqual([])
    expect(paths({ slug: 'corp-a' }, { ...others, existing: read({ slug: 'corp-a' }) })).toEqual([])
  })
})

describe('password write-back', () => {
  const other = { slug: 'old', syncUsersPassword: true }

  it('is on for the first source and off for later ones', () => {
    expect(read({}).syncUsersPassword).toBe(true)
    expect(read({}, { otherSources: [other] }).syncUsersPassword).toBe(false)
    expect(read({}, { otherSources: [{ slug: 'old', syncUsersPassword: false }] }).syncUsersPassword).toBe(
      false,
    )
  })

  it('belongs to one source only', () => {
    expect(problems({ syncUsersPassword: true }, { otherSources: [other] })).toEqual([
      { path: 'syncUsersPassword', message: expect.stringContaining('"old"') },
    ])
    expect(
      paths({ syncUsersPassword: true }, { otherSources: [{ slug: 'old', syncUsersPassword: false }] }),
    ).toEqual([])
  })

  it('keeps a stored choice when the draft says nothing', () => {
    const existing = read({ syncUsersPassword: false })
    expect(read({}, { existing }).syncUsersPassword).toBe(false)
    expect(read({ syncUsersPassword: true }, { existing }).syncUsersPassword).toBe(true)
  })
})

describe('mappings', () => {
  it('are needed for what is synced', () => {
    expect(paths({ userPropertyMappings: [], groupPropertyMappings: [] })).toEqual([
      'userPropertyMappings',
      'groupPropertyMappings',
    ])
    expect(paths({ userPropertyMappings: [], syncUsers: false })).toEqual([])
    expect(paths({ groupPropertyMappings: [], syncGroups: false })).toEqual([])
  })

  it('must exist, fit, and be named once', () => {
    expect(problems({ userPropertyMappings: ['LDAP: nam'] })[0]).toEqual({
      path: 'userPropertyMappings[0]',
      message: 'There is no property mapping "LDAP: nam". Did you mean "LDAP: name"?',
    })
    expect(paths({ userPropertyMappings: ['LDAP: name', 'Group only'] })).toEqual(['userPropertyMappings[1]'])
    expect(paths({ groupPropertyMappings: ['OpenLDAP: uid'] })).toEqual(['groupPropertyMappings[0]'])
    expect(paths({ userPropertyMappings: ['LDAP: name', 'LDAP: name'] })).toEqual(['userPropertyMappings[1]'])
  })
})

const checkCron = (text: string) =>
  text.startsWith('99') ? 'There is no minute 99. Use 0 to 59.' : undefined

describe('schedule', () => {
  it('asks the scheduler about every cron text that is given', () => {
    expect(problems({ schedule: { sync: '99 * * * *', connectivity: '5 * * * *' } }, { checkCron })).toEqual([
      { path: 'schedule.sync', message: 'There is no minute 99. Use 0 to 59.' },
    ])
  })
})
