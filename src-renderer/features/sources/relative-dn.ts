import { dnKey, isWithin, parentDn } from '../../../src-shared/ldap-syntax/distinguished-name.ts'

/**
 * The part of a DN in front of the base, as `additionalUserDn` wants it: empty for the base itself, undefined for what
 * lies elsewhere.
 */
export const relativeDn = (dn: string, base: string): string | undefined => {
  if (!isWithin(dn, base)) return undefined
  if (base.trim() === '') return dn
  let above: string | undefined = dn
  let length = 0
  while (above !== undefined && above !== '' && dnKey(above) !== dnKey(base)) {
    above = parentDn(above)
    length = dn.length - (above ?? '').length
  }
  return length === 0 ? '' : dn.slice(0, length).trimEnd().replace(/,$/, '')
}
