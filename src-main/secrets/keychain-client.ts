import { AppError } from '../../src-shared/errors/app-error.ts'
import { helperEndedError, keychainError, noAnswerError, unloadableError } from './keychain-errors.ts'
import type {
  KeychainHelper,
  KeychainOperation,
  KeychainReply,
  SpawnKeychainHelper,
} from './keychain-protocol.ts'

/** Long enough for a slow keychain, short enough that a person sees why nothing happens. */
const callDeadlineMs = 5_000
/** Starting a process on a busy machine takes seconds; waiting for a person plays no part in it. */
const startDeadlineMs = 20_000

type Outcome =
  | { readonly kind: 'answer'; readonly value: string | boolean | null }
  /** The keychain or its process failed: a new process may do better. */
  | { readonly kind: 'failed'; readonly error: AppError }
  /** It did not answer, or nobody wants to know any more. */
  | { readonly kind: 'given-up'; readonly error: AppError }

interface Waiting {
  /** 0 while the helper starts, else the id of the request. */
  readonly id: number
  readonly settle: (outcome: Outcome) => void
}

interface KeychainClientSetup {
  readonly spawnHelper: SpawnKeychainHelper
  readonly deadlineMs?: number
  readonly platform?: string
}

/**
 * The app's end of the keychain helper: starts it when it is needed, asks one thing at a time, and kills it when it
 * does not answer in time and on close. Its errors are halves of sentences, completed by the one who knows the secret.
 */
export class KeychainClient {
  readonly #spawnHelper: SpawnKeychainHelper
  readonly #deadlineMs: number
  readonly #platform: string
  #helper: KeychainHelper | undefined
  #waiting: Waiting | undefined
  #lastId = 0
  #closed = false

  constructor(setup: KeychainClientSetup) {
    this.#spawnHelper = setup.spawnHelper
    this.#deadlineMs = setup.deadlineMs ?? callDeadlineMs
    this.#platform = setup.platform ?? process.platform
  }

  async get(service: string, account: string): Promise<string | undefined> {
    const value = await this.#perform({ operation: 'get', service, account })
    return typeof value === 'string' ? value : undefined
  }

  async set(service: string, account: string, value: string): Promise<void> {
    await this.#perform({ operation: 'set', service, account, value })
  }

  /** False when there was nothing to delete, and also when the keychain is locked. */
  async delete(service: string, account: string): Promise<boolean> {
    return (await this.#perform({ operation: 'delete', service, account })) === true
  }

  close(): void {
    this.#closed = true
    this.#end({ kind: 'given-up', error: closingError() })
  }

  async #perform(operation: KeychainOperation): Promise<string | boolean | null> {
    const wasInUse = this.#helper !== undefined
    const outcome = await this.#ask(operation)
    // libsecret never finds its way back to a keychain that was restarted ("The session wrapping the secret does not
    // exist"), so a process that was used before gets a successor. Asking twice changes nothing.
    const last = outcome.kind === 'failed' && wasInUse ? await this.#ask(operation) : outcome
    if (last.kind === 'answer') return last.value
    throw last.error
  }

  async #ask(operation: KeychainOperation): Promise<Outcome> {
    const started = await this.#start()
    if (started.kind !== 'answer') return started
    this.#lastId += 1
    const id = this.#lastId
    return this.#wait(id, this.#deadlineMs, () => this.#helper?.send({ ...operation, id }))
  }

  async #start(): Promise<Outcome> {
    if (this.#closed) return { kind: 'given-up', error: closingError() }
    if (this.#helper !== undefined) return { kind: 'answer', value: true }
    const helper = this.#spawnHelper()
    this.#helper = helper
    // A helper that was given up may still speak; only the present one is listened to.
    helper.onReply((reply) => {
      if (this.#helper === helper) this.#take(reply)
    })
    helper.onExit((description) => {
      if (this.#helper === helper) this.#end({ kind: 'failed', error: helperEndedError(description) })
    })
    return this.#wait(0, Math.max(startDeadlineMs, this.#deadlineMs), () => {})
  }

  #wait(id: number, deadlineMs: number, begin: () => void): Promise<Outcome> {
    const overlap = new AppError('internal', 'two keychain calls at the same time')
    if (this.#waiting !== undefined) return Promise.resolve({ kind: 'given-up', error: overlap })
    return new Promise((resolve) => {
      // The timer also keeps the process alive while it waits for an answer.
      const timer = setTimeout(
        () => this.#end({ kind: 'given-up', error: noAnswerError(deadlineMs) }),
        deadlineMs,
      )
      this.#waiting = {
        id,
        settle: (outcome) => {
          clearTimeout(timer)
          this.#waiting = undefined
          resolve(outcome)
        },
      }
      begin()
    })
  }

  #take(reply: KeychainReply): void {
    switch (reply.kind) {
      case 'ready':
        if (this.#waiting?.id === 0) this.#waiting.settle({ kind: 'answer', value: true })
        return
      case 'unloadable':
        this.#end({ kind: 'given-up', error: unloadableError(reply.reason, this.#platform) })
        return
      case 'answer':
        if (this.#waiting?.id === reply.id) this.#waiting.settle({ kind: 'answer', value: reply.value })
        return
      case 'failure':
        if (this.#waiting?.id === reply.id) this.#end({ kind: 'failed', error: keychainError(reply.message) })
    }
  }

  #end(outcome: Outcome): void {
    this.#helper?.kill()
    this.#helper = undefined
    this.#waiting?.settle(outcome)
  }
}

const closingError = (): AppError => new AppError('secrets.unavailable', 'Rollcall is closing')
