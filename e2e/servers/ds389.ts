// A private 389 Directory Server (the server inside FreeIPA) for tests: loopback only, own temporary folder, own
// ports, ended by its process id. Nothing outside the folder is written, so nothing stays.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { ds389Configuration, ds389Templates, freeIpaSchema } from './ds389-configuration.ts'
import { runProgram } from './run-program.ts'
import type { StartedServer } from './server-desk.ts'
import { endProcess, freePort, giveTo, waitForAnswer, type Identity } from './slapd-process.ts'
import { makeTestCertificates } from './test-certificates.ts'

export interface Ds389Options {
  /** LDIF records from the base entry on, loaded before the start. */
  readonly seed: string
  readonly baseDn?: string
}

export interface Ds389Facts {
  readonly uri: string
  readonly ldapsUri: string
  readonly baseDn: string
  /** May do everything, and no access rule holds for it. */
  readonly managerDn: string
  readonly managerPassword: string
  /** PEM. */
  readonly ca: string
}

export interface Ds389 extends Ds389Facts {
  add(ldif: string): Promise<void>
  modify(ldif: string): Promise<void>
  /** An entry with everything below it. */
  removeTree(dn: string): Promise<void>
}

const program = '/usr/sbin/ns-slapd'

/** Starts a server with its data loaded and resolves once it answers. */
export const startDs389 = async ({
  seed,
  baseDn = 'dc=ipa,dc=test',
}: Ds389Options): Promise<StartedServer<Ds389Facts>> => {
  if (!existsSync(program))
    throw new Error('389 Directory Server is not installed; on Debian: apt-get install 389-ds-base')
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-389-'))
  const [port, securePort] = [await freePort(), await freePort()]
  const manager = { managerDn: 'cn=Directory Manager', managerPassword: 'manager-password' }
  let server: ChildProcess | undefined
  const stop = async (): Promise<void> => {
    if (server !== undefined) await endProcess(server, { patienceMs: 10_000 })
    server = undefined
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const identity = await accountOf()
    const { ca } = await prepare(folder, { port, securePort, baseDn, ...manager, seed, identity })
    server = spawn(program, ['-D', folder, '-i', join(folder, 'run/pid'), '-d', '0'], {
      ...identity,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await waitForAnswer(server, port, 'ns-slapd')
    const uris = { uri: `ldap://127.0.0.1:${port}`, ldapsUri: `ldaps://127.0.0.1:${securePort}` }
    return { facts: { ...uris, baseDn, ...manager, ca }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Works as its manager on a server that was started, in this process or another. */
export const useDs389 = (facts: Ds389Facts): Ds389 => {
  const { uri, managerDn, managerPassword } = facts
  const run = (name: string, extra: readonly string[], input = ''): Promise<unknown> =>
    runProgram(name, ['-x', '-H', uri, '-D', managerDn, '-w', managerPassword, ...extra], { input })
  return {
    ...facts,
    add: async (ldif) => void (await run('ldapmodify', ['-a'], ldif)),
    modify: async (ldif) => void (await run('ldapmodify', [], ldif)),
    removeTree: async (dn) => void (await run('ldapdelete', ['-r', dn])),
  }
}

interface Account extends Identity {
  readonly name: string
}

/** The package's own account for root; anyone else keeps himself. */
const accountOf = async (): Promise<Account> => {
  if (process.getuid?.() !== 0) return { name: userInfo().username }
  return { name: 'dirsrv', uid: await idOfServer('-u'), gid: await idOfServer('-g') }
}

const idOfServer = async (flag: '-u' | '-g'): Promise<number> =>
  Number(await runProgram('id', [flag, 'dirsrv']))

interface Preparation {
  readonly port: number
  readonly securePort: number
  readonly baseDn: string
  readonly managerDn: string
  readonly managerPassword: string
  readonly seed: string
  readonly identity: Account
}

/** Everything on disk: configuration, schema, certificates, data. */
const prepare = async (
  folder: string,
  { seed, identity, ...settings }: Preparation,
): Promise<{ readonly ca: string }> => {
  for (const name of ['lock', 'tmp', 'ldif', 'bak', 'run', 'log', 'db', 'schema'])
    await mkdir(join(folder, name))
  const configuration = await ds389Configuration({ folder, user: identity.name, ...settings })
  await writeFile(join(folder, 'dse.ldif'), configuration)
  // What dscreate would copy from /etc/dirsrv, where only the server may read: the first is for changes of its own.
  await writeFile(join(folder, 'schema/99user.ldif'), 'dn: cn=schema\n')
  await writeFile(join(folder, 'slapd-collations.conf'), '')
  await copyFile(join(ds389Templates, '60kerberos.ldif'), join(folder, 'schema/60kerberos.ldif'))
  await writeFile(join(folder, 'schema/61freeipa.ldif'), freeIpaSchema)
  await writeFile(join(folder, 'ldif/seed.ldif'), seed)
  const { ca } = await provideCertificates(folder)
  await giveTo(folder, identity)
  const load = ['ldif2db', '-D', folder, '-n', 'userRoot', '-i', join(folder, 'ldif/seed.ldif')]
  await runProgram(program, load, identity)
  return { ca }
}

/** 389 takes its certificate from an NSS database, where it is called Server-Cert. */
const provideCertificates = async (folder: string): Promise<{ readonly ca: string }> => {
  const made = await makeTestCertificates(join(folder, 'tls'), 'valid')
  const bundle = join(folder, 'tls/server.p12')
  const key = ['-in', made.serverCertificateFile, '-inkey', made.serverKeyFile]
  const named = ['-name', 'Server-Cert', '-out', bundle, '-passout', 'pass:']
  await runProgram('openssl', ['pkcs12', '-export', ...key, ...named])
  await runProgram('certutil', ['-N', '-d', folder, '--empty-password'])
  await runProgram('pk12util', ['-i', bundle, '-d', folder, '-W', '', '-K', ''])
  await runProgram('certutil', ['-A', '-d', folder, '-n', 'CA', '-t', 'CT,,', '-i', made.caFile])
  return { ca: made.ca }
}
