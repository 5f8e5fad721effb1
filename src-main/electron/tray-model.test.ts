import { describe, expect, it } from 'vitest'
import type { SourceSummary } from '../../src-shared/contract/source-calls.ts'
import { buildSummary } from './summary.builder.ts'
import { createTexts } from './texts.ts'
import { trayModel, type TrayAction, type TrayItem, type TrayModel } from './tray-model.ts'

const model = (
  sources: readonly SourceSummary[],
  { isOnline = true, language = 'en' as const }: { isOnline?: boolean; language?: 'en' | 'de' } = {},
): TrayModel =>
  trayModel({
    sources,
    isOnline,
    texts: createTexts(language, 'en-GB'),
    timeText: (iso) => iso.slice(11, 16),
  })

const labels = (items: readonly TrayItem[]): readonly string[] =>
  items.map((item) => (item.kind === 'separator' ? '-' : item.label))

const find = (
  items: readonly TrayItem[],
  id: string,
): Exclude<TrayItem, { kind: 'separator' }> | undefined => {
  for (const item of items) {
    if (item.kind === 'separator') continue
    if (item.id === id) return item
    const within = item.kind === 'menu' ? find(item.items, id) : undefined
    if (within !== undefined) return within
  }
  return undefined
}

const lineAction = (changes: Partial<SourceSummary>): TrayAction | undefined => {
  const item = find(model([buildSummary(changes)]).items, 'source:corp')
  return item?.kind === 'item' ? item.action : undefined
}

describe('the icon', () => {
  it.each([
    ['ok', [{}]],
    ['ok', [{ state: 'new' }]],
    ['ok', [{ state: 'disabled' }]],
    ['syncing', [{}, { state: 'running' }]],
    ['attention', [{ state: 'running' }, { state: 'stale' }]],
    ['attention', [{ warnings: [{ code: 'certificate.expiring', message: 'soon' }] }]],
    ['error', [{ state: 'stale' }, { state: 'failing' }]],
    ['error', [{ state: 'held' }, { state: 'failing' }]],
    ['attention', [{ state: 'running' }, { state: 'held' }]],
    ['paused', [{ state: 'paused' }, { state: 'disabled' }]],
    ['ok', [{ state: 'paused' }, {}]],
  ] satisfies readonly (readonly [string, readonly Partial<SourceSummary>[]])[])(
    'is %s for %j',
    (icon, changes) => {
      expect(model(changes.map((change) => buildSummary(change))).icon).toBe(icon)
    },
  )

  it('says that there is no network rather than that a source fails, but not over a decision', () => {
    expect(model([buildSummary({ state: 'failing' })], { isOnline: false }).icon).toBe('offline')
    expect(model([buildSummary({ state: 'held' })], { isOnline: false }).icon).toBe('attention')
    expect(model([], { isOnline: false }).icon).toBe('ok')
  })
})

describe('the menu', () => {
  it('has one line a source with its state and last sync', () => {
    const { items } = model([
      buildSummary(),
      buildSummary({ slug: 'lab', name: 'Lab', state: 'new', lastGoodSyncAt: null }),
    ])
    expect(labels(items)).toEqual([
      'Corp: OK, last sync 13:05',
      'Lab: Never synced',
      '-',
      'Sync now',
      'Pause',
      'Check connections',
      '-',
      'Open Rollcall',
      'Quit',
    ])
  })

  it('leads to the held run, to the failed run, or to the source', () => {
    expect(lineAction({ state: 'held', heldRunId: 9 })).toEqual({ kind: 'show', route: '/runs/9' })
    expect(lineAction({ state: 'failing', lastRunId: 8 })).toEqual({ kind: 'show', route: '/runs/8' })
    expect(lineAction({})).toEqual({ kind: 'show', route: '/sources/corp' })
  })

  it('starts what can be started and nothing else', () => {
    const { items } = model([
      buildSummary(),
      buildSummary({ slug: 'busy', state: 'running' }),
      buildSummary({ slug: 'off', enabled: false, state: 'disabled' }),
    ])
    expect(find(items, 'sync:*')).toMatchObject({ enabled: true })
    expect(find(items, 'sync:corp')).toMatchObject({ enabled: true })
    expect(find(items, 'sync:busy')).toMatchObject({ enabled: false })
    expect(find(items, 'sync:off')).toMatchObject({ enabled: false })
  })

  it('offers to resume only while something is paused', () => {
    expect(find(model([buildSummary()]).items, 'resume')).toBeUndefined()
    expect(find(model([buildSummary({ state: 'paused' })]).items, 'resume')).toBeDefined()
  })

  it('offers to add a source when there is none', () => {
    const { items, toolTip } = model([])
    expect(find(items, 'add-source')).toMatchObject({ action: { kind: 'show', route: '/sources/new' } })
    expect(toolTip).toBe('Rollcall: no sources yet')
  })

  it('stays the same while the data do, so that an open menu is not replaced', () => {
    expect(model([buildSummary()])).toEqual(model([buildSummary()]))
  })

  it('speaks German', () => {
    expect(labels(model([buildSummary({ state: 'paused' })], { language: 'de' }).items)).toContain(
      'Fortsetzen',
    )
  })
})
