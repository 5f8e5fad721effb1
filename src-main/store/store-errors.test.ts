import { SqliteError } from 'better-sqlite3'
import { expect, it } from 'vitest'

import { toStoreError } from './store-errors.ts'

it.each(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'])(
  'says of a full disk what holds for reading, too: %s',
  (code) => {
    const error = toStoreError(new SqliteError('database or disk is full', code))
    expect(error).toMatchObject({ code: 'store.disk-full', message: 'The disk is full.' })
  },
)
