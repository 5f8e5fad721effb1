// What the integration tests need from the system: real directory servers and a real keyring.
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

interface NeededPackage {
  readonly name: string
  /** A program or library file of it, for systems without Debian's package list. */
  readonly program: string
}

export const neededPackages: readonly NeededPackage[] = [
  { name: 'slapd', program: 'slapd' },
  { name: 'ldap-utils', program: 'ldapmodify' },
  { name: 'openssl', program: 'openssl' },
  { name: 'gnome-keyring', program: 'gnome-keyring-daemon' },
  { name: 'libsecret-1-0', program: '' },
  { name: 'dbus', program: 'dbus-send' },
  { name: 'dbus-daemon', program: 'dbus-run-session' },
  { name: 'procps', program: 'ps' },
  // The page of the built app; the fonts make its pictures the same everywhere.
  { name: 'chromium', program: 'chromium' },
  { name: 'fonts-liberation', program: '' },
  { name: 'fonts-dejavu-core', program: '' },
  { name: 'fonts-noto-color-emoji', program: '' },
  // A domain controller; the next four are only recommended by samba, which cannot provision without them.
  { name: 'samba', program: 'samba' },
  { name: 'samba-dsdb-modules', program: '' },
  { name: 'samba-ad-provision', program: '' },
  { name: 'samba-vfs-modules', program: '' },
  { name: 'winbind', program: 'winbindd' },
  { name: 'ldb-tools', program: 'ldbadd' },
  { name: '389-ds-base', program: 'ns-slapd' },
  { name: 'libnss3-tools', program: 'certutil' },
]

/** Installs what is missing where that is possible; otherwise says what to do and answers false. Never skips. */
export const provideNeededPackages = (): boolean => {
  const isDebian = hasProgram('dpkg-query') && hasProgram('apt-get')
  const missing = isDebian ? missingPackages(neededPackages, isInstalled) : missingPrograms()
  if (missing.length === 0) return true
  console.log(`Missing for the tests: ${missing.join(' ')}`)
  if (!isDebian) {
    console.error(
      'Install these programs with the package manager of your system, then run "npm test" again.',
    )
    return false
  }
  if (process.getuid?.() === 0 && install(missing)) return true
  const prefix = process.getuid?.() === 0 ? '' : 'sudo '
  console.error('Install them, then run "npm test" again:')
  console.error(`  ${prefix}apt-get install --no-install-recommends ${missing.join(' ')}`)
  return false
}

export const missingPackages = (
  needed: readonly NeededPackage[],
  isThere: (name: string) => boolean,
): readonly string[] => needed.map(({ name }) => name).filter((name) => !isThere(name))

const missingPrograms = (): readonly string[] =>
  neededPackages.map(({ program }) => program).filter((program) => program !== '' && !hasProgram(program))

const isInstalled = (name: string): boolean => {
  const answer = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' })
  return answer.status === 0 && answer.stdout === 'installed'
}

/** Looks where servers are installed too: slapd is not on an ordinary person's PATH. */
const hasProgram = (name: string): boolean =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/libexec']
    .map((folder) => join(folder, name))
    .some(isExecutable)

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

// Debian's packages ask this program whether they may start a service; 101 means no (invoke-rc.d(8)).
const policyFile = '/usr/sbin/policy-rc.d'

const install = (names: readonly string[]): boolean => {
  console.log(`Installing ${names.join(' ')}`)
  const mayWritePolicy = !existsSync(policyFile)
  // With this listener Ctrl-C ends apt but not us, so that the policy file does not stay.
  process.on('SIGINT', doNothing)
  try {
    if (mayWritePolicy) writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
    if (names.includes('slapd')) withoutDefaultDirectory()
    return (
      aptGet('update') &&
      aptGet('install', '-y', '--no-install-recommends', ...names) &&
      names.every(isInstalled)
    )
  } finally {
    if (mayWritePolicy) rmSync(policyFile, { force: true })
    process.off('SIGINT', doNothing)
  }
}

const doNothing = (): void => {}

/** slapd's package would make a directory for the whole machine; the tests start servers of their own. */
const withoutDefaultDirectory = (): void => {
  execFileSync('debconf-set-selections', { input: 'slapd slapd/no_configuration boolean true\n' })
}

/** Quiet unless it fails: installing packages warns about much that does not matter here. */
const aptGet = (...aptArguments: readonly string[]): boolean => {
  const result = spawnSync('apt-get', ['-qq', ...aptArguments], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
  })
  if (result.status !== 0) console.error(result.stderr)
  return result.status === 0
}
