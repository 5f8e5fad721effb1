import { z } from 'zod'
import { call } from './call.ts'

export const notificationClasses = ['held', 'failing', 'recovered', 'expiring'] as const

export const Settings = z.strictObject({
  startAtLogin: z.boolean(),
  closeToTray: z.boolean(),
  notifications: z.strictObject({
    held: z.boolean(),
    failing: z.boolean(),
    recovered: z.boolean(),
    expiring: z.boolean(),
  }),
  theme: z.enum(['system', 'light', 'dark']),
  highContrast: z.boolean(),
  language: z.enum(['system', 'en', 'de']),
  /** Days of history kept; 0 keeps everything. */
  historyDays: z.number().int().min(0).max(36_500),
  navigationFolded: z.boolean(),
})
export type Settings = z.infer<typeof Settings>

export const AppInfo = z.strictObject({
  version: z.string(),
  dataFolder: z.string(),
  databaseBytes: z.number().int(),
  platform: z.string(),
  isPackaged: z.boolean(),
  locale: z.string(),
  keychain: z.strictObject({
    /** `unasked`: no secret is kept, so there was nothing to ask it for. */
    state: z.enum(['ready', 'unasked', 'locked', 'unavailable']),
    message: z.string(),
  }),
})
export type AppInfo = z.infer<typeof AppInfo>

export const DiagnosticsPart = z.strictObject({ name: z.string(), description: z.string(), text: z.string() })

export const appCalls = {
  'app.info': call(z.void(), AppInfo),
  'settings.get': call(z.void(), Settings),
  'settings.save': call(Settings, z.void()),
  /** Starts the embedded demo directory, adds its source and syncs it. */
  'demo.start': call(z.void(), z.strictObject({ slug: z.string(), runId: z.number().int() })),
  'configuration.export': call(z.void(), z.strictObject({ path: z.string().nullable() })),
  /** Reads a file the person chose and says what applying it would change; `token` is for `configuration.apply`. */
  'configuration.open': call(
    z.void(),
    z.strictObject({
      token: z.string().nullable(),
      changes: z.array(
        z.strictObject({
          what: z.string(),
          change: z.enum(['created', 'updated', 'unchanged']),
          /** Of what is updated: its fields as a file names them. Secrets are in no file. */
          fields: z.array(z.strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })),
        }),
      ),
      problems: z.array(z.strictObject({ path: z.string(), message: z.string() })),
    }),
  ),
  'configuration.apply': call(z.strictObject({ token: z.string() }), z.void()),
  /** What the bundle would contain, to be read before it is saved. */
  'diagnostics.preview': call(z.void(), z.array(DiagnosticsPart)),
  'diagnostics.save': call(z.void(), z.strictObject({ path: z.string().nullable() })),
  /** Asks first; only https addresses of a fixed list. */
  'app.openLink': call(z.strictObject({ url: z.string() }), z.void()),
  'app.openDataFolder': call(z.void(), z.void()),
  /** The page hears events from now on; what there was to tell since it was loaded is told. */
  'app.listen': call(z.void(), z.void()),
  /** Whether something would be lost if the window closed now; asked about before it does. */
  'app.noteUnsaved': call(z.strictObject({ isUnsaved: z.boolean() }), z.void()),
  'app.copyText': call(z.strictObject({ text: z.string() }), z.void()),
}
