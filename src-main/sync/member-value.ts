import { dnKey } from '../../src-shared/ldap-syntax/distinguished-name.ts'

/** Attributes whose values are a name with an optional unique identifier (RFC 4519 section 2.40). */
const namesWithIdentifier: ReadonlySet<string> = new Set(['uniquemember', '2.5.4.50'])

/**
 * How values of a membership attribute are compared. After a name a bit string may follow, `dn#'0101'B` (RFC 4517
 * section 3.3.21), to tell apart holders of a name that was given again; nobody we hold could be told apart by it.
 */
export const memberKeyReader = (attribute: string): ((value: string) => string) =>
  namesWithIdentifier.has(attribute.toLowerCase()) ? (value) => dnKey(withoutIdentifier(value)) : dnKey

const withoutIdentifier = (value: string): string => value.replace(/#'[01]*'B$/, '')
