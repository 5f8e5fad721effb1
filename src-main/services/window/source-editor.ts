import type { z } from 'zod'
import type {
  FieldProblem,
  SecretDraft,
  SecretPlaces,
  SourceDraft,
} from '../../../src-shared/contract/source-calls.ts'
import { diffSources } from '../../../src-shared/domain/ldap-source-changes.ts'
import { parseSourceDraft, type SourceDraftResult } from '../../../src-shared/domain/ldap-source-rules.ts'
import type { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { Secret } from '../../../src-shared/domain/secret.ts'
import { builtInMappings } from '../../mapping/built-in-mappings.ts'
import { cronProblem } from '../../schedule/cron-text.ts'
import type { SecretKind, SecretStore } from '../../secrets/secret-store.ts'
import type { WritableDb } from '../../store/database-handle.ts'
import { listPropertyMappings } from '../../store/property-mapping-store.ts'
import { scheduledTasks, updateScheduleState } from '../../store/schedule-state-store.ts'
import {
  createSource,
  findSource,
  findSourceId,
  listSourceRevisions,
  listSources,
  updateSource,
  type StoredSource,
} from '../../store/source-store.ts'
import { requireSource } from '../find-source.ts'
import { newHosts, retypeMessage } from './draft-connection.ts'

interface SavedSource {
  readonly source: LdapSource
  readonly secrets: z.infer<typeof SecretPlaces>
  readonly revision: number
  readonly updatedAt: string
}

type SaveOutcome =
  | { readonly kind: 'saved'; readonly slug: string; readonly revision: number }
  | { readonly kind: 'refused'; readonly problems: FieldProblem[] }

interface RevisionView {
  readonly revision: number
  readonly savedAt: string
  readonly changed: Record<string, [unknown, unknown]>
}

export interface SourceEditor {
  get(slug: string): Promise<SavedSource>
  validate(
    draft: SourceDraft,
  ): Promise<{ readonly problems: FieldProblem[]; readonly warnings: FieldProblem[] }>
  /** Stores secrets and source, and queues a sync and a check of it. */
  save(draft: SourceDraft): Promise<SaveOutcome>
  revisions(slug: string): RevisionView[]
}

interface EditorSetup {
  readonly db: WritableDb
  /** Environment first, then keychain. */
  readonly secrets: SecretStore
  readonly clock: () => Date
}

export const createSourceEditor = (setup: EditorSetup): SourceEditor => {
  const { db, secrets } = setup
  return {
    async get(slug) {
      const { settings, revision, updatedAt } = requireSource(db, slug)
      const places = {
        bindPassword: await secrets.locate(slug, 'bind-password'),
        clientKey: await secrets.locate(slug, 'client-key'),
        webhookSecret: await secrets.locate(slug, 'webhook-secret'),
      }
      return { source: settings, secrets: places, revision, updatedAt }
    },
    async validate(draft) {
      const { problems, result } = await examine(setup, draft)
      return { problems: [...problems], warnings: result.ok ? result.warnings.map(copy) : [] }
    },
    save: (draft) => save(setup, draft),
    revisions(slug) {
      const revisions = listSourceRevisions(db, requireSource(db, slug).id)
      return revisions.map(({ revision, savedAt, settings }, index) => {
        const before = revisions[index + 1]
        const changes = before === undefined ? [] : diffSources(before.settings, settings)
        const changed = changes.map((change): [string, [unknown, unknown]] => [
          change.field,
          [change.old, change.new],
        ])
        return { revision, savedAt, changed: Object.fromEntries(changed) }
      })
    },
  }
}

const copy = <Row extends object>(row: Row): Row => ({ ...row })

interface Examined {
  readonly result: SourceDraftResult
  readonly problems: readonly FieldProblem[]
}

const examine = async ({ db, secrets }: EditorSetup, draft: SourceDraft): Promise<Examined> => {
  const stored = listSources(db)
  const existing = draft.editing === null ? undefined : requireSource(db, draft.editing)
  const result = parseSourceDraft(draft.source, {
    existing: existing?.settings,
    otherSources: stored.filter(({ id }) => id !== existing?.id).map(({ settings }) => settings),
    mappings: [...builtInMappings, ...listPropertyMappings(db)],
    checkCron: cronProblem,
  })
  const problems = [
    ...(result.ok ? slugProblems(db, result.source.slug, existing) : result.problems.map(copy)),
    ...(await secretProblems({ db, secrets }, draft)),
  ]
  return { result, problems }
}

/** Two open editors must not overwrite each other's source; one that was removed may come back. */
const slugProblems = (
  db: WritableDb,
  slug: string,
  existing: StoredSource | undefined,
): readonly FieldProblem[] => {
  const isRenamed = existing !== undefined && existing.settings.slug !== slug
  const isTaken = isRenamed
    ? findSourceId(db, slug) !== undefined
    : existing === undefined && findSource(db, slug) !== undefined
  return isTaken
    ? [{ path: 'slug', message: `Another source has the slug "${slug}". Choose another one.` }]
    : []
}

const secretProblems = async (
  { db, secrets }: Pick<EditorSetup, 'db' | 'secrets'>,
  draft: SourceDraft,
): Promise<readonly FieldProblem[]> => {
  const hosts = newHosts(db, draft)
  if (hosts.length === 0 || draft.editing === null) return []
  const problems: FieldProblem[] = []
  for (const { kind, path, choice } of secretsOf(draft)) {
    // Messages are signed with it; it goes to no server at all.
    if (kind === 'webhook-secret') continue
    // A variable is set by whoever runs the machine, for the server of today.
    if (choice.kind !== 'keep' || (await secrets.locate(draft.editing, kind)) !== 'keychain') continue
    problems.push({ path, message: retypeMessage(kind, hosts) })
  }
  return problems
}

interface SecretField {
  readonly kind: SecretKind
  readonly path: 'bindPassword' | 'clientKey' | 'webhookSecret'
  readonly choice: SecretDraft
}

const secretsOf = (draft: SourceDraft): readonly SecretField[] => [
  { kind: 'bind-password', path: 'bindPassword', choice: draft.bindPassword },
  { kind: 'client-key', path: 'clientKey', choice: draft.clientKey },
  { kind: 'webhook-secret', path: 'webhookSecret', choice: draft.webhookSecret },
]

const save = async (setup: EditorSetup, draft: SourceDraft): Promise<SaveOutcome> => {
  const { db, clock } = setup
  const { result, problems } = await examine(setup, draft)
  if (!result.ok || problems.length > 0) return { kind: 'refused', problems: [...problems] }
  const { source } = result
  // First, so that the sync that follows the save finds them; a keychain that refuses leaves the source as it was.
  await saveSecrets(setup, draft, source.slug)
  const at = clock().toISOString()
  const stored = await db.whenFree(() => {
    const saved =
      draft.editing === null
        ? createSource(db, source, at)
        : updateSource(db, requireSource(db, draft.editing).id, { settings: source, at })
    queueTasks(db, saved, at)
    return saved
  })
  return { kind: 'saved', slug: stored.settings.slug, revision: stored.revision }
}

const saveSecrets = async ({ secrets }: EditorSetup, draft: SourceDraft, slug: string): Promise<void> => {
  const { editing } = draft
  for (const { kind, choice } of secretsOf(draft)) {
    if (choice.kind === 'set') await secrets.write(slug, kind, new Secret(choice.value))
    if (choice.kind === 'clear') await secrets.remove(slug, kind)
    if (editing === null || editing === slug) continue
    // The source gets another slug, and secrets are filed under it.
    const place = await secrets.locate(editing, kind)
    if (place !== 'keychain' && place !== 'memory') continue
    const value = choice.kind === 'keep' ? await secrets.read(editing, kind) : undefined
    if (value !== undefined) await secrets.write(slug, kind, value)
    await secrets.remove(editing, kind)
  }
}

/** As `source apply` does; a pause "until resumed" outlives a save, because nobody resumed. */
const queueTasks = (db: WritableDb, { id: sourceId, settings }: StoredSource, at: string): void => {
  const isWanted = settings.enabled && !settings.schedule.paused
  for (const task of scheduledTasks)
    updateScheduleState(db, { sourceId, task, queuedAt: isWanted ? at : null })
}
