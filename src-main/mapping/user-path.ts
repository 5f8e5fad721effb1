import { parseDn } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import { textOfDnValue } from './host-functions.ts'

/**
 * The folder of a user: the units above the entry, outermost first, below `base`. The entry's own RDN and all dc
 * and cn parts are left out; unlike the reference the DN is parsed, so an escaped comma stays in its name.
 */
export const userPath = (base: string, dn: string): string => {
  const folders = parseDn(dn)
    .slice(1)
    .toReversed()
    .flatMap((rdn) => rdn.filter(({ type }) => !droppedTypes.has(type.toLowerCase())))
    .map(({ value }) => textOfDnValue(value))
  return [base, ...folders].filter((part) => part !== '').join('/')
}

// With the long names of RFC 4519 sections 2.3 and 2.4, which servers accept and some return.
const droppedTypes: ReadonlySet<string> = new Set(['dc', 'cn', 'domaincomponent', 'commonname'])
