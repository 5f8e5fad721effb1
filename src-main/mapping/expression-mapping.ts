import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { MappedProperties, PropertyMapping } from '../../src-shared/domain/property-mapping.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { createRowWriter, sandboxSettings } from './entry-rows.ts'
import { findExpressionNeeds } from './expression-needs.ts'
import { createExpressionRunner } from './expression-runner.ts'
import { isUsedUp, readAnswer, stopProblem, type Given } from './given.ts'
import type { InterpreterStock } from './interpreter-stock.ts'
import type { MappingSource } from './mapping-evaluator.ts'
import { processorMs } from './processor-time.ts'
import { callCharacters, processorMsPerPage } from './sandbox-limits.ts'

export interface PageEntry {
  readonly entry: DirectoryEntry
  /** What earlier mappings gave. */
  readonly properties: MappedProperties
}

/** A mapping with an expression, in a sandbox of its own. */
export interface ExpressionMapping {
  /** One result per entry, in order. Never throws. */
  evaluate(page: readonly PageEntry[]): readonly Given[]
  close(): void
}

/** Throws `mapping.invalid` when the expression does not compile. */
export const createExpressionMapping = (
  mapping: PropertyMapping,
  source: MappingSource,
  stock: InterpreterStock,
): ExpressionMapping => {
  const needs = findExpressionNeeds(mapping.expression)
  const writeRow = createRowWriter(needs)
  const runner = createExpressionRunner(mapping.expression, sandboxSettings(needs, source), stock)
  if ('kind' in runner)
    throw new AppError('mapping.invalid', `${mapping.name}, line ${runner.line}: ${runner.message}`, {
      mapping: mapping.name,
      line: runner.line,
    })

  // Rows are worked off in calls. A call that hits a limit counts for nothing: the rows before the one it stopped
  // at are asked for again in a fresh sandbox. Memory is shared by the rows of a call, so a row that had none left
  // is a suspect only, and is tried again alone. Where nobody can tell at which row it stopped, all are.
  const evaluate = (page: readonly PageEntry[]): readonly Given[] => {
    const rows = page.map(({ entry, properties }) => writeRow(entry, properties))
    const results: Given[] = []
    const startedAt = processorMs()
    let guilty: { readonly row: number; readonly given: Given } | undefined
    let suspect: number | undefined
    let aloneUntil = 0
    while (results.length < rows.length) {
      const first = results.length
      if (guilty?.row === first) {
        results.push(guilty.given)
        guilty = undefined
        continue
      }
      if (processorMs() - startedAt > processorMsPerPage) {
        results.push(stopProblem(mapping.name, 'page'))
        continue
      }
      const isAlone = suspect === first || first < aloneUntil
      const end = isAlone
        ? first + 1
        : Math.min(endOfCall(rows, first), guilty?.row ?? suspect ?? rows.length)
      const answer = runner.run(`[${rows.slice(first, end).join(',')}]`)
      if (suspect === first) suspect = undefined
      if (answer === 'exhausted') {
        results.push(stopProblem(mapping.name, 'exhausted'))
      } else if (answer.kind === 'stopped') {
        if (answer.row === undefined && end - first > 1) {
          aloneUntil = end
          continue
        }
        const row = first + (answer.row ?? 0)
        if (answer.reason === 'memory' && end - first > 1) suspect = row
        else guilty = { row, given: stopProblem(mapping.name, answer.reason) }
      } else {
        const given = readAnswer(mapping.name, answer.json)
        const last = given.at(-1)
        const isExhausted = last === undefined || isUsedUp(last)
        const isDoubtful = isExhausted && end - first > 1
        results.push(...(isDoubtful ? given.slice(0, -1) : given))
        if (isExhausted) runner.discard()
        if (isDoubtful) suspect = results.length
        else if (last === undefined) results.push(stopProblem(mapping.name, 'broken'))
      }
    }
    return results
  }
  return { evaluate, close: () => runner.discard() }
}

/** The row after the last one that fits into the call starting at `first`; at least one does. */
const endOfCall = (rows: readonly string[], first: number): number => {
  let characters = 0
  for (let index = first; index < rows.length; index++) {
    characters += rows[index]?.length ?? 0
    if (characters > callCharacters && index > first) return index
  }
  return rows.length
}
