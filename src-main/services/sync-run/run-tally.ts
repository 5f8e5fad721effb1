import type { ObjectKind } from '../../../src-shared/domain/sync-object.ts'
import type { PlanRecord } from '../../../src-shared/domain/sync-plan.ts'
import type { ObjectCounts, RunMessage, SyncPhase, SyncRun } from '../../../src-shared/domain/sync-run.ts'
import { countOf, createCounts, isDeactivation } from '../../sync/count-changes.ts'

/** Messages of one code that are kept; a directory with one fault in every entry must not fill the database. */
const mostOfOneCode = 500

/** What a run counts and says, gathered while it goes on. */
export class RunTally {
  readonly counts: Record<ObjectKind, ObjectCounts> = createCounts()
  readonly read: Record<ObjectKind, number> = { user: 0, group: 0 }
  readonly memberships = { added: 0, removed: 0 }
  readonly phases: { phase: string; milliseconds: number }[] = []
  /** Per key (`users.email`): objects whose value this run empties. */
  readonly blanked = new Map<string, number>()
  /** Newly suspect, deleted or deactivated, unless approved before. */
  readonly missing: Record<ObjectKind, number> = { user: 0, group: 0 }
  /** People whom their entries switch off. */
  deactivated = 0
  /** Memberships ended by the directory itself, not by a missing user or group. */
  membershipsWithdrawn = 0
  readonly #messages: RunMessage[] = []
  readonly #perCode = new Map<string, number>()
  hasErrors = false

  count(record: PlanRecord): void {
    const key = countOf(record)
    if (key !== undefined && 'object' in record) this.counts[record.object][key]++
    if (isDeactivation(record)) this.deactivated++
  }

  blank(kind: ObjectKind, keys: readonly string[]): void {
    for (const key of keys) {
      const name = `${kind}s.${key}`
      this.blanked.set(name, (this.blanked.get(name) ?? 0) + 1)
    }
  }

  say(message: RunMessage): void {
    if (message.level === 'error') this.hasErrors = true
    const said = (this.#perCode.get(message.code) ?? 0) + 1
    this.#perCode.set(message.code, said)
    if (said <= mostOfOneCode) this.#messages.push(message)
  }

  get messages(): RunMessage[] {
    const cut = [...this.#perCode].filter(([, said]) => said > mostOfOneCode)
    const more = cut.map(([code, said]): RunMessage => ({
      level: 'warning',
      code,
      message: `${said - mostOfOneCode} more messages of this kind were left out.`,
      dn: null,
    }))
    return [...this.#messages, ...more]
  }

  addPhase(phase: SyncPhase, milliseconds: number): void {
    const known = this.phases.find((candidate) => candidate.phase === phase)
    if (known === undefined) this.phases.push({ phase, milliseconds: Math.round(milliseconds) })
    else known.milliseconds += Math.round(milliseconds)
  }

  get changes(): SyncRun['changes'] {
    return { users: this.counts.user, groups: this.counts.group, memberships: { ...this.memberships } }
  }
}
