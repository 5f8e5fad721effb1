import { printFilter, type SearchFilter } from '../ldap-syntax/search-filter.ts'

/** What `groupMembershipField` may be: an attribute, or with a matching rule the left side of an extensible match. */
interface MembershipField {
  readonly attribute: string
  readonly rule: string | undefined
  readonly dnAttributes: boolean
}

const withRule = /^([^:]+)(:dn)?:([A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+):?$/

/** Reads `member`, `memberOf:1.2.3:` or the same without the last colon; anything else becomes the attribute. */
export const parseMembershipField = (text: string): MembershipField => {
  const [, attribute = text, dnFlag, rule] = withRule.exec(text) ?? []
  return { attribute, rule, dnAttributes: dnFlag !== undefined }
}

export const hasMatchingRule = (text: string): boolean => parseMembershipField(text).rule !== undefined

/** The filter that finds whoever names an entry in this field. */
export const membershipFilter = (text: string, dn: string): string => {
  const { attribute, rule, dnAttributes } = parseMembershipField(text)
  const filter: SearchFilter =
    rule === undefined
      ? { kind: 'equal', attribute, value: dn }
      : { kind: 'extensible', attribute, rule, dnAttributes, value: dn }
  return printFilter(filter)
}
