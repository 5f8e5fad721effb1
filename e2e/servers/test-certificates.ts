// A throw-away certificate authority for test servers, made by the openssl command so that what Rollcall trusts
// or refuses was not produced by the code under test.
import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const serverCertificates = ['valid', 'name-only', 'wrong-host', 'expired'] as const
export type ServerCertificate = (typeof serverCertificates)[number]

export interface TestCertificates {
  /** Paths for the server's configuration. */
  readonly caFile: string
  readonly serverCertificateFile: string
  readonly serverKeyFile: string
  /** PEM text for the client. */
  readonly ca: string
  readonly clientCertificate: string
  readonly clientKey: string
}

/** The subject of the client certificate, in the form a SASL EXTERNAL mapping sees it. */
export const clientSubject = 'cn=sync-client,ou=clients,o=rollcall test'

/** Makes a CA, one server certificate of the wanted kind (usually for localhost and 127.0.0.1), and one for a client. */
export const makeTestCertificates = async (
  folder: string,
  kind: ServerCertificate,
): Promise<TestCertificates> => {
  await mkdir(join(folder, 'issued'), { recursive: true })
  const file = (name: string): string => join(folder, name)
  await Promise.all([
    writeFile(file('openssl.cnf'), opensslConfiguration(folder)),
    writeFile(file('index.txt'), ''),
    writeFile(file('serial'), '1000\n'),
  ])
  const request = ['req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '90']
  const subject = ['-extensions', 'authority', '-subj', '/O=Rollcall test/CN=Test CA']
  await openssl(folder, [...request, ...configuration, ...subject])
  const validity = kind === 'expired' ? ['-startdate', '20200101000000Z', '-enddate', '20210101000000Z'] : []
  await issue(folder, 'server', '/O=Rollcall test/CN=directory server', [
    '-extensions',
    extensionsOf[kind],
    ...validity,
  ])
  await issue(folder, 'client', '/O=Rollcall test/OU=clients/CN=sync-client', ['-extensions', 'client'])
  const text = (name: string): Promise<string> => readFile(file(name), 'utf8')
  return {
    caFile: file('ca.pem'),
    serverCertificateFile: file('server.pem'),
    serverKeyFile: file('server.key'),
    ca: await text('ca.pem'),
    clientCertificate: await text('client.pem'),
    clientKey: await text('client.key'),
  }
}

/** Sections of the openssl configuration below. */
const extensionsOf: Readonly<Record<ServerCertificate, string>> = {
  valid: 'server_here',
  expired: 'server_here',
  'name-only': 'server_name_only',
  'wrong-host': 'server_elsewhere',
}

const configuration = ['-config', 'openssl.cnf']
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

const issue = async (folder: string, name: string, subject: string, extra: string[]): Promise<void> => {
  const key = ['-keyout', `${name}.key`, '-out', `${name}.csr`]
  await openssl(folder, ['req', ...newKey, ...key, ...configuration, '-subj', subject])
  // `openssl ca`, because only it can put an end date in the past.
  const files = ['-in', `${name}.csr`, '-out', `${name}.pem`]
  await openssl(folder, ['ca', '-batch', '-notext', ...configuration, ...files, ...extra])
}

const openssl = async (folder: string, args: string[]): Promise<void> => {
  await run('openssl', args, { cwd: folder })
}

const opensslConfiguration = (folder: string): string => `
[req]
distinguished_name = subject
prompt = no
[subject]
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[ca]
default_ca = test_ca
[test_ca]
dir = ${folder}
database = $dir/index.txt
serial = $dir/serial
new_certs_dir = $dir/issued
certificate = $dir/ca.pem
private_key = $dir/ca.key
default_md = sha256
default_days = 90
policy = anything
[anything]
organizationName = optional
organizationalUnitName = optional
commonName = supplied
[server_here]
subjectAltName = DNS:localhost, IP:127.0.0.1
extendedKeyUsage = serverAuth
[server_name_only]
subjectAltName = DNS:localhost
extendedKeyUsage = serverAuth
[server_elsewhere]
subjectAltName = DNS:elsewhere.example, DNS:other.example
extendedKeyUsage = serverAuth
[client]
extendedKeyUsage = clientAuth
`
