import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

export interface TestEnvironment {
  /** Belongs to this run alone; removed at its end. */
  readonly folder: string
  readonly variables: NodeJS.ProcessEnv
}

/** An environment in which no test finds this machine's keyring, data folder, display or LDAP settings. */
export const createTestEnvironment = (root: string): TestEnvironment => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-test-'))
  // Servers that run as somebody else have to get through to their own folders in `tmp`.
  chmodSync(folder, 0o711)
  const own = (name: string): string => {
    const path = join(folder, name)
    mkdirSync(path, { mode: 0o700 })
    return path
  }
  const temporary = own('tmp')
  chmodSync(temporary, 0o711)
  return {
    folder,
    variables: {
      ...inherited(process.env),
      PATH: [join(root, 'node_modules/.bin'), process.env['PATH'] ?? '/usr/bin:/bin'].join(delimiter),
      // ldap.conf(5): no configuration files and no LDAP variables of the machine.
      LDAPNOINIT: '1',
      // What a test that was killed leaves behind goes with the rest.
      TMPDIR: temporary,
      // Hundreds of processes load the same program: the first one compiles it for all.
      NODE_COMPILE_CACHE: own('compiled'),
      XDG_DATA_HOME: own('data'),
      XDG_CONFIG_HOME: own('config'),
      XDG_CACHE_HOME: own('cache'),
      XDG_STATE_HOME: own('state'),
      XDG_RUNTIME_DIR: own('run'),
    },
  }
}

const inherited = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !isForeign(name)))

const isForeign = (name: string): boolean =>
  [
    'DISPLAY',
    'WAYLAND_DISPLAY',
    'DBUS_SESSION_BUS_ADDRESS',
    'GNOME_KEYRING_CONTROL',
    'NODE_OPTIONS',
  ].includes(name) || /^(LDAP|ROLLCALL_|VITEST)/.test(name)
