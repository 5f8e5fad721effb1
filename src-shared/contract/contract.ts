import { appCalls } from './app-calls.ts'
import type { InputOf, OutputOf } from './call.ts'
import { deliveryCalls } from './delivery-calls.ts'
import { mappingCalls } from './mapping-calls.ts'
import { objectCalls } from './object-calls.ts'
import { passwordCalls } from './password-calls.ts'
import { sourceCalls } from './source-calls.ts'
import { syncCalls } from './sync-calls.ts'

/** Every call there is. */
export const contract = {
  ...sourceCalls,
  ...syncCalls,
  ...deliveryCalls,
  ...objectCalls,
  ...passwordCalls,
  ...mappingCalls,
  ...appCalls,
}

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallInput<Name extends CallName> = InputOf<Contract[Name]>
export type CallOutput<Name extends CallName> = OutputOf<Contract[Name]>
