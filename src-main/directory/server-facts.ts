// The root DSE (RFC 4512 section 5.1) and the schema, read as well as they can be: servers that refuse either
// (Google Secure LDAP, hardened directories) are as good to read from as any other.
import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { firstText, textValues } from '../../src-shared/domain/directory-entry.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { parseAttributeTypes, type AttributeSchema } from './attribute-schema.ts'
import { detectVendor } from './detect-vendor.ts'
import type { ServerFacts, TlsSummary } from './directory-client.ts'
import type { ServerAddress } from './server-address.ts'

type ReadEntry = (
  dn: string,
  attributes: readonly string[],
  options?: { filter?: string },
) => Promise<DirectoryEntry | undefined>

/** Operational attributes that some servers send only when named. */
const rootDseAttributes = [
  '*',
  '+',
  'vendorName',
  'vendorVersion',
  'namingContexts',
  'defaultNamingContext',
  'supportedControl',
  'supportedExtension',
  'supportedSASLMechanisms',
  'supportedCapabilities',
  'subschemaSubentry',
]

/** The root DSE, undefined where the server keeps it to itself. */
export const readRootDse = (readEntry: ReadEntry): Promise<DirectoryEntry | undefined> =>
  orUndefined(readEntry('', rootDseAttributes))

/** The schema, undefined where it cannot be had; never a reason to fail. */
export const readSchema = async (
  readEntry: ReadEntry,
  rootDse: DirectoryEntry | undefined,
): Promise<AttributeSchema | undefined> => {
  const dn = rootDse === undefined ? undefined : firstText(rootDse, 'subschemaSubentry')
  if (dn === undefined) return undefined
  // RFC 4512 section 4.2: only a base search for objectClass=subschema reads it for sure.
  const subschema = await orUndefined(
    readEntry(dn, ['attributeTypes'], { filter: '(objectClass=subschema)' }),
  )
  const descriptions = subschema === undefined ? [] : textValues(subschema, 'attributeTypes')
  return descriptions.length === 0 ? undefined : parseAttributeTypes(descriptions)
}

/** A refusal downgrades; a broken connection does not. */
const orUndefined = async <T>(reading: Promise<T | undefined>): Promise<T | undefined> => {
  try {
    return await reading
  } catch (error) {
    if (error instanceof AppError && error.details['resultCode'] !== undefined) return undefined
    throw error
  }
}

export const describeServer = (
  { uri, host }: ServerAddress,
  rootDse: DirectoryEntry | undefined,
  { tls, schemaRead }: { tls: TlsSummary | undefined; schemaRead: boolean },
): ServerFacts => {
  const { vendor, version } = detectVendor(rootDse, host)
  const values = (name: string): readonly string[] => (rootDse === undefined ? [] : textValues(rootDse, name))
  return {
    uri,
    vendor: vendor.id === 'unknown' ? (firstOf(values('vendorName')) ?? NOT_SAID) : vendor.label,
    version: version ?? NOT_SAID,
    tls,
    namingContexts: values('namingContexts').filter((context) => context !== ''),
    supportedControls: values('supportedControl'),
    supportedExtensions: values('supportedExtension'),
    supportedSaslMechanisms: values('supportedSASLMechanisms'),
    schemaRead,
  }
}

const NOT_SAID = 'N/A'

const firstOf = (values: readonly string[]): string | undefined => values.find((value) => value.trim() !== '')
