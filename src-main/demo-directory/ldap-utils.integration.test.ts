// The embedded directory as OpenLDAP's own clients (ldap-utils) see it: what they accept is LDAP.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoDirectory, startDemoDirectory } from './start-demo-directory.ts'

interface Outcome {
  readonly exitCode: number
  readonly output: string
  readonly errors: string
}

let directory: DemoDirectory
let folder: string

beforeAll(async () => {
  directory = await startDemoDirectory({ people: 120 })
  folder = await mkdtemp(join(tmpdir(), 'demo-directory-'))
  await writeFile(join(folder, 'ca.pem'), directory.caCertificate)
  await writeFile(join(folder, 'client.pem'), directory.clientCertificate)
  await writeFile(join(folder, 'client.key'), directory.clientKey, { mode: 0o600 })
})

afterAll(async () => {
  await directory.stop()
  await rm(folder, { recursive: true })
})

const run = (
  command: string,
  parameters: readonly string[],
  { input = '', certificate = false } = {},
): Promise<Outcome> =>
  new Promise((resolve) => {
    const environment = {
      ...process.env,
      // `npm test` switches libldap's settings off altogether; these few are ours.
      LDAPNOINIT: undefined,
      LDAPCONF: '/dev/null',
      LDAPTLS_CACERT: join(folder, 'ca.pem'),
      ...(certificate
        ? { LDAPTLS_CERT: join(folder, 'client.pem'), LDAPTLS_KEY: join(folder, 'client.key') }
        : {}),
    }
    const child = execFile(command, [...parameters], { env: environment }, (error, output, errors) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, output, errors })
    })
    child.stdin?.end(input)
  })

const bound = (): readonly string[] => [
  '-x',
  '-H',
  directory.uri,
  '-D',
  directory.bindDn,
  '-w',
  directory.bindPassword,
]

const search = (...parameters: readonly string[]): Promise<Outcome> =>
  run('ldapsearch', ['-LLL', '-o', 'ldif-wrap=no', ...bound(), '-b', directory.baseDn, ...parameters])

const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0

describe('ldapsearch', () => {
  it('reads everybody at once and in pages alike', async () => {
    const once = await search('(objectClass=person)', 'uid')
    const paged = await search('-E', 'pr=25/noprompt', '(objectClass=person)', 'uid')
    expect([once.exitCode, paged.exitCode]).toEqual([0, 0])
    expect([countOf(/^uid: /gm, once.output), countOf(/^uid: /gm, paged.output)]).toEqual([120, 120])
  })

  it('meets the size limit it asked for', async () => {
    const { exitCode, output } = await search('-z', '5', '(objectClass=person)', '1.1')
    expect([exitCode, countOf(/^dn:/gm, output)]).toEqual([4, 5])
  })

  it('gets types without values', async () => {
    expect((await search('-A', '(employeeNumber=100001)', 'sn')).output).toMatch(/^sn:\n/m)
  })

  it('understands every kind of filter', async () => {
    const filter =
      '(&(objectClass=person)(|(employeeNumber=10000*)(employeeNumber>=100119)(cn~=x))(!(employeeNumber=100003))(sn:caseExactMatch:dn:=x))'
    const wider = filter.replace('(sn:caseExactMatch:dn:=x)', '(ou:dn:caseIgnoreMatch:=people)')
    expect(countOf(/^dn:/gm, (await search(wider, '1.1')).output)).toBe(10)
  })

  it('is told that a base does not exist, and what is nearest to it', async () => {
    const { exitCode, errors } = await run('ldapsearch', [
      ...bound(),
      '-b',
      `ou=x,ou=People,${directory.baseDn}`,
    ])
    expect([exitCode, errors]).toEqual([32, ''])
  })

  it('is refused a critical control that the server does not know', async () => {
    expect((await search('-E', '!1.2.3.4', '(objectClass=*)', '1.1')).exitCode).toBe(12)
  })

  it('reads the schema where the root DSE says it is', async () => {
    const dse = await run('ldapsearch', ['-LLL', '-x', '-H', directory.uri, '-b', '', '-s', 'base', '+'])
    const [, subentry = ''] = /^subschemaSubentry: (.+)$/m.exec(dse.output) ?? []
    const schema = await run('ldapsearch', [
      '-LLL',
      '-x',
      '-H',
      directory.uri,
      '-b',
      subentry,
      '-s',
      'base',
      '+',
    ])
    expect(schema.output).toContain("NAME 'jpegPhoto'")
  })
})

describe('ldapwhoami', () => {
  it.each([['ldaps'], ['StartTLS']])('binds with a password and with a certificate over %s', async (kind) => {
    const secure = kind === 'ldaps' ? ['-H', directory.ldapsUri] : ['-ZZ', '-H', directory.uri]
    const simple = await run('ldapwhoami', [
      ...secure,
      '-x',
      '-D',
      directory.bindDn,
      '-w',
      directory.bindPassword,
    ])
    const external = await run('ldapwhoami', [...secure, '-Q', '-Y', 'EXTERNAL'], { certificate: true })
    expect([simple.output, external.output]).toEqual([`dn:${directory.bindDn}\n`, `dn:${directory.bindDn}\n`])
  })

  it('is refused with a wrong password', async () => {
    const { exitCode, errors } = await run('ldapwhoami', [
      '-x',
      '-H',
      directory.uri,
      '-D',
      directory.bindDn,
      '-w',
      'x',
    ])
    expect([exitCode, errors]).toEqual([49, 'ldap_bind: Invalid credentials (49)\n'])
  })
})

const personDn = async (): Promise<string> => {
  const { output } = await search('(employeeNumber=100002)', '1.1')
  return /^dn: (.+)$/m.exec(output)?.[1] ?? ''
}

describe('ldappasswd', () => {
  it('sets a password with which the person can bind', async () => {
    const dn = await personDn()
    const changed = await run('ldappasswd', [...bound(), '-s', 'neues Kennwort ß', dn])
    const who = await run('ldapwhoami', ['-x', '-H', directory.uri, '-D', dn, '-w', 'neues Kennwort ß'])
    expect([changed.exitCode, who.output]).toEqual([0, `dn:${dn}\n`])
  })

  it('is told the password that the server made', async () => {
    const dn = await personDn()
    const { output } = await run('ldappasswd', [...bound(), dn])
    const [, made = ''] = /^New password: (.+)$/m.exec(output) ?? []
    const who = await run('ldapwhoami', ['-x', '-H', directory.uri, '-D', dn, '-w', made])
    expect(who.output).toBe(`dn:${dn}\n`)
  })
})

describe('ldapmodify and ldapcompare', () => {
  it('changes values and sees the change', async () => {
    const dn = await personDn()
    const ldif = `dn: ${dn}\nchangetype: modify\nreplace: title\ntitle: Boss\n-\nadd: mobile\nmobile: +47 1\n`
    expect((await run('ldapmodify', bound(), { input: ldif })).exitCode).toBe(0)
    expect((await run('ldapcompare', [...bound(), dn, 'title:boss'])).exitCode).toBe(6)
    expect((await run('ldapcompare', [...bound(), dn, 'title:clerk'])).exitCode).toBe(5)
  })

  it('changes nothing when one change of several is refused', async () => {
    const dn = await personDn()
    const ldif = `dn: ${dn}\nchangetype: modify\nreplace: title\ntitle: Chief\n-\ndelete: pager\n`
    expect((await run('ldapmodify', bound(), { input: ldif })).exitCode).toBe(16)
    expect((await run('ldapcompare', [...bound(), dn, 'title:chief'])).exitCode).toBe(5)
  })

  it('is told why the server takes no new entries', async () => {
    const ldif = `dn: cn=x,${directory.baseDn}\nchangetype: add\nobjectClass: person\ncn: x\nsn: x\n`
    const { exitCode, errors } = await run('ldapmodify', bound(), { input: ldif })
    expect([exitCode, errors]).toEqual([53, expect.stringContaining('changes of values only')])
  })
})
