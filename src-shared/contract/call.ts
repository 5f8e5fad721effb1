import type { z } from 'zod'
import type { Failure } from '../errors/app-error.ts'

/** One call of the contract: what the page sends and what it gets, both parsed at the boundary. */
export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input
  readonly output: Output
}

export const call = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Call<Input, Output> => ({ input, output })

export type Calls = Readonly<Record<string, Call>>

export type InputOf<C extends Call> = z.input<C['input']>
export type OutputOf<C extends Call> = z.output<C['output']>

/** What a handler gets besides its input. Aborted when the page cancels the call or goes away. */
export interface CallContext {
  readonly signal: AbortSignal
}

/** One handler for every call: a missing or mistyped one does not compile (`satisfies HandlersFor<typeof xCalls>`). */
export type HandlersFor<C extends Calls> = {
  readonly [Name in keyof C]: (
    input: z.output<C[Name]['input']>,
    context: CallContext,
  ) => Promise<z.input<C[Name]['output']>> | z.input<C[Name]['output']>
}

/** A call never rejects, because Electron keeps only an error's message. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }
