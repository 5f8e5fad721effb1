// What the main thread and the list thread say to each other. Plain data only: it crosses threads.
import type { Failure } from '../../../src-shared/errors/app-error.ts'
import type { LongLists } from './long-lists.ts'

export type ListName = keyof LongLists
export type ListQuestion<Name extends ListName> = Parameters<LongLists[Name]>[0]
export type ListAnswer<Name extends ListName> = ReturnType<LongLists[Name]>

export type ToListThread =
  | { readonly kind: 'ask'; readonly name: ListName; readonly question: unknown }
  | { readonly kind: 'close' }

/** One for each question, in their order. */
export type FromListThread =
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly failure: Failure }
