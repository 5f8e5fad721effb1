import { describe, expect, it } from 'vitest'
import type { WritableDb } from './database-handle.ts'
import { openDatabase } from './open-database.ts'
import { pruneHistory } from './prune-history.ts'

const fill = (db: WritableDb): void =>
  db.exec(`
    INSERT INTO sources (id, slug, name, enabled, settings, revision, created_at, updated_at)
    VALUES (1, 'corp', 'Corp', 1, '{}', 1, '2026', '2026');
    INSERT INTO runs (id, source_id, status, trigger, dry_run, settings_revision, started_at, finished_at)
    VALUES (1, 1, 'ok', 'manual', 0, 1, '2026-01-01', '2026-01-01'),
      (2, 1, 'held', 'manual', 0, 1, '2026-01-02', '2026-01-02'),
      (3, 1, 'ok', 'manual', 0, 1, '2026-06-01', '2026-06-01');
    INSERT INTO run_items (run_id, position, object_type, name, change)
    VALUES (1, 0, 'user', 'ann', 'created'), (2, 0, 'user', 'bob', 'deleted'), (3, 0, 'user', 'eve', 'updated');
    INSERT INTO run_messages (run_id, position, level, code, message)
    VALUES (1, 0, 'info', 'x', 'old'), (3, 0, 'info', 'x', 'new');
    INSERT INTO users (id, username, username_key, is_active, created_at, updated_at)
    VALUES (1, 'ann', 'ann', 1, '2026', '2026');
    INSERT INTO groups (id, name, name_key, created_at, updated_at) VALUES (1, 'g', 'g', '2026', '2026');
    INSERT INTO memberships (group_id, user_id, source_id, added_run_id) VALUES (1, 1, 1, 1);
    INSERT INTO membership_history (id, group_id, user_id, source_id, added_run_id, removed_run_id)
    VALUES (1, 1, 1, 1, 1, 1), (2, 1, 1, 1, 1, 3);`)

const column = (db: WritableDb, sql: string): readonly unknown[] =>
  db.all<{ x: unknown }>(sql).map(({ x }) => x)

describe('pruneHistory', () => {
  it('forgets what old runs changed, and nothing of the present, of held runs, or of later ones', () => {
    const db = openDatabase(':memory:')
    fill(db)
    let rounds = 0
    while (pruneHistory(db, '2026-03-01')) rounds += 1
    expect(rounds).toBeGreaterThan(0)
    expect(column(db, 'SELECT name AS x FROM run_items ORDER BY run_id')).toEqual(['bob', 'eve'])
    expect(column(db, 'SELECT message AS x FROM run_messages')).toEqual(['new'])
    expect(column(db, 'SELECT id AS x FROM membership_history')).toEqual([2])
    expect(column(db, 'SELECT count(*) AS x FROM memberships')).toEqual([1])
    expect(column(db, 'SELECT count(*) AS x FROM runs')).toEqual([3])
    db.close()
  })

  it.each([
    ['pending', true],
    ['dead', true],
    ['delivered', false],
  ])('of a run with a %s delivery keeps what it is made of: %s', (state, isKept) => {
    const db = openDatabase(':memory:')
    fill(db)
    db.run(
      `INSERT INTO outgoing_deliveries (source_id, run_id, target, trigger_mode, state, due_at, created_at)
       VALUES (1, 1, '{}', 'immediate', :state, :dueAt, '2026')`,
      { state, dueAt: state === 'pending' ? '2026' : null },
    )
    while (pruneHistory(db, '2026-03-01'));
    expect(column(db, 'SELECT name AS x FROM run_items WHERE run_id = 1')).toEqual(isKept ? ['ann'] : [])
    db.close()
  })
})
