// What goes on without the window: the tray, and the end of the program.
import { expect, test, cli } from '../fixtures/office-test.ts'
import { chooseTrayItem, clickTray, closeWindow, trayState, windowState } from '../fixtures/main-process.ts'
import { overviewOf } from '../pages/overview.ts'
import { shellOf } from '../pages/shell.ts'
import { crowd, office } from '../seed/office.ts'

test.describe('with a synced source', () => {
  test.use({ isSynced: true })

  test('a sync is started from the tray while the window is closed', async ({
    page,
    server,
    launched: { app },
  }) => {
    const source = overviewOf(page).source('Office')
    await expect(source.count('People')).toHaveText('5')
    await closeWindow(app)
    expect(await windowState(app)).toMatchObject({ isVisible: false })

    await server.add(crowd(1))
    await chooseTrayItem(app, 'sync:office')
    await expect.poll(async () => (await trayState(app))?.menu[0]).toMatch(/^Office: OK, last sync \d/)

    await clickTray(app)
    expect(await windowState(app)).toMatchObject({ isVisible: true })
    await expect(source.count('People')).toHaveText('6')
    await shellOf(page).goTo('Runs')
    await expect(page.getByRole('grid', { name: 'Runs' }).getByRole('row').nth(1)).toContainText('tray')
  })
})

test.describe('with a first sync to come', () => {
  const many = 4000
  test.use({
    serverOptions: { tls: 'valid', seed: `${office}\n${crowd(many)}` },
    // Small pages, so that the run takes long enough to be met in the middle.
    sourceChanges: { pageSize: 10, schedule: { paused: true } },
  })

  test('quitting during a run leaves a clean store', async ({ page, launched, userData, server }) => {
    const source = overviewOf(page).source('Office')
    await source.syncNow.click()
    await expect(source.card.getByText('Reading people')).toBeVisible()
    await chooseTrayItem(launched.app, 'quit')
    expect(await launched.exitCode).toBe(0)

    // Another program finds a run that was cancelled and nothing of it, and can go on at once.
    const runs = JSON.parse(await cli(userData, server, ['--json', 'runs'])) as {
      items: { status: string }[]
    }
    expect(runs.items.map(({ status }) => status)).toEqual(['cancelled'])
    expect(await cli(userData, server, ['--json', 'users', '--limit', '1'])).toContain('"total": 0')
    await cli(userData, server, ['sync', 'office'])
    expect(await cli(userData, server, ['--json', 'users', '--limit', '1'])).toContain(`"total": ${many + 5}`)
  })
})
