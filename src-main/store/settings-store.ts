import type { ReadableDb, WritableDb } from './database-handle.ts'

const settingSql = `
  SELECT value
  FROM settings
  WHERE key = :key`

/** A setting of the app as it was stored, undefined when it never was; the caller parses it with its schema. */
export const findSetting = (db: ReadableDb, key: string): unknown => {
  const row = db.get<{ value: string }>(settingSql, { key })
  return row === undefined ? undefined : JSON.parse(row.value)
}

const saveSettingSql = `
  INSERT INTO settings (key, value)
  VALUES (:key, :value)
  ON CONFLICT (key) DO UPDATE
  SET value = :value`

export const saveSetting = (db: WritableDb, key: string, value: unknown): void => {
  db.run(saveSettingSql, { key, value: JSON.stringify(value) })
}

const removeSettingSql = `
  DELETE FROM settings
  WHERE key = :key`

export const removeSetting = (db: WritableDb, key: string): void => {
  db.run(removeSettingSql, { key })
}
