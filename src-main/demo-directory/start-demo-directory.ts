// An LDAP v3 server of our own on loopback, with an invented organisation in it: the demo, and the tests' directory
// that does wrong on command (fault-plan.ts). It imitates OpenLDAP where servers differ. Not for real data: it
// keeps everything in memory and its password storage is only for show.
import { randomBytes } from 'node:crypto'
import { AttributeNames } from './attribute-names.ts'
import { attributeTypes } from './attribute-types.ts'
import { DirectoryContent, type EntryAttributes, type NewEntry } from './directory-content.ts'
import { EntryTree } from './entry-tree.ts'
import { type FaultPlan, FaultSwitch } from './fault-plan.ts'
import { type DirectoryStatistics, listen } from './network-listeners.ts'
import {
  buildOrganisation,
  type DemoSummary,
  organisationBaseDn,
  organisationBindDn,
} from './organisation.ts'
import { hashPassword } from './passwords.ts'
import { createTlsMaterial } from './server-certificate.ts'
import { rootDse, subschema } from './server-entries.ts'

export interface DemoDirectoryOptions {
  /** Size of the invented organisation, 250 when left out; groups grow with it. */
  readonly people?: number
  /** These entries instead of the organisation, parents before children; the first one is the base. */
  readonly entries?: readonly NewEntry[]
  /** False: StartTLS is neither advertised nor known. LDAPS is always there, on its own port. */
  readonly tls?: boolean
  readonly faults?: FaultPlan
  /** Port of `ldap://`, any free one when left out. */
  readonly port?: number
  /** Attributes of the root DSE that are to be otherwise, to look like another vendor; an empty list removes one. */
  readonly rootDse?: EntryAttributes
  readonly clock?: () => Date
}

export interface DemoDirectory {
  readonly uri: string
  readonly ldapsUri: string
  readonly baseDn: string
  /** The account that may read and write everything. */
  readonly bindDn: string
  /** Made anew at every start. */
  readonly bindPassword: string
  /** Every person of the organisation can bind with it. Made anew at every start. */
  readonly peoplePassword: string
  /** PEM of the CA that signed the server's certificate (localhost, 127.0.0.1, ::1). */
  readonly caCertificate: string
  /** PEM of a certificate and key with which SASL EXTERNAL binds as `bindDn`. */
  readonly clientCertificate: string
  readonly clientKey: string
  /** Counts of what was there at the start. */
  readonly summary: DemoSummary

  add(entry: NewEntry): void
  /** New user attributes for an entry that exists. */
  replace(entry: NewEntry): void
  /** Sets some attributes of an entry; an empty list removes one. */
  change(dn: string, attributes: EntryAttributes): void
  /** Removes an entry with everything below it. */
  remove(dn: string): void
  /** Renames or moves an entry with everything below it; members, managers and the like follow. */
  rename(dn: string, newDn: string): void
  setFaults(plan: FaultPlan): void
  /** Cuts every connection without a word; the server goes on. */
  dropConnections(): void
  statistics(): DirectoryStatistics
  /** Says goodbye to every client and stops listening. */
  stop(): Promise<void>
}

/** Starts the server; resolves when it listens on 127.0.0.1. */
export const startDemoDirectory = async (options: DemoDirectoryOptions = {}): Promise<DemoDirectory> => {
  const clock = options.clock ?? ((): Date => new Date())
  const bindPassword = newPassword()
  const peoplePassword = newPassword()
  const tree = new EntryTree(new AttributeNames(attributeTypes))
  const content = new DirectoryContent(tree, { clock })
  const faults = new FaultSwitch(options.faults ?? [])
  const tlsMaterial = createTlsMaterial(clock())
  const world =
    options.entries === undefined
      ? organisation(options, { bindPassword, peoplePassword })
      : given(options.entries)
  const { baseDn, bindDn, entries, summary } = world
  const offersStartTls = options.tls ?? true

  content.add(rootDse({ baseDn, offersStartTls, overrides: options.rootDse ?? {} }), { isRoot: true })
  content.add(subschema(attributeTypes), { isRoot: true })
  let isRoot = true
  for (const entry of entries) {
    content.add(entry, { isRoot })
    isRoot = false
  }

  const listeners = await listen(
    { tree, content, faults, baseDn, bindDn, bindPassword, offersStartTls, newPassword },
    { tlsMaterial, port: options.port ?? 0 },
  )
  return {
    uri: `ldap://127.0.0.1:${listeners.port}`,
    ldapsUri: `ldaps://127.0.0.1:${listeners.securePort}`,
    baseDn,
    bindDn,
    bindPassword,
    peoplePassword,
    caCertificate: tlsMaterial.caCertificate,
    clientCertificate: tlsMaterial.client.certificate,
    clientKey: tlsMaterial.client.key,
    summary,
    add: (entry) => content.add(entry),
    replace: (entry) => content.replace(entry),
    change: (dn, attributes) => content.change(dn, attributes),
    remove: (dn) => content.remove(dn),
    rename: (dn, newDn) => content.rename(dn, newDn),
    setFaults: (plan) => faults.set(plan),
    dropConnections: listeners.dropConnections,
    statistics: listeners.statistics,
    stop: listeners.stop,
  }
}

const newPassword = (): string => randomBytes(15).toString('base64url')

interface World {
  readonly baseDn: string
  readonly bindDn: string
  readonly entries: Iterable<NewEntry>
  readonly summary: DemoSummary
}

const defaultPeople = 250

const organisation = (
  { people = defaultPeople }: DemoDirectoryOptions,
  passwords: { readonly bindPassword: string; readonly peoplePassword: string },
): World => ({
  baseDn: organisationBaseDn,
  bindDn: organisationBindDn,
  ...buildOrganisation(people, {
    peoplePassword: hashPassword(passwords.peoplePassword),
    bindPassword: hashPassword(passwords.bindPassword),
  }),
})

/** The bind account is no entry here, like OpenLDAP's rootdn: the caller's entries are all there is. */
const given = (entries: readonly NewEntry[]): World => {
  const baseDn = entries[0]?.dn
  if (baseDn === undefined) throw new Error('A directory needs at least its base entry')
  return {
    baseDn,
    bindDn: `cn=rollcall,${baseDn}`,
    entries,
    summary: {
      people: 0,
      groups: 0,
      serviceAccounts: 0,
      memberships: 0,
      disabledPeople: 0,
      peopleWithoutMail: 0,
    },
  }
}
