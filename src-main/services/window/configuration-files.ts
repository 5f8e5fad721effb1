import { readFile, stat, writeFile } from 'node:fs/promises'
import type { z } from 'zod'
import type { appCalls } from '../../../src-shared/contract/app-calls.ts'
import { diffSources } from '../../../src-shared/domain/ldap-source-changes.ts'
import { parseApplyDocument } from '../../../src-shared/domain/ldap-source-document.ts'
import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { builtInMappings, isBuiltInMapping } from '../../mapping/built-in-mappings.ts'
import { cronProblem } from '../../schedule/cron-text.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { findPropertyMapping, listPropertyMappings } from '../../store/property-mapping-store.ts'
import { findSource, listSources } from '../../store/source-store.ts'
import type { SourceService } from '../source-service.ts'

type Opened = z.input<(typeof appCalls)['configuration.open']['output']>

export interface ConfigurationFiles {
  /** Writes every source and mapping; never a secret. */
  export(file: string): Promise<void>
  /** Reads a file and says what applying it would change. Nothing is stored. */
  open(file: string): Promise<Opened>
  /** Applies what `open` read, once. */
  apply(token: string): Promise<void>
}

interface FilesSetup {
  readonly db: ReadableDb
  readonly sources: SourceService
  readonly newId: () => string
}

/** A configuration of a thousand sources is a megabyte; what is longer is something else. */
const mostBytes = 16 * 1024 * 1024

export const createConfigurationFiles = ({ db, sources, newId }: FilesSetup): ConfigurationFiles => {
  // The page gets a token and not the path: it must not choose which file is read.
  let opened: { readonly token: string; readonly document: unknown } | undefined
  return {
    async export(file) {
      await writeFile(file, `${JSON.stringify(sources.export([]), null, 2)}\n`, { mode: 0o600 })
    },
    async open(file) {
      opened = undefined
      const document = await readDocument(file)
      const parsed = parseApplyDocument(document, {
        existingSources: listSources(db).map(({ settings }) => settings),
        existingMappings: [...builtInMappings, ...listPropertyMappings(db)],
        isBuiltInMapping,
        checkCron: cronProblem,
      })
      if (!parsed.ok)
        return { token: null, changes: [], problems: parsed.problems.map((each) => ({ ...each })) }
      opened = { token: newId(), document }
      return {
        token: opened.token,
        changes: [
          ...parsed.sources.flatMap((source) => sourceChanges(db, source)),
          ...parsed.propertyMappings.map((mapping) => {
            const before = findPropertyMapping(db, mapping.name)
            const isSame =
              before?.expression === mapping.expression && before.objectType === mapping.objectType
            return { what: `Mapping ${mapping.name}`, change: changeOf(before, isSame), fields: [] }
          }),
        ],
        problems: [],
      }
    },
    async apply(token) {
      if (opened?.token !== token)
        throw new AppError('input.invalid', 'This file was opened too long ago. Open it again.')
      const { document } = opened
      opened = undefined
      await sources.apply(document)
    },
  }
}

const readDocument = async (file: string): Promise<unknown> => {
  const { size } = await stat(file)
  if (size > mostBytes) throw new AppError('input.invalid', 'This file is too large to be a configuration.')
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new AppError(
        'input.invalid',
        'This file is not JSON. Choose one that Rollcall exported.',
        {},
        error,
      )
    throw error
  }
}

const changeOf = (before: unknown, isSame: boolean): 'created' | 'updated' | 'unchanged' => {
  if (before === undefined) return 'created'
  return isSame ? 'unchanged' : 'updated'
}

/** One line a source, and one more when a password that is kept here would go to another server. */
const sourceChanges = (db: ReadableDb, source: LdapSource): Opened['changes'] => {
  const before = findSource(db, source.slug)?.settings
  const changed = before === undefined ? [] : diffSources(before, source)
  const line = {
    what: `Source ${source.slug}`,
    change: changeOf(before, changed.length === 0),
    // What is absent would be left out on the way to the window.
    fields: changed.map((each) => ({ field: each.field, before: each.old ?? null, after: each.new ?? null })),
  }
  if (!changed.some(({ field }) => field === 'serverUri')) return [line]
  const servers = source.serverUri.join(', ')
  return [
    line,
    {
      what: `The saved password of ${source.slug} will be sent to ${servers}`,
      change: 'updated' as const,
      fields: [],
    },
  ]
}
