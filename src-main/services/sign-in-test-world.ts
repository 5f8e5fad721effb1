// The services on a data folder of their own, with a clock that can be put forward. For tests of sign-ins and passwords.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PasswordAnswer } from '../../src-shared/domain/password-change.ts'
import { Secret } from '../../src-shared/domain/secret.ts'
import type { SignInAnswer } from '../../src-shared/domain/sign-in.ts'
import type { SyncRun } from '../../src-shared/domain/sync-run.ts'
import { createInMemorySecretStore } from '../secrets/in-memory-secret-store.ts'
import { findTextInFiles } from '../store/find-text-in-files.ts'
import { createServices, type Services } from './create-services.ts'

export interface SignInWorld {
  readonly services: Services
  saveSource(settings: Readonly<Record<string, unknown>>, password: string): Promise<void>
  sync(slug: string): Promise<SyncRun>
  signIn(typed: string, password: string): Promise<SignInAnswer>
  setPassword(typed: string, password: string, modifyUserPassword?: boolean): Promise<PasswordAnswer>
  /** `outcome: method` of what the history says, newest first. */
  history(username: string): readonly string[]
  putForward(ms: number): void
  /** Checks a sign-in as another process does that works on the same folder and has just been started. */
  signInElsewhere(typed: string, password: string): Promise<SignInAnswer>
  /** Ends everything and answers which of these texts are anywhere in the data folder. */
  closeAndFind(texts: readonly string[]): Promise<readonly string[]>
}

export const openSignInWorld = (): SignInWorld => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'rollcall-sign-in-'))
  const secrets = createInMemorySecretStore()
  let aheadMs = 0
  let lastId = 0
  const start = (): Services =>
    createServices({
      dataFolder,
      env: {},
      clock: () => new Date(Date.now() + aheadMs),
      newId: () => `id-${(lastId += 1)}`,
      owner: 'test',
      keptSecrets: secrets,
    })
  const services = start()
  const signal = AbortSignal.timeout(300_000)
  return {
    services,
    async saveSource(settings, password) {
      await services.sources.apply({ sources: [settings] })
      await secrets.write(String(settings['slug']), 'bind-password', new Secret(password))
    },
    sync: (slug) => services.sync.start(slug, { dryRun: false, full: false, trigger: 'manual', signal }),
    signIn: (typed, password) => services.signIn.check(typed, new Secret(password), signal),
    async signInElsewhere(typed, password) {
      const others = start()
      try {
        return await others.signIn.check(typed, new Secret(password), signal)
      } finally {
        await others.close()
      }
    },
    setPassword: (typed, password, modifyUserPassword = false) =>
      services.passwords.set(typed, new Secret(password), { modifyUserPassword, signal }),
    history: (username) =>
      services.query
        .user(username)
        .passwordChanges.map(
          ({ outcome, method, source }) => `${outcome}: ${method ?? 'nothing'} in ${source}`,
        ),
    putForward(ms) {
      aheadMs += ms
    },
    async closeAndFind(texts) {
      await services.close()
      try {
        return texts.filter((text) => findTextInFiles(dataFolder, text).length > 0)
      } finally {
        rmSync(dataFolder, { recursive: true, force: true })
      }
    },
  }
}
