// A directory of 200,000 people in the window: what exists and what is asked stay small, and every row is the right one.
// How fast it is, `npm run bench -- --window` measures.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { openDatabase } from '../../src-main/store/open-database.ts'
import { fillWithGeneratedData } from '../../src-main/store/generated-data.ts'
import { answerSaveDialog, takeCalls } from '../fixtures/main-process.ts'
import { expect, test as base } from '../fixtures/app-test.ts'
import { objectsOf } from '../pages/objects.ts'
import { shellOf } from '../pages/shell.ts'
import { drawnRows, scrollToPlace, type DrawnRow } from '../pages/table-rows.ts'

const people = 200_000
/** A window of 800 pixels shows 18; ten more on each side are drawn ahead, and the one with the focus stays. */
const mostRows = 45

const test = base.extend({
  userData: async ({ userData }, use) => {
    const db = openDatabase(userData)
    fillWithGeneratedData(db, { users: people, groups: 20, memberships: 100 })
    db.close()
    await use(userData)
  },
})
test.setTimeout(180_000)

test('a list of 200,000 people is the right one at every place and in every order', async ({
  page,
  launched: { app },
}) => {
  await shellOf(page).goTo('People')
  const { table, count } = objectsOf(page, 'people')
  const header = (name: string): Locator => table.getByRole('columnheader', { name, exact: true })
  await expect(count).toHaveText('200,000 people')

  await test.step('any place has its own people, and only those in sight exist', async () => {
    for (const place of [1, 137, 99_999, 150_050, 60_001, people]) {
      const rows = await rowsAt(table, place)
      expect(rows.length).toBeLessThanOrEqual(mostRows)
      for (const row of rows) expect(row.cells[0]).toBe(username(row.place))
    }
    const last = table.getByRole('row', { name: username(people) })
    await last.focus()
    await last.press('Home')
    await expect(table.getByRole('row', { name: username(1) })).toBeFocused()
  })

  await test.step('a long way is passed without asking for what lies on it', async () => {
    const steps = 80
    await takeCalls(app)
    for (let step = 1; step <= steps; step += 1) {
      await scrollToPlace(table, (people / steps) * step)
      expect((await drawnRows(table)).length).toBeLessThanOrEqual(mostRows)
    }
    await rowsAt(table, people)
    const asked = (await takeCalls(app)).map(({ name }) => name)
    // A place needs two pages at most; the way has 2,000 of them.
    expect(asked.length).toBeLessThanOrEqual(2 * steps)
    expect(new Set(asked)).toEqual(new Set(['people.list']))
  })

  await test.step('the other way round the last comes first', async () => {
    await header('Username').getByRole('button').click()
    await expect(table.getByRole('row', { name: username(people) })).toBeVisible()
    for (const place of [1, 77_777, people]) {
      for (const row of await rowsAt(table, place))
        expect(row.cells[0]).toBe(username(people + 1 - row.place))
    }
  })

  await test.step('by another column it is one order from the first row to the last', async () => {
    await header('Name').getByRole('button').click()
    await expect(header('Name')).toHaveAttribute('aria-sort', 'ascending')
    await expect(table).toHaveAttribute('aria-busy', 'false')
    await takeCalls(app)
    const seen = new Set<string>()
    let before = ''
    for (const place of [1, 20_000, 77_777, 133_000, people]) {
      for (const { cells } of await rowsAt(table, place)) {
        const [key = '', name = ''] = cells
        expect(orderedByStore(name) >= before).toBe(true)
        before = orderedByStore(name)
        seen.add(key)
      }
    }
    expect(seen.size).toBeGreaterThan(5 * 18)
    expect((await takeCalls(app)).length).toBeLessThanOrEqual(5 * 2)
  })
})

test('an export has what the list shows, tells how far it is, and can be cancelled', async ({
  page,
  userData,
  launched: { app },
}) => {
  await shellOf(page).goTo('People')
  const { search, count } = objectsOf(page, 'people')
  const choose = async (item: string, file: string): Promise<void> => {
    await answerSaveDialog(app, join(userData, file))
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await expect(count).toHaveText('200,000 people')

  await test.step('cancelled, it leaves no file', async () => {
    await choose('People as JSON', 'everybody.json')
    await expect(page.getByText(/^[1-9][\d,]* of 200,000 rows written$/)).toBeVisible()
    await page.getByRole('button', { name: 'Cancel the export' }).click()
    await expect(page.getByText('The export was cancelled. No file was written.')).toBeVisible()
    expect(readdirSync(userData).filter((name) => name.includes('everybody'))).toEqual([])
  })

  await test.step('narrowed and with another column, it is the list', async () => {
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('combobox', { name: 'Add an attribute' }).click()
    await page.getByRole('option', { name: 'department' }).click()
    await page.getByRole('checkbox', { name: 'Changed' }).click()
    await page.keyboard.press('Escape')
    await search.fill('u0001')
    await expect(count).toHaveText('100 of 200,000 people')
    await choose('CSV with the columns shown', 'some.csv')
    await expect(page.getByText(/^100 rows were written to /)).toBeVisible()
    const [head, ...lines] = readFileSync(join(userData, 'some.csv'), 'utf8').trim().split('\r\n')
    expect(head).toBe('username,name,email,state,isActive,sources,attributes.department')
    expect(lines.map((line) => line.split(',')[0])).toEqual(
      Array.from({ length: 100 }, (_, index) => username(100 + index)),
    )
  })
})

/** The rows around a place once all of them are there. */
const rowsAt = async (table: Locator, place: number): Promise<readonly DrawnRow[]> => {
  await scrollToPlace(table, place)
  let rows: readonly DrawnRow[] = []
  await expect
    .poll(async () => {
      rows = (await drawnRows(table)).filter((row) => Math.abs(row.place - place) <= mostRows)
      return rows.some((row) => row.place === place) && rows.every(({ cells }) => cells[0] !== '')
    })
    .toBe(true)
  return rows
}

const username = (number: number): string => `u${String(number).padStart(6, '0')}`

/** The store folds only ASCII and compares bytes (SQLite's NOCASE), which hexadecimal digits keep. */
const orderedByStore = (name: string): string =>
  Buffer.from(name.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())).toString('hex')
