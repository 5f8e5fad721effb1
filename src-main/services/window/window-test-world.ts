// The services that a window works with, on a data folder of their own and a keychain without a process. For tests.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInMemoryKeychainHelper } from '../../secrets/in-memory-keychain-helper.ts'
import { createServices, type Services } from '../create-services.ts'
import type { WindowServices } from './create-window-services.ts'

export interface WindowTestWorld {
  readonly dataFolder: string
  readonly services: Services
  readonly windowServices: WindowServices
  readonly env: Record<string, string | undefined>
  /** What the keychain holds, by account. */
  readonly keychain: ReadonlyMap<string, string>
  /** Ends everything and leaves the folder, to be looked into. */
  shutDown(): Promise<void>
  close(): Promise<void>
}

export const openWindowTestWorld = async (): Promise<WindowTestWorld> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'rollcall-window-'))
  const env: Record<string, string | undefined> = {}
  const keychain = new Map<string, string>()
  let lastId = 0
  const services = createServices({
    dataFolder,
    env,
    clock: () => new Date(),
    newId: () => `id-${(lastId += 1)}`,
    owner: 'test',
    spawnKeychainHelper: () => createInMemoryKeychainHelper({ entries: keychain }),
  })
  const windowServices = await services.openWindowServices()
  const shutDown = async (): Promise<void> => {
    await services.sync.close()
    await windowServices.demo.close()
    await services.close()
  }
  let ended: Promise<void> | undefined
  const shutDownOnce = (): Promise<void> => (ended ??= shutDown())
  return {
    dataFolder,
    services,
    windowServices,
    env,
    keychain,
    shutDown: shutDownOnce,
    async close() {
      await shutDownOnce()
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
