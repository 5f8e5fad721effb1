import { hash } from 'node:crypto'

import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import type { PropertyMapping } from '../../../src-shared/domain/property-mapping.ts'
import type { ObjectKind } from '../../../src-shared/domain/sync-object.ts'
import { AppError } from '../../../src-shared/errors/app-error.ts'
import { findBuiltInMapping } from '../../mapping/built-in-mappings.ts'
import { createMappingEvaluator } from '../../mapping/create-mapping-evaluator.ts'
import type { MappingEvaluator } from '../../mapping/mapping-evaluator.ts'
import { loadChosenLinks } from '../../store/chosen-links.ts'
import { loadConnectionIndex } from '../../store/connection-index.ts'
import type { ReadableDb } from '../../store/database-handle.ts'
import { findPropertyMapping } from '../../store/property-mapping-store.ts'
import { membersAreDns } from '../../sync/build-object.ts'
import { mappingFingerprintText } from '../../sync/mapping-fingerprint.ts'
import { NameClaims } from './name-claims.ts'
import { createKeyTable, type KindRun } from './run-context.ts'

export interface RunMappings {
  readonly user: readonly PropertyMapping[]
  readonly group: readonly PropertyMapping[]
  readonly fingerprint: string
}

/** The mappings a source lists, with a fingerprint of all that decides what an entry becomes. */
export const loadMappings = (db: ReadableDb, source: LdapSource): RunMappings => {
  const named = (names: readonly string[]): readonly PropertyMapping[] =>
    names.map((name) => findBuiltInMapping(name) ?? findPropertyMapping(db, name) ?? unknownMapping(name))
  const user = named(source.userPropertyMappings)
  const group = named(source.groupPropertyMappings)
  return { user, group, fingerprint: hash('sha256', mappingFingerprintText(source, { user, group })) }
}

const unknownMapping = (name: string): never => {
  throw new AppError(
    'input.invalid',
    `The source lists the property mapping "${name}", which does not exist.`,
    {
      mapping: name,
    },
  )
}

export interface KindRuns {
  readonly user: KindRun
  readonly group: KindRun
  /** Lets go of what only planning needs, so that applying has the memory. */
  forget(): void
  close(): void
}

/** Compiles the mappings and loads what is known of the source's users and groups. */
export const openKindRuns = async (
  db: ReadableDb,
  setup: {
    readonly source: LdapSource
    readonly sourceId: number
    readonly now: string
    readonly mappings: RunMappings
    readonly isFirstLoad: boolean
  },
): Promise<KindRuns> => {
  const { source, mappings } = setup
  const evaluators: MappingEvaluator[] = []
  const open = async (kind: ObjectKind): Promise<KindRun> => {
    const { slug, name, baseDn } = source
    const evaluator = await createMappingEvaluator({
      source: { slug, name, baseDn },
      objectType: kind,
      mappings: mappings[kind],
    })
    evaluators.push(evaluator)
    return createKindRun(db, kind, { ...setup, evaluator })
  }
  const close = (): void => evaluators.forEach((evaluator) => evaluator.close())
  try {
    const user = await open('user')
    const group = await open('group')
    const forget = (): void => [user, group].forEach(forgetLookups)
    return { user, group, forget, close }
  } catch (error) {
    close()
    throw error
  }
}

const forgetLookups = ({ names, emails, keys, index }: KindRun): void => {
  names.clear()
  emails.clear()
  index.clear()
  for (const table of [keys.byDn, keys.byMember, keys.bySid, keys.gained, keys.lost, keys.decided])
    table.clear()
}

const createKindRun = (
  db: ReadableDb,
  kind: ObjectKind,
  setup: {
    readonly source: LdapSource
    readonly sourceId: number
    readonly now: string
    readonly evaluator: MappingEvaluator
    readonly isFirstLoad: boolean
  },
): KindRun => {
  let refs = 0
  return {
    kind,
    index: loadConnectionIndex(db, kind, { sourceId: setup.sourceId, now: setup.now }),
    evaluator: setup.evaluator,
    names: new NameClaims(),
    emails: new NameClaims(),
    matchesEmail: kind === 'user' && setup.source.userMatchingMode.startsWith('email'),
    chosen: loadChosenLinks(db, kind, setup.sourceId),
    keys: createKeyTable({ membersAreDns: membersAreDns(setup.source), isFollowed: !setup.isFirstLoad }),
    unidentified: new Set(),
    renamed: [],
    deleted: [],
    detached: [],
    deferred: [],
    nextRef: () => --refs,
  }
}
