import type { ErrorCode } from '../../src-shared/errors/error-codes.ts'
import type { MappingProblem } from './mapping-evaluator.ts'
import type { StopReason } from './sandbox.ts'
import {
  deadlineMs,
  memoryBytes,
  processorMsPerObject,
  processorMsPerPage,
  stepsPerTick,
  ticksPerObject,
} from './sandbox-limits.ts'

/** What one mapping made of one entry, before its keys and types are checked. */
export type Given =
  | { readonly kind: 'given'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'failed'; readonly problem: MappingProblem; readonly reason: string }

type Words = readonly [ErrorCode & MappingProblem['code'], string]

const reasons: Readonly<Record<StopReason | 'page' | 'exhausted', string>> = {
  time: `it took too long (more than ${(stepsPerTick * ticksPerObject).toLocaleString('en')} steps, or ${processorMsPerObject} ms)`,
  memory: `it used more than ${memoryBytes / 1024 / 1024} MB of memory`,
  unresponsive: `it had not ended after ${deadlineMs / 1000} s and was stopped`,
  broken: 'the sandbox broke down under it',
  page: `not tried: the mapping had used ${processorMsPerPage / 1000} s on earlier entries of this page`,
  exhausted: 'not tried: the sandbox was lost too often on this page',
}

/** The result of an entry whose evaluation was ended from outside. */
export const stopProblem = (mapping: string, reason: keyof typeof reasons): Given =>
  failed(mapping, reason, ['mapping.limit', reasons[reason]])

/** Reads the list of results that sandbox-driver.ts wrote. */
export const readAnswer = (mapping: string, json: string): readonly Given[] => {
  const answers: unknown = JSON.parse(json)
  return Array.isArray(answers) ? answers.map((answer: unknown) => readOne(mapping, answer)) : []
}

/** Whether the sandbox had no memory left and has to be replaced. */
export const isUsedUp = (given: Given): boolean => given.kind === 'failed' && given.reason === 'memory'

const nothing: Given = { kind: 'nothing' }
const skip: Given = { kind: 'skip' }

const readOne = (mapping: string, answer: unknown): Given => {
  if (answer === 0) return nothing
  if (answer === 1) return skip
  if (Array.isArray(answer)) {
    const [reason, message, line] = answer.map(String)
    const words = wordsOf(reason ?? '', message ?? '')
    return failed(mapping, reason ?? '', words, Number(line))
  }
  // The driver lets only the text of an object pass here.
  return { kind: 'given', value: answer as Readonly<Record<string, unknown>> }
}

const wordsOf = (reason: string, message: string): Words => {
  if (reason === 'memory') return ['mapping.limit', reasons.memory]
  if (reason === 'recursion')
    return ['mapping.limit', 'it calls itself too often, or a value is nested too deeply']
  return [reason === 'size' ? 'mapping.limit' : 'mapping.failed', message]
}

const failed = (mapping: string, reason: string, [code, message]: Words, line = 0): Given => ({
  kind: 'failed',
  reason,
  problem: { code, mapping, message, line: line > 0 ? line : undefined },
})
