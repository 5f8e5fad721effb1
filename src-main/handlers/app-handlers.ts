import { writeFile } from 'node:fs/promises'
import type { appCalls } from '../../src-shared/contract/app-calls.ts'
import type { HandlersFor } from '../../src-shared/contract/call.ts'
import type { HandlerSetup } from './handler-setup.ts'

export const appHandlers = ({ services, windowServices, shell, announce }: HandlerSetup) => {
  const { settings, configuration, demo } = windowServices
  const { about } = shell
  const collect = () =>
    windowServices.diagnostics({ about: { ...about }, settings: settings.get(), log: shell.readLog() })
  // What was shown is what is saved: the person agreed to that and to nothing newer.
  let shown: ReturnType<typeof collect> | undefined
  return {
    'app.info': async () => {
      const { version, dataFolder, platform, isPackaged, locale } = about
      const databaseBytes = windowServices.databaseBytes()
      const keychain = await services.secrets.keychainState(() => announce(['secrets']))
      return { version, dataFolder, databaseBytes, platform, isPackaged, locale, keychain }
    },
    'settings.get': () => settings.get(),
    'settings.save': async (changed) => {
      await settings.save(changed)
      shell.settingsChanged()
    },
    'demo.start': () => demo.start(),
    'configuration.export': async () => {
      const question = {
        title: 'Export configuration',
        fileName: 'rollcall-configuration',
        extension: 'json',
      }
      const file = await shell.chooseFileToSave(question)
      if (file !== undefined) await configuration.export(file)
      return { path: file ?? null }
    },
    'configuration.open': async () => {
      const file = await shell.chooseFileToOpen({ title: 'Import configuration', extensions: ['json'] })
      return file === undefined ? { token: null, changes: [], problems: [] } : configuration.open(file)
    },
    'configuration.apply': async ({ token }) => {
      await configuration.apply(token)
      services.schedule.lookNow()
    },
    'diagnostics.preview': () => (shown = collect()),
    'diagnostics.save': async () => {
      const question = { title: 'Save diagnostics', fileName: 'rollcall-diagnostics', extension: 'txt' }
      const file = await shell.chooseFileToSave(question)
      if (file !== undefined)
        await writeFile(file, windowServices.bundle(shown ?? collect()), { mode: 0o600 })
      return { path: file ?? null }
    },
    'app.openLink': ({ url }) => shell.openLink(url),
    'app.openDataFolder': () => shell.openDataFolder(),
    'app.listen': () => shell.pageListens(),
    'app.noteUnsaved': ({ isUnsaved }) => shell.noteUnsaved(isUnsaved),
    'app.copyText': ({ text }) => shell.copyText(text),
  } satisfies HandlersFor<typeof appCalls>
}
