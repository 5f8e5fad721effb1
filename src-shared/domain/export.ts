export const exportKinds = ['users', 'groups', 'memberships'] as const
export type ExportKind = (typeof exportKinds)[number]

export const exportFormats = ['csv', 'json', 'ldif'] as const
export type ExportFormat = (typeof exportFormats)[number]

const attributePrefix = 'attributes.'

/** The column of one attribute, in lists and in exports. */
export const columnOfAttribute = (attribute: string): string => `${attributePrefix}${attribute}`

/** The attribute that a column shows; undefined for every other column. */
export const attributeOfColumn = (column: string): string | undefined =>
  column.startsWith(attributePrefix) && column.length > attributePrefix.length
    ? column.slice(attributePrefix.length)
    : undefined
