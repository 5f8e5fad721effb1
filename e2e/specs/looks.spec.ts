// Every page, empty, filled and in trouble, in both themes, with high contrast and in German: held to axe, and kept as
// pictures in test-results/screens.
import type { Page } from '@playwright/test'
import { applySource, expect, test } from '../fixtures/office-test.ts'
import { overviewOf } from '../pages/overview.ts'
import { runOf } from '../pages/run.ts'
import { shellOf } from '../pages/shell.ts'
import { englishLeft } from '../pages/english-left.ts'
import { allLooks, languageLooks, tour, type Stop } from '../pages/tour.ts'
import { crowd, crowdRemoval, office } from '../seed/office.ts'

const settingsSections: readonly Stop[] = [
  'general',
  'notifications',
  'appearance',
  'data',
  'keychain',
  'configuration',
  'diagnostics',
  'about',
].map((section) => ({ name: `settings-${section}`, route: `/settings?section=${section}` }))

const sourceSections = (slug: string): readonly Stop[] =>
  [
    'connection',
    'tls',
    'bind',
    'search',
    'users',
    'groups',
    'mappings',
    'deletion',
    'schedule',
    'password',
    'history',
  ].map((section) => ({ name: `source-${section}`, route: `/sources/${slug}?section=${section}` }))

const startDemo = async (page: Page): Promise<void> => {
  await overviewOf(page).tryDemo.click()
  await expect(runOf(page).state('OK')).toBeVisible({ timeout: 30_000 })
}

const openPasswordDialog = async (page: Page, item: string): Promise<void> => {
  await page.getByRole('button', { name: 'Password', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

// Five looks of some thirty pages each.
test.describe.configure({ timeout: 360_000 })

test.describe('before there is anything', () => {
  test.use({ sourceChanges: null })

  test('every page says what to do next', async ({ page, launched: { app } }) => {
    const stops: readonly Stop[] = [
      { name: 'overview', route: '/' },
      { name: 'sources', route: '/sources' },
      { name: 'source-new', route: '/sources/new' },
      { name: 'people', route: '/people' },
      { name: 'groups', route: '/groups' },
      { name: 'runs', route: '/runs' },
      { name: 'mappings', route: '/mappings' },
      { name: 'connectivity', route: '/connectivity' },
      { name: 'nowhere', route: '/nowhere' },
      ...settingsSections,
    ]
    expect(await tour({ app, page, stops, state: 'empty' })).toEqual([])
  })
})

test.describe('with the demo directory', () => {
  test.use({ sourceChanges: null })

  test('every section of a source is full', async ({ page, launched: { app } }) => {
    await startDemo(page)
    const stops: readonly Stop[] = [
      { name: 'sources', route: '/sources' },
      ...sourceSections('demo'),
      {
        name: 'source-targets',
        route: '/sources/demo?section=schedule',
        prepare: async (at) => {
          await at.getByRole('button', { name: 'Add a target' }).click()
          await at.getByLabel('Address or path of target 1').fill('http://hooks.example.com')
          await at.getByLabel('Address or path of target 1').blur()
        },
      },
      {
        name: 'source-check',
        route: '/sources/demo',
        prepare: async (at) => {
          await at.getByRole('main').getByRole('button', { name: 'Check connection' }).click()
          await expect(at.getByRole('dialog').getByText('Search', { exact: true })).toBeVisible()
        },
      },
      { name: 'mappings', route: '/mappings' },
      { name: 'mapping-built-in', route: '/mappings/LDAP%3A%20mail' },
      { name: 'mapping-new', route: '/mappings/new/names' },
    ]
    expect(await tour({ app, page, stops, state: 'filled', looks: allLooks })).toEqual([])
  })

  test('people and groups are full', async ({ page, launched: { app } }) => {
    await startDemo(page)
    const stops: readonly Stop[] = [
      { name: 'overview', route: '/' },
      { name: 'people', route: '/people' },
      { name: 'person-summary', route: '/people/1' },
      { name: 'person-attributes', route: '/people/1?tab=attributes' },
      { name: 'person-groups', route: '/people/1?tab=groups' },
      { name: 'person-history', route: '/people/1?tab=history' },
      {
        name: 'person-sign-in',
        route: '/people/1',
        prepare: async (at) => {
          await openPasswordDialog(at, 'Check sign-in')
          await at.getByRole('dialog').locator('[type=password]').fill('wrong')
          await at.getByRole('dialog').getByRole('button', { name: 'Check sign-in' }).click()
          await expect(at.getByRole('dialog').getByRole('alert')).toBeVisible()
        },
      },
      {
        name: 'person-set-password',
        route: '/people/2',
        prepare: (at) => openPasswordDialog(at, 'Set password'),
      },
      { name: 'groups', route: '/groups' },
      { name: 'group-members', route: '/groups/1?tab=members' },
    ]
    expect(await tour({ app, page, stops, state: 'filled', looks: allLooks })).toEqual([])
  })

  test('runs, connectivity and the palette are full', async ({ page, launched: { app } }) => {
    await startDemo(page)
    const stops: readonly Stop[] = [
      { name: 'runs', route: '/runs' },
      { name: 'run', route: '/runs/1' },
      {
        name: 'run-change',
        route: '/runs/1?type=user&change=created',
        prepare: async (at) => {
          await runOf(at)
            .change(/^New Person/)
            .first()
            .click()
        },
      },
      { name: 'run-messages', route: '/runs/1?tab=messages' },
      {
        name: 'connectivity',
        route: '/connectivity',
        prepare: async (at) => {
          await at.getByRole('button', { name: 'Check all' }).click()
          await expect(at.getByText('The one server answers.')).toBeVisible()
        },
      },
      {
        name: 'palette',
        route: '/',
        prepare: async (at) => {
          await at.keyboard.press('ControlOrMeta+k')
          await shellOf(at).palette.fill('an')
          await expect(at.getByRole('option').first()).toBeVisible()
        },
      },
    ]
    expect(await tour({ app, page, stops, state: 'filled', looks: allLooks })).toEqual([])
  })
})

test.describe('in trouble', () => {
  test.use({ serverOptions: { tls: 'valid', seed: `${office}\n${crowd(60)}` }, isSynced: true })

  test('every page says what is wrong', async ({ page, server, userData, launched: { app } }) => {
    const shell = shellOf(page)
    await server.modify(crowdRemoval(60))
    await overviewOf(page).source('Office').syncNow.click()
    await expect(overviewOf(page).source('Office').state('Held')).toBeVisible()
    const branch = { name: 'Branch', slug: 'branch', tlsVerification: 'none', peerCertificate: '' }
    await applySource(userData, server, branch)
    await server.halt()
    // It was saved with its server there, and fails as soon as it is synced without.
    await overviewOf(page).source('Branch').syncNow.click()
    await expect(overviewOf(page).source('Branch').state('Failing')).toBeVisible()
    await shell.closeToasts()
    const stops: readonly Stop[] = [
      { name: 'overview', route: '/' },
      { name: 'sources', route: '/sources' },
      { name: 'source-tls', route: '/sources/branch?section=tls' },
      { name: 'runs', route: '/runs' },
      { name: 'run-held', route: '/runs/2' },
      {
        name: 'run-approve',
        route: '/runs/2',
        prepare: async (at) => {
          await runOf(at).approve.click()
          await expect(runOf(at).dialog).toBeVisible()
        },
      },
      { name: 'run-failed', route: '/runs/3' },
      { name: 'run-missing', route: '/runs/999' },
      { name: 'compare', route: '/runs/2/compare/1' },
      {
        name: 'connectivity',
        route: '/connectivity',
        prepare: async (at) => {
          await at.getByRole('button', { name: 'Check all' }).click()
          await expect(at.getByText(/2 of 2 servers do not pass the check/)).toBeVisible()
        },
      },
    ]
    expect(await tour({ app, page, stops, state: 'failing', looks: allLooks })).toEqual([])
  })
})

test.describe('in German', () => {
  test.use({ sourceChanges: null, appArguments: ['--lang=de'] })

  test('every page is whole and German', async ({ page, launched: { app } }) => {
    const main = page.getByRole('main')
    await main.getByRole('button', { name: 'Demo-Verzeichnis ausprobieren' }).click()
    await expect(main.getByText('OK', { exact: true }).first()).toBeVisible({ timeout: 30_000 })
    const routes = {
      overview: '/',
      sources: '/sources',
      'source-new': '/sources/new',
      people: '/people',
      'person-attributes': '/people/1?tab=attributes',
      'person-history': '/people/1?tab=history',
      groups: '/groups',
      'group-members': '/groups/1?tab=members',
      runs: '/runs',
      run: '/runs/1',
      mappings: '/mappings',
      'mapping-new': '/mappings/new/names',
      connectivity: '/connectivity',
    }
    const stops: readonly Stop[] = [
      ...Object.entries(routes).map(([name, route]) => ({ name, route })),
      ...sourceSections('demo'),
      ...settingsSections,
    ]
    const left: string[] = []
    const noteEnglish = async (at: Page, name: string): Promise<void> => {
      left.push(...(await englishLeft(at)).map((line) => `${name}: ${line}`))
    }
    const noted = stops.map((stop) => ({ ...stop, prepare: (at: Page) => noteEnglish(at, stop.name) }))
    expect(await tour({ app, page, stops: noted, state: 'german', looks: languageLooks })).toEqual([])
    expect(left).toEqual([])
  })
})
