import { textValues, type DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import { activeDirectory } from './vendors/active-directory.ts'
import { apacheDs } from './vendors/apache-ds.ts'
import { authentikOutpost } from './vendors/authentik-outpost.ts'
import { demo } from './vendors/demo.ts'
import type { DirectoryVendor, ServerSigns } from './vendors/directory-vendor.ts'
import { ds389 } from './vendors/ds389.ts'
import { eDirectory } from './vendors/edirectory.ts'
import { freeIpa } from './vendors/freeipa.ts'
import { google } from './vendors/google.ts'
import { jumpCloud } from './vendors/jumpcloud.ts'
import { lldap } from './vendors/lldap.ts'
import { openLdap } from './vendors/openldap.ts'
import { oracle } from './vendors/oracle.ts'
import { samba } from './vendors/samba.ts'
import { unknownVendor } from './vendors/unknown.ts'

/** The first that recognises itself counts: those built on another one stand before it. */
const vendors: readonly DirectoryVendor[] = [
  google,
  jumpCloud,
  samba,
  activeDirectory,
  freeIpa,
  ds389,
  lldap,
  authentikOutpost,
  eDirectory,
  oracle,
  apacheDs,
  demo,
  openLdap,
]

export interface DetectedVendor {
  readonly vendor: DirectoryVendor
  readonly version: string | undefined
}

/** Who made the server, by its root DSE and, for those that hide it, its address. */
export const detectVendor = (rootDse: DirectoryEntry | undefined, host = ''): DetectedVendor => {
  const signs = signsOf(rootDse, host)
  const vendor = vendors.find((candidate) => candidate.recognises(signs)) ?? unknownVendor
  const version = vendor.version(signs)?.trim()
  return { vendor, version: version === '' ? undefined : version }
}

const signsOf = (rootDse: DirectoryEntry | undefined, host: string): ServerSigns => {
  const all = (attribute: string): readonly string[] =>
    rootDse === undefined ? [] : textValues(rootDse, attribute)
  return {
    host: host.toLowerCase(),
    all,
    first: (attribute) => all(attribute)[0],
    has: (attribute, value) =>
      all(attribute).some((candidate) => candidate.toLowerCase() === value.toLowerCase()),
  }
}
