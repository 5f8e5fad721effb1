import { z } from 'zod'
import type { Answer, CallContext } from '../../src-shared/contract/call.ts'
import { contract, type CallName } from '../../src-shared/contract/contract.ts'
import { problemsOf } from '../../src-shared/domain/ldap-source-problems.ts'
import { AppError, toFailure, type Failure } from '../../src-shared/errors/app-error.ts'
import { appHandlers } from './app-handlers.ts'
import { deliveryHandlers } from './delivery-handlers.ts'
import type { HandlerSetup } from './handler-setup.ts'
import { mappingHandlers } from './mapping-handlers.ts'
import { objectHandlers } from './object-handlers.ts'
import { passwordHandlers } from './password-handlers.ts'
import { sourceHandlers } from './source-handlers.ts'
import { syncHandlers } from './sync-handlers.ts'

/** One call as it comes from a page; nothing of it is trusted. */
export interface Invocation {
  /** Tells pages apart: their call ids may be the same. */
  readonly caller: number
  readonly id: unknown
  readonly name: unknown
  readonly input: unknown
}

export interface Api {
  /** Answers one call; never rejects. */
  invoke(invocation: Invocation): Promise<Answer<unknown>>
  cancel(caller: number, id: unknown): void
  /** Cancels everything a page has asked for, because it is gone. */
  cancelAll(caller: number): void
}

export interface ApiSetup extends HandlerSetup {
  /** In development and tests an answer that is not in the contract is a fault; a packaged app trusts its types. */
  readonly checksAnswers: boolean
  /** Told after each call, whether it went well or not: it may have written. */
  readonly onDone: (name: CallName) => void
  /** Told of failures that are faults of ours. */
  readonly onFault: (name: CallName, failure: Failure) => void
}

type Handler = (input: unknown, context: CallContext) => unknown

export const createApi = (setup: ApiSetup): Api => {
  // Each area's handlers satisfy its calls; here they are called with what has been parsed with the same schemas.
  const handlers = allHandlers(setup) as unknown as Readonly<Record<CallName, Handler>>
  const running = new Map<string, AbortController>()

  const perform = async (invocation: Invocation, name: CallName): Promise<unknown> => {
    const input = parseInput(name, invocation.input)
    const abort = new AbortController()
    const key = keyOf(invocation.caller, invocation.id)
    running.set(key, abort)
    try {
      const value = await handlers[name](input, { signal: abort.signal })
      return setup.checksAnswers ? checkedAnswer(name, value) : value
    } catch (error) {
      // Whatever a cancelled call broke with, it was cancelled; some work says itself what that left behind.
      const isSaid = error instanceof AppError && error.code === 'sync.cancelled'
      if (abort.signal.aborted && !isSaid) throw new AppError('sync.cancelled', 'Cancelled.', {}, error)
      throw error
    } finally {
      running.delete(key)
    }
  }

  return {
    async invoke(invocation) {
      const { name } = invocation
      if (!isCallName(name)) return refused(new AppError('input.invalid', 'There is no such call.'))
      try {
        return { ok: true, value: await perform(invocation, name) }
      } catch (error) {
        const failure = toFailure(error)
        if (failure.code === 'internal') setup.onFault(name, failure)
        return { ok: false, failure }
      } finally {
        setup.onDone(name)
      }
    },
    cancel: (caller, id) => running.get(keyOf(caller, id))?.abort(),
    cancelAll(caller) {
      for (const [key, abort] of running) if (key.startsWith(`${caller}/`)) abort.abort()
    },
  }
}

const allHandlers = (setup: HandlerSetup) =>
  ({
    ...sourceHandlers(setup),
    ...syncHandlers(setup),
    ...deliveryHandlers(setup),
    ...objectHandlers(setup),
    ...passwordHandlers(setup),
    ...mappingHandlers(setup),
    ...appHandlers(setup),
    // A call without a handler does not compile.
  }) satisfies Record<CallName, unknown>

const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.hasOwn(contract, name)

const keyOf = (caller: number, id: unknown): string => `${caller}/${String(id)}`

const refused = (error: AppError): Answer<never> => ({ ok: false, failure: toFailure(error) })

const parseInput = (name: CallName, input: unknown): unknown => {
  const parsed = contract[name].input.safeParse(input)
  if (parsed.success) return parsed.data
  const problems = problemsOf(parsed.error.issues, input)
  throw new AppError('input.invalid', `The call ${name} got input that is not in the contract.`, { problems })
}

const checkedAnswer = (name: CallName, value: unknown): unknown => {
  const parsed = z.safeParse(contract[name].output, value)
  if (parsed.success) return value
  // Paths and kinds only: the values may be an entry's.
  const problems = parsed.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`)
  throw new AppError('internal', `The answer of ${name} is not in the contract: ${problems.join('; ')}`, {
    call: name,
  })
}
