// The dse.ldif of a private 389 Directory Server, made from the template that its packages bring. dscreate would do
// the same and more: it wants root, writes to /etc and /var, asks systemd, and takes ten seconds.
import { readFile } from 'node:fs/promises'

export interface Ds389Configuration {
  readonly folder: string
  readonly port: number
  readonly securePort: number
  /** Account as which the server runs. */
  readonly user: string
  readonly baseDn: string
  readonly managerDn: string
  readonly managerPassword: string
}

export const ds389Templates = '/usr/share/dirsrv/data'

export const ds389Configuration = async (configuration: Ds389Configuration): Promise<string> => {
  const { folder, port, securePort, baseDn } = configuration
  const values: Readonly<Record<string, string>> = {
    schema_dir: `${folder}/schema`,
    lock_dir: `${folder}/lock`,
    tmp_dir: `${folder}/tmp`,
    cert_dir: folder,
    config_dir: folder,
    ldif_dir: `${folder}/ldif`,
    bak_dir: `${folder}/bak`,
    run_dir: `${folder}/run`,
    inst_dir: folder,
    log_dir: `${folder}/log`,
    db_dir: `${folder}/db`,
    db_home_dir: `${folder}/db`,
    db_lib: 'bdb',
    fqdn: 'localhost',
    ds_port: String(port),
    ds_user: configuration.user,
    ds_suffix: baseDn,
    ds_bename: 'userRoot',
    rootdn: configuration.managerDn,
    ds_passwd: configuration.managerPassword,
    ldapi_enabled: 'off',
    ldapi: `${folder}/run/ldapi`,
    ldapi_autobind: 'off',
  }
  const template = async (name: string): Promise<string> =>
    (await readFile(`${ds389Templates}/${name}`, 'utf8'))
      .replaceAll(/^#.*\n/gm, '')
      .replaceAll(/%(\w+)%/g, (whole, value: string) => values[value] ?? whole)
  const dse = withAttributes(await template('template-dse.ldif'), {
    'cn=config': [
      // The password stands above it in clear; whoever reads the file may know it.
      'nsslapd-rootpwstoragescheme: CLEAR',
      'nsslapd-listenhost: 127.0.0.1',
      'nsslapd-securelistenhost: 127.0.0.1',
      `nsslapd-securePort: ${securePort}`,
      'nsslapd-security: on',
      // Thrown away after the tests: nothing has to survive a power cut, nobody reads the access log.
      'nsslapd-accesslog-logging-enabled: off',
    ],
    'cn=config,cn=ldbm database,cn=plugins,cn=config': [
      'nsslapd-db-durable-transaction: off',
      // Without this the server measures the machine and takes what it finds for its caches.
      'nsslapd-cache-autosize: 0',
      'nsslapd-dbcachesize: 20000000',
    ],
  })
  const memberOf = dse.replace(
    /(^dn: cn=MemberOf Plugin,[\s\S]*?nsslapd-pluginenabled: )off/m,
    (_, before: string) => `${before}on`,
  )
  return `${memberOf.trim()}\n\n${(await template('template-suffix-db.ldif')).trim()}\n`
}

const withAttributes = (ldif: string, added: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(added).reduce(
    (text, [dn, lines]) => text.replace(`dn: ${dn}\n`, () => `dn: ${dn}\n${lines.join('\n')}\n`),
    ldif,
  )

/**
 * What FreeIPA's schema has and the stock server lacks; names and numbers as FreeIPA defines them. The Kerberos
 * attributes come from a file that 389 ships but does not load.
 */
export const freeIpaSchema = `dn: cn=schema
attributeTypes: ( 2.16.840.1.113730.3.8.3.1 NAME 'ipaUniqueID' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributeTypes: ( 2.16.840.1.113730.3.8.11.2 NAME 'ipaNTSecurityIdentifier' EQUALITY caseIgnoreIA5Match SYNTAX 1.3.6.1.4.1.1466.115.121.1.26 SINGLE-VALUE )
objectClasses: ( 2.16.840.1.113730.3.8.4.1 NAME 'ipaObject' SUP top AUXILIARY MUST ipaUniqueID )
objectClasses: ( 2.16.840.1.113730.3.8.4.14 NAME 'ipaUserGroup' SUP top STRUCTURAL MUST cn MAY ( description $ member ) )
objectClasses: ( 2.16.840.1.113730.3.8.12.15 NAME 'ipaNTUserAttrs' SUP top AUXILIARY MUST ipaNTSecurityIdentifier )
`
