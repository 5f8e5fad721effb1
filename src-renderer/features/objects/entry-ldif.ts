import { ldifHeader, printLdifRecord } from '../../../src-shared/ldap-syntax/ldif.ts'
import { valueBytes } from './describe-value.ts'
import type { RawEntry } from './provenance.ts'

/** An entry as read, as LDIF (RFC 2849) that other tools take. */
export const entryLdif = ({ dn, attributes }: Pick<RawEntry, 'dn' | 'attributes'>): string =>
  ldifHeader +
  printLdifRecord(
    dn,
    attributes.map((attribute) => [
      attribute.name,
      attribute.values.map((value) => valueBytes(attribute, value) ?? value),
    ]),
  )
