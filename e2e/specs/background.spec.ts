// What goes on without the window: the tray, and the end of the program.
import { expect, test, cli } from '../fixtures/office-test.ts'
import {
  chooseTrayItem,
  clickTray,
  closeWindow,
  notifications,
  trayState,
  windowState,
} from '../fixtures/main-process.ts'
import { runCli, startCli } from '../fixtures/run-cli.ts'
import { builtApp } from '../launch.ts'
import { overviewOf } from '../pages/overview.ts'
import { shellOf } from '../pages/shell.ts'
import { crowd, office, officeSecret } from '../seed/office.ts'
import { startSilentServer } from '../servers/silent-server.ts'

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

/** A source whose server takes connections and never says a word, and a program that syncs it for as long. */
const busyBranch = async (
  userData: string,
  { url, secrets }: { readonly url: string; readonly secrets: Readonly<Record<string, string>> },
): Promise<{ stop(): Promise<void> }> => {
  const branch = {
    name: 'Branch',
    slug: 'branch',
    serverUri: [url],
    allowClearText: true,
    baseDn: 'dc=branch',
    receiveTimeoutSeconds: 600,
    syncGroups: false,
    userPropertyMappings: ['OpenLDAP: uid'],
    schedule: { paused: true },
  }
  const options = { env: secrets, appFolder: builtApp }
  const applied = await runCli(['--data-dir', userData, 'source', 'apply', '-'], {
    ...options,
    stdin: JSON.stringify(branch),
  })
  expect(applied.code).toBe(0)
  const sync = startCli(['--data-dir', userData, 'sync', 'branch'], options)
  const ended = new Promise((resolve) => sync.once('close', resolve))
  return {
    async stop() {
      sync.kill('SIGKILL')
      await ended
    },
  }
}

test.describe('with another program at work', () => {
  test.use({ isSynced: true })

  test('what the tray cannot do is told: in the window, and beside it when it is closed', async ({
    page,
    server,
    userData,
    launched: { app },
  }) => {
    const silent = await startSilentServer()
    const url = `ldap://127.0.0.1:${silent.port}`
    const busy = await busyBranch(userData, { url, secrets: officeSecret(server) })
    try {
      const branch = overviewOf(page).source('Branch')
      await expect(branch.card.getByText('Connecting')).toBeVisible({ timeout: 20_000 })

      await chooseTrayItem(app, 'sync:*')
      const toast = page.getByRole('alert').filter({ hasText: 'Branch: “Sync now” could not be done' })
      await expect(toast).toContainText('The command line (process')
      expect(await notifications(app)).toEqual([])
      // The other one was synced all the same, and the tray goes on to say how things are.
      await expect.poll(async () => (await trayState(app))?.menu[1]).toMatch(/^Office: OK, last sync \d/)
      expect((await trayState(app))?.menu[0]).toMatch(/^Branch: Syncing/)

      await closeWindow(app)
      await chooseTrayItem(app, 'sync:*')
      await expect
        .poll(async () => (await notifications(app)).map(({ title }) => title))
        .toEqual(['Branch: “Sync now” could not be done'])
    } finally {
      await busy.stop()
      await silent.stop()
    }
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
