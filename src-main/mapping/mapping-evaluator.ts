import type { DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { MappedProperties, PropertyMapping } from '../../src-shared/domain/property-mapping.ts'
import type { ErrorCode } from '../../src-shared/errors/error-codes.ts'

/** What mappings may know of the source. */
export interface MappingSource {
  readonly slug: string
  readonly name: string
  readonly baseDn: string
}

export interface MappingProblem {
  readonly code: Extract<ErrorCode, 'mapping.failed' | 'mapping.limit'>
  /** Name of the mapping that failed. */
  readonly mapping: string
  readonly message: string
  /** Line in the expression, counted from 1; undefined for built-in mappings. */
  readonly line: number | undefined
}

/** One object's result: its properties, a wish to be skipped, or the problem that keeps its last good state. */
export type MappingResult =
  | { readonly kind: 'mapped'; readonly properties: MappedProperties }
  | { readonly kind: 'skip' }
  | { readonly kind: 'failed'; readonly problem: MappingProblem }

/** The mappings of one source for one kind of object, compiled once. */
export interface MappingEvaluator {
  /**
   * Runs every mapping, in the order the source lists them, on a page of entries: one result per entry, in order.
   * `initial` gives each entry's base properties. Never throws for what an expression does.
   */
  evaluatePage(
    entries: readonly DirectoryEntry[],
    initial: readonly MappedProperties[],
  ): readonly MappingResult[]
  close(): void
}

export interface MappingSetup {
  readonly source: MappingSource
  readonly objectType: 'user' | 'group'
  readonly mappings: readonly PropertyMapping[]
}
