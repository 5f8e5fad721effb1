import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'

// X.509 certificates (RFC 5280) for a server that lives for minutes: a CA of its own, one certificate for
// localhost, one for a client. Written with our own BER writer, which gives DER for everything used here: the
// library that the app reads certificates with needs a polyfill of Reflect before it makes any.

export interface IssuedCertificate {
  readonly certificate: string
  readonly key: string
}

export interface TlsMaterial {
  /** PEM of the CA to trust. */
  readonly caCertificate: string
  readonly server: IssuedCertificate
  readonly client: IssuedCertificate
}

interface Issuer {
  readonly name: string
  readonly key: KeyObject
}

/** Long enough that no demo begins with the warning that its certificate ends soon. */
const validityMs = 365 * 24 * 60 * 60 * 1000
/** Clocks of virtual machines lag behind now and then. */
const backdatedMs = 60 * 60 * 1000

export const createTlsMaterial = (now: Date): TlsMaterial => {
  const ca = newKeys()
  const issuer: Issuer = { name: 'Rollcall demo CA', key: ca.privateKey }
  const caCertificate = issue(issuer, ca.publicKey, {
    subject: issuer.name,
    now,
    extensions: [basicConstraints(true), keyUsage([5, 6])],
  })
  const leaf = (subject: string, extensions: readonly Extension[]): IssuedCertificate => {
    const keys = newKeys()
    const all = [basicConstraints(false), keyUsage([0]), ...extensions]
    return {
      certificate: issue(issuer, keys.publicKey, { subject, now, extensions: all }),
      key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }
  }
  return {
    caCertificate,
    server: leaf('localhost', [extendedKeyUsage(oids.serverAuth), localhostNames]),
    client: leaf('rollcall', [extendedKeyUsage(oids.clientAuth)]),
  }
}

const newKeys = (): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** Object identifiers in their DER content form, so that no encoder for them is needed. */
const oids = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  subjectKeyIdentifier: '551d0e',
  keyUsage: '551d0f',
  subjectAltName: '551d11',
  basicConstraints: '551d13',
  authorityKeyIdentifier: '551d23',
  extendedKeyUsage: '551d25',
  serverAuth: '2b06010505070301',
  clientAuth: '2b06010505070302',
} as const

const writeOid = (writer: BerWriter, oid: string): BerWriter =>
  writer.writeBytes(Buffer.from(oid, 'hex'), 0x06)

interface Extension {
  readonly oid: string
  readonly isCritical: boolean
  readonly value: Uint8Array
}

const basicConstraints = (isCa: boolean): Extension => ({
  oid: oids.basicConstraints,
  isCritical: true,
  // The default, false, must be left out in DER.
  value: (isCa ? new BerWriter().begin().writeBoolean(true) : new BerWriter().begin()).end().toBytes(),
})

/** Bits as RFC 5280 section 4.2.1.3 numbers them: 0 signs, 5 signs certificates, 6 signs revocation lists. */
const keyUsage = (bits: readonly number[]): Extension => {
  const octet = bits.map((bit) => 0x80 >> bit).reduce((sum, bit) => sum + bit, 0)
  const unusedBits = 7 - Math.max(...bits)
  return {
    oid: oids.keyUsage,
    isCritical: true,
    value: new BerWriter().writeBytes(Uint8Array.of(unusedBits, octet), 0x03).toBytes(),
  }
}

const extendedKeyUsage = (purpose: string): Extension => ({
  oid: oids.extendedKeyUsage,
  isCritical: false,
  value: writeOid(new BerWriter().begin(), purpose).end().toBytes(),
})

const localhostNames: Extension = {
  oid: oids.subjectAltName,
  isCritical: false,
  value: new BerWriter()
    .begin()
    .writeText('localhost', 0x82)
    .writeBytes(Uint8Array.of(127, 0, 0, 1), 0x87)
    .writeBytes(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), 0x87)
    .end()
    .toBytes(),
}

const keyIdentifier = (key: KeyObject): Uint8Array =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20)

interface CertificateContent {
  readonly subject: string
  readonly now: Date
  readonly extensions: readonly Extension[]
}

const issue = (issuer: Issuer, publicKey: KeyObject, content: CertificateContent): string => {
  const body = toBeSigned(issuer, publicKey, content)
  const signature = sign('sha256', body, issuer.key)
  const writer = new BerWriter().begin().writeRaw(body)
  writeAlgorithm(writer)
    .writeBytes(Buffer.concat([Uint8Array.of(0), signature]), 0x03)
    .end()
  const base64 = Buffer.from(writer.toBytes()).toString('base64')
  const lines = base64.match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

const toBeSigned = (
  issuer: Issuer,
  publicKey: KeyObject,
  { subject, now, extensions }: CertificateContent,
): Uint8Array => {
  const writer = new BerWriter().begin()
  writer.begin(0xa0).writeInteger(2).end()
  // A positive number of random bits, as browsers' rules ask for.
  writer.writeBytes(Buffer.concat([Uint8Array.of(0x4a), randomBytes(15)]), berTag.integer)
  writeName(writeAlgorithm(writer), issuer.name)
  const start = now.getTime() - backdatedMs
  writer
    .begin()
    .writeText(utcTime(start), 0x17)
    .writeText(utcTime(start + validityMs), 0x17)
    .end()
  writeName(writer, subject).writeRaw(publicKey.export({ type: 'spki', format: 'der' }))
  writer.begin(0xa3).begin()
  for (const extension of [...extensions, ...keyIdentifiers(issuer, publicKey)])
    writeExtension(writer, extension)
  return writer.end().end().end().toBytes()
}

const keyIdentifiers = (issuer: Issuer, publicKey: KeyObject): readonly Extension[] => [
  {
    oid: oids.subjectKeyIdentifier,
    isCritical: false,
    value: new BerWriter().writeBytes(keyIdentifier(publicKey)).toBytes(),
  },
  {
    oid: oids.authorityKeyIdentifier,
    isCritical: false,
    value: new BerWriter()
      .begin()
      .writeBytes(keyIdentifier(createPublicKey(issuer.key)), 0x80)
      .end()
      .toBytes(),
  },
]

const writeAlgorithm = (writer: BerWriter): BerWriter => writeOid(writer.begin(), oids.ecdsaWithSha256).end()

const writeName = (writer: BerWriter, commonName: string): BerWriter =>
  writeOid(writer.begin().begin(berTag.set).begin(), oids.commonName)
    .writeText(commonName, 0x0c)
    .end()
    .end()
    .end()

/** UTCTime, which RFC 5280 section 4.1.2.5 asks for until 2049. */
const utcTime = (time: number): string =>
  `${new Date(time).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`

const writeExtension = (writer: BerWriter, { oid, isCritical, value }: Extension): void => {
  writeOid(writer.begin(), oid)
  if (isCritical) writer.writeBoolean(true)
  writer.writeBytes(value).end()
}
