// A private OpenLDAP server for tests: loopback only, own temporary folder, own ports, ended by its process id.
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from './run-program.ts'
import { slapdConfiguration } from './slapd-configuration.ts'
import { endProcess, freePort, launch, unprivilegedIdentity, type Identity } from './slapd-process.ts'
import { makeTestCertificates, type ServerCertificate, type TestCertificates } from './test-certificates.ts'

export interface SlapdOptions {
  readonly baseDn?: string
  /** LDIF records below the base; `ou=people`, `ou=groups`, `ou=service` and the accounts exist already. */
  readonly seed?: string
  /** A file of more such records, for seeds too large for one text. */
  readonly seedFile?: string
  /** Which certificate the server shows; without it the server speaks no TLS. */
  readonly tls?: ServerCertificate
  /** The memberof and refint overlays (slapadd bypasses them: use `add` for what they should see). */
  readonly memberOf?: boolean
  readonly anonymousRead?: boolean
  /** Attributes whose values are kept sorted; without, slapd compares every new value of an entry with all others. */
  readonly sortedAttributes?: readonly string[]
  /** More slapd.conf lines for the database, e.g. limits or access rules. */
  readonly databaseLines?: string
}

export interface Slapd {
  readonly uri: string
  /** Undefined without TLS. */
  readonly ldapsUri: string | undefined
  readonly baseDn: string
  readonly adminDn: string
  readonly adminPassword: string
  readonly readerDn: string
  readonly readerPassword: string
  /** An account that the server lets read 500 entries. */
  readonly limitedDn: string
  readonly limitedPassword: string
  /** PEM; empty without TLS. */
  readonly ca: string
  readonly clientCertificate: string
  readonly clientKey: string
  add(ldif: string): Promise<void>
  modify(ldif: string): Promise<void>
  /** Ends the process but keeps the data, until `start`. */
  halt(): Promise<void>
  start(): Promise<void>
  restart(): Promise<void>
  /** Ends the process and removes the folder. */
  stop(): Promise<void>
}

/** Starts a server and resolves once it answers. */
export const startSlapd = async (options: SlapdOptions = {}): Promise<Slapd> => {
  const program = findSlapd()
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-slapd-'))
  const baseDn = options.baseDn ?? 'dc=rollcall,dc=test'
  const accounts = {
    adminDn: `cn=admin,${baseDn}`,
    adminPassword: 'admin-password',
    readerDn: `cn=reader,ou=service,${baseDn}`,
    readerPassword: 'reader-password',
    limitedDn: `cn=limited,ou=service,${baseDn}`,
    limitedPassword: 'limited-password',
  }
  const { certificates, identity } = await prepare({ program, folder, baseDn, accounts, options }).catch(
    async (error: unknown) => {
      await rm(folder, { recursive: true, force: true })
      throw error
    },
  )

  const [port, securePort] = [await freePort(), await freePort()]
  const uri = `ldap://127.0.0.1:${port}`
  const ldapsUri = certificates === undefined ? undefined : `ldaps://127.0.0.1:${securePort}`
  const listeners = [uri, ldapsUri].filter((listener) => listener !== undefined).join('/ ')
  let process: ChildProcess | undefined

  const start = async (): Promise<void> => {
    process = await launch(folder, `${listeners}/`, port, identity)
  }
  const halt = async (): Promise<void> => {
    if (process !== undefined) await endProcess(process)
    process = undefined
  }
  const stop = async (): Promise<void> => {
    await halt()
    await rm(folder, { recursive: true, force: true })
  }
  const ldapmodify = async (extra: readonly string[], ldif: string): Promise<void> => {
    const bind = ['-x', '-H', uri, '-D', accounts.adminDn, '-w', accounts.adminPassword]
    await runProgram('ldapmodify', [...bind, ...extra], { input: ldif })
  }
  await start().catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    uri,
    ldapsUri,
    baseDn,
    ...accounts,
    ca: certificates?.ca ?? '',
    clientCertificate: certificates?.clientCertificate ?? '',
    clientKey: certificates?.clientKey ?? '',
    add: (ldif) => ldapmodify(['-a'], ldif),
    modify: (ldif) => ldapmodify([], ldif),
    start,
    halt,
    restart: async () => {
      await halt()
      await start()
    },
    stop,
  }
}

interface Preparation {
  readonly program: string
  readonly folder: string
  readonly baseDn: string
  readonly accounts: Pick<
    Slapd,
    'adminDn' | 'adminPassword' | 'readerDn' | 'readerPassword' | 'limitedDn' | 'limitedPassword'
  >
  readonly options: SlapdOptions
}

/** Everything on disk: certificates, configuration, data. */
const prepare = async ({
  program,
  folder,
  baseDn,
  accounts,
  options,
}: Preparation): Promise<{ certificates: TestCertificates | undefined; identity: Identity }> => {
  const certificates =
    options.tls === undefined ? undefined : await makeTestCertificates(join(folder, 'tls'), options.tls)
  await mkdir(join(folder, 'db'))
  // A copy, because AppArmor profiles of some distributions forbid /usr/sbin/slapd any folder but its own.
  await copyFile(program, join(folder, 'slapd'))
  const configuration = slapdConfiguration({
    folder,
    baseDn,
    ...accounts,
    certificates,
    memberOf: options.memberOf ?? false,
    anonymousRead: options.anonymousRead ?? false,
    databaseLines: options.databaseLines ?? '',
    sortedAttributes: options.sortedAttributes ?? [],
  })
  await writeFile(join(folder, 'slapd.conf'), configuration)
  await writeFile(join(folder, 'seed.ldif'), `${baseEntries(baseDn, accounts)}\n${options.seed ?? ''}`)
  const identity = await unprivilegedIdentity(folder)
  await load(folder, join(folder, 'seed.ldif'), identity)
  if (options.seedFile !== undefined) await load(folder, options.seedFile, identity)
  return { certificates, identity }
}

const findSlapd = (): string => {
  const candidates = [
    '/usr/sbin/slapd',
    '/usr/lib/openldap/slapd',
    '/usr/libexec/slapd',
    '/usr/local/libexec/slapd',
  ]
  const found = candidates.find((path) => existsSync(path))
  if (found === undefined) {
    throw new Error('slapd is not installed; on Debian: apt-get install slapd ldap-utils')
  }
  return found
}

/** slapadd in quick mode: ten thousand entries in well under a second. */
const load = async (folder: string, ldif: string, identity: Identity): Promise<void> => {
  const args = ['-T', 'add', '-q', '-f', join(folder, 'slapd.conf'), '-l', ldif]
  await runProgram(join(folder, 'slapd'), args, identity).catch((error: unknown) => {
    throw new Error('slapd could not load its configuration or the seed', { cause: error })
  })
}

const baseEntries = (
  baseDn: string,
  accounts: Pick<Slapd, 'readerDn' | 'readerPassword' | 'limitedDn' | 'limitedPassword'>,
): string => {
  const dc = /^dc=([^,]+)/i.exec(baseDn)?.[1]
  if (dc === undefined) throw new Error(`the base of a test server begins with dc=, not ${baseDn}`)
  return [
    `dn: ${baseDn}\nobjectClass: dcObject\nobjectClass: organization\ndc: ${dc}\no: Rollcall test\n`,
    ...['people', 'groups', 'service'].map(
      (ou) => `dn: ou=${ou},${baseDn}\nobjectClass: organizationalUnit\nou: ${ou}\n`,
    ),
    account(accounts.readerDn, accounts.readerPassword),
    account(accounts.limitedDn, accounts.limitedPassword),
  ].join('\n')
}

const account = (dn: string, password: string): string =>
  `dn: ${dn}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\n` +
  `cn: ${/^cn=([^,]+)/.exec(dn)?.[1]}\nuserPassword: ${password}\n`
