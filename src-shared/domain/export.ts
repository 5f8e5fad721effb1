export const exportKinds = ['users', 'groups', 'memberships'] as const
export type ExportKind = (typeof exportKinds)[number]

export const exportFormats = ['csv', 'json', 'ldif'] as const
export type ExportFormat = (typeof exportFormats)[number]
