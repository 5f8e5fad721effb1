// A private Samba domain controller (Active Directory) for tests: LDAP, LDAPS and global catalogue on loopback, own
// temporary folder, ended by its process id. Its ports are fixed, so there is one on a machine at a time, and root
// has to start it.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acquireMachineLock } from './machine-lock.ts'
import { runProgram } from './run-program.ts'
import type { StartedServer } from './server-desk.ts'
import { endProcess, waitForAnswer } from './slapd-process.ts'
import { makeTestCertificates, type TestCertificates } from './test-certificates.ts'

export interface SambaAdOptions {
  /** LDIF records below `sambaAdBaseDn`, loaded before the start. */
  readonly seed: string
}

export interface SambaAdFacts {
  /** Takes no passwords: Samba wants encryption for them, like a hardened domain controller. */
  readonly uri: string
  readonly ldapsUri: string
  readonly baseDn: string
  readonly domain: string
  /** Signs in by UPN, as people name accounts in Active Directory. */
  readonly adminName: string
  readonly adminPassword: string
  /** PEM of the authority that signed the controller's certificate. */
  readonly ca: string
  /** The same, as a file. */
  readonly caFile: string
}

export interface SambaAd extends SambaAdFacts {
  add(ldif: string): Promise<void>
  modify(ldif: string): Promise<void>
  /** An entry with everything below it. */
  removeTree(dn: string): Promise<void>
}

export const sambaAdBaseDn = 'DC=rollcall,DC=test'

/** For `describe.skipIf`: whoever is not root cannot have one. */
export const canStartSambaAd = process.getuid?.() === 0

const domain = 'rollcall.test'
const adminPassword = 'Admin-Passw0rd-1'
const ports = { ldap: 389, ldaps: 636, globalCatalogue: 3268, globalCatalogueTls: 3269 }
/** Another test run may have the machine's one controller until it ends, minutes later on a busy machine. */
const waitMs = 20 * 60_000

/** Provisions a domain, loads the seed and resolves once the server answers. */
export const startSambaAd = async ({ seed }: SambaAdOptions): Promise<StartedServer<SambaAdFacts>> => {
  requirePrograms()
  const lock = await acquireMachineLock('rollcall-samba-ad', waitMs)
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-samba-'))
  let server: ChildProcess | undefined
  const stop = async (): Promise<void> => {
    if (server !== undefined) await endProcess(server)
    server = undefined
    await rm(folder, { recursive: true, force: true })
    await lock.release()
  }
  try {
    await requireFreePorts()
    const { ca, caFile } = await prepare(folder, seed)
    // One process without a group of its own: ending it ends everything.
    const flags = ['-F', '-M', 'single', '--no-process-group', '-s', join(folder, 'etc/smb.conf')]
    // Gone with us even if we are killed: nobody else could use its ports as long as it lives.
    server = spawn('setpriv', ['--pdeathsig', 'KILL', '/usr/sbin/samba', ...flags], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await waitForAnswer(server, ports.ldap, 'samba', 30_000)
    return { facts: { ...access, ca, caFile }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const access = {
  uri: `ldap://127.0.0.1:${ports.ldap}`,
  ldapsUri: `ldaps://127.0.0.1:${ports.ldaps}`,
  baseDn: sambaAdBaseDn,
  domain,
  adminName: `Administrator@${domain}`,
  adminPassword,
}

/** Works as its administrator on a controller that was started, in this process or another. */
export const useSambaAd = (facts: SambaAdFacts): SambaAd => {
  const { ldapsUri, adminName, adminPassword: password, caFile } = facts
  const run = (program: string, extra: readonly string[], input = ''): Promise<unknown> =>
    runProgram(program, ['-x', '-H', ldapsUri, '-D', adminName, '-w', password, ...extra], {
      input,
      env: { PATH: '/usr/bin:/bin', LDAPTLS_CACERT: caFile },
    })
  return {
    ...facts,
    add: async (ldif) => void (await run('ldapmodify', ['-a'], ldif)),
    modify: async (ldif) => void (await run('ldapmodify', [], ldif)),
    removeTree: async (dn) => void (await run('ldapdelete', ['-r', dn])),
  }
}

const requirePrograms = (): void => {
  if (!canStartSambaAd) throw new Error('Samba listens on fixed ports below 1024: only root can start it')
  const missing = ['/usr/sbin/samba', '/usr/bin/samba-tool', '/usr/bin/ldbadd'].filter(
    (path) => !existsSync(path),
  )
  const packages = 'samba samba-dsdb-modules samba-ad-provision samba-vfs-modules winbind ldb-tools'
  if (missing.length > 0)
    throw new Error(`${missing.join(', ')} not found; on Debian: apt-get install ${packages}`)
}

const requireFreePorts = async (): Promise<void> => {
  for (const port of Object.values(ports)) {
    if (await isTaken(port))
      throw new Error(`Port ${port} on 127.0.0.1 is taken; a Samba domain controller cannot use another one`)
  }
}

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** A provisioned domain with the seed in it and a certificate that holds for 127.0.0.1. */
const prepare = async (folder: string, seed: string): Promise<TestCertificates> => {
  await mkdir(join(folder, 'run/ncalrpc'), { recursive: true })
  // An own file, because provisioning builds on the machine's otherwise.
  const base = ['[global]', `log file = ${folder}/samba.log`, `pid directory = ${folder}/run`]
  await writeFile(join(folder, 'empty.conf'), `${base.join('\n')}\nncalrpc dir = ${folder}/run/ncalrpc\n`)
  const certificates = makeTestCertificates(join(folder, 'certificates'), 'valid')
  await Promise.all([
    certificates,
    runProgram('/usr/bin/samba-tool', provisioning(folder), { env: systemPath }),
  ])
  await writeFile(join(folder, 'seed.ldif'), seed)
  const sam = join(folder, 'private/sam.ldb')
  const words = await runProgram('/usr/bin/ldbadd', ['-H', sam, '--relax', join(folder, 'seed.ldif')])
  // ldbadd ends well even where it stopped at LDIF that it could not read.
  const records = seed.match(/^dn:/gm)?.length ?? 0
  if (!words.includes(`Added ${records} records`))
    throw new Error(`The seed has ${records} records, and ldbadd said: ${words}`)
  return certificates
}

/** samba-tool runs under whatever python3 comes first; only Debian's has Samba's modules. */
const systemPath = { PATH: '/usr/bin:/usr/sbin:/bin:/sbin' }

const provisioning = (folder: string): readonly string[] => {
  const file = (name: string): string => join(folder, 'certificates', name)
  const options = {
    interfaces: 'lo',
    'bind interfaces only': 'yes',
    'server services': 'ldap',
    'tls keyfile': file('server.key'),
    'tls certfile': file('server.pem'),
    'tls cafile': file('ca.pem'),
  }
  const words = `domain provision --configfile=${folder}/empty.conf --targetdir=${folder} --realm=ROLLCALL.TEST
    --domain=ROLLCALL --host-name=dc1 --host-ip=127.0.0.1 --server-role=dc --dns-backend=NONE --use-rfc2307
    --adminpass=${adminPassword}`
  return [
    ...words.split(/\s+/),
    ...Object.entries(options).map(([name, value]) => `--option=${name}=${value}`),
  ]
}
