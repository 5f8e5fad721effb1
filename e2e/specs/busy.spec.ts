// Every page while a sync goes on. The directory answers slowly until the test lets it go, so the run lasts exactly as
// long as there is something left to look at.
import { demoSourceDocument } from '../../src-main/services/demo-source.ts'
import { startDemoDirectory, type DemoDirectory } from '../../src-main/demo-directory/start-demo-directory.ts'
import { call } from '../fixtures/contract.ts'
import { expect, test as base } from '../fixtures/app-test.ts'
import { trayState } from '../fixtures/main-process.ts'
import { runCli } from '../fixtures/run-cli.ts'
import { builtApp } from '../launch.ts'
import { mappingOf } from '../pages/mapping.ts'
import { objectsOf } from '../pages/objects.ts'
import { overviewOf } from '../pages/overview.ts'
import { runOf } from '../pages/run.ts'
import { settingsOf } from '../pages/settings.ts'
import { shellOf } from '../pages/shell.ts'

const test = base.extend<{ directory: DemoDirectory }>({
  // Playwright reads the names of what a fixture uses from its first parameter, even when it uses none.
  // oxlint-disable-next-line no-empty-pattern
  directory: async ({}, use) => {
    const directory = await startDemoDirectory()
    await use(directory)
    await directory.stop()
  },
  appEnvironment: async ({ directory }, use) => {
    await use({ ROLLCALL_SECRET_DEMO_BIND_PASSWORD: directory.bindPassword })
  },
  userData: async ({ userData, directory }, use) => {
    const { code, stderr } = await runCli(['source', 'apply', '-', '--data-dir', userData], {
      appFolder: builtApp,
      // Small pages: the slowness ends with the page that is on its way.
      stdin: JSON.stringify({ ...demoSourceDocument(directory), pageSize: 5 }),
    })
    if (code !== 0) throw new Error(stderr)
    await use(userData)
  },
})
test.setTimeout(120_000)

test('every page opens and works while a sync goes on', async ({ page, directory, launched: { app } }) => {
  const shell = shellOf(page)
  const main = page.getByRole('main')
  const card = overviewOf(page).source('Demo directory')
  await expect(card.state('OK')).toBeVisible({ timeout: 30_000 })

  directory.setFaults([{ kind: 'slow', entriesPerSecond: 1 }])
  await card.syncNow.click()
  await expect(card.card.getByText('Reading people')).toBeVisible()
  const runs = await call(page, 'runs.list', { slug: 'demo', status: 'running' })
  const runId = runs.items[0]?.id ?? 0
  const expectRunning = async (): Promise<void> =>
    expect(await call(page, 'runs.get', runId)).toMatchObject({ status: 'running' })

  await test.step('people are sorted, searched and opened', async () => {
    await shell.goTo('People')
    const people = objectsOf(page, 'people')
    await expect(people.count).toHaveText('250 people')
    await people.table.getByRole('columnheader', { name: 'Name', exact: true }).getByRole('button').click()
    const [someone] = (await call(page, 'people.list', { offset: 100, limit: 1 })).items
    await people.search.fill(someone?.username ?? '')
    await expect(people.count).toHaveText(/^[1-9] of 250 people$/)
    await people.table.getByRole('row').nth(1).click()
    await expect(main.getByRole('tab', { name: 'Groups' })).toBeVisible()
    await main.getByRole('tab', { name: 'History' }).click()
    await expect(main.getByRole('tabpanel')).toContainText('Run 1')
    await expectRunning()
  })

  await test.step('groups are sorted and opened', async () => {
    await shell.goTo('Groups')
    const groups = objectsOf(page, 'groups')
    await groups.table.getByRole('columnheader', { name: 'Direct members' }).getByRole('button').click()
    await groups.table.getByRole('row').nth(1).click()
    await main.getByRole('tab', { name: 'Members' }).click()
    await expect(main.getByRole('tabpanel')).toBeVisible()
    await expectRunning()
  })

  await test.step('the run shows how far it is, and an earlier one what it did', async () => {
    await shell.goTo('Runs')
    await expect(page.getByRole('grid', { name: 'Runs' }).getByRole('row').nth(1)).toContainText('Running')
    await page.evaluate(`location.hash = '#/runs/${runId}'`)
    await expect(main.getByText('Reading people').first()).toBeVisible()
    await page.evaluate("location.hash = '#/runs/1?type=user&change=created'")
    await expect(runOf(page).state('OK')).toBeVisible()
    await expect(
      runOf(page)
        .change(/^New Person/)
        .first(),
    ).toBeVisible()
    await expectRunning()
  })

  await test.step('a source opens in its editor', async () => {
    await shell.goTo('Sources')
    await page.evaluate("location.hash = '#/sources/demo'")
    await expect(main.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Demo directory')
    await expectRunning()
  })

  await test.step('a mapping is tried on a stored person', async () => {
    await shell.goTo('Mappings')
    await page.evaluate("location.hash = '#/mappings/new/names'")
    await expect(mappingOf(page).result).toBeVisible()
    await expectRunning()
  })

  await test.step('connectivity is shown and settings are saved', async () => {
    await shell.goTo('Connectivity')
    await expect(main.getByRole('heading', { name: 'Demo directory' })).toBeVisible()
    await shell.goTo('Settings')
    await settingsOf(page).open('Appearance')
    await main.getByText('Dark', { exact: true }).click()
    await expect.poll(async () => (await call(page, 'settings.get', undefined)).theme).toBe('dark')
    await expectRunning()
  })

  await test.step('the palette finds people, and the tray says what goes on', async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await shell.palette.fill('an')
    await expect(page.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Escape')
    expect(await trayState(app)).toMatchObject({ toolTip: 'Rollcall: syncing' })
    await expectRunning()
  })

  directory.setFaults([])
  await expect.poll(async () => (await call(page, 'runs.get', runId)).status, { timeout: 60_000 }).toBe('ok')
  await shell.goTo('Overview')
  await expect(card.state('OK')).toBeVisible()
})
