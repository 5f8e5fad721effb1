// Two sources have the same person: that they are one can be said and taken back, by whichever program.
import { expect, test, applySource, cli } from '../fixtures/office-test.ts'
import { shellOf } from '../pages/shell.ts'
import { lookAt } from '../pages/tour.ts'

test.use({ isSynced: true })

test('what was said of two names is shown, and taken back before a sync ties them', async ({
  page,
  server,
  userData,
  launched: { app },
}) => {
  const main = page.getByRole('main')
  const branch = {
    name: 'Branch',
    slug: 'branch',
    syncGroups: false,
    syncGroupHierarchy: false,
    schedule: { paused: true },
  }
  await applySource(userData, server, branch)
  // It ends with 3: the names are taken, which is what this is about.
  await cli(userData, server, ['sync', 'branch'], { code: 3 })

  const conflict = main.getByRole('complementary')
  await test.step('the conflict offers to connect the two', async () => {
    await shellOf(page).goTo('Runs')
    await main.getByRole('row').filter({ hasText: 'Branch' }).click()
    await main.getByRole('row').filter({ hasText: 'ada' }).click()
    await expect(conflict.getByRole('button', { name: 'Connect with ada' })).toBeVisible()
  })

  const runs = JSON.parse(await cli(userData, server, ['--json', 'runs', 'branch'])) as Listed<{ id: number }>
  const shown = await cli(userData, server, ['--json', 'run', 'show', String(runs.items[0]?.id)])
  const { items } = JSON.parse(shown) as Listed<Change>
  const identifier = items.find(({ fields }) => fields['username']?.[1] === 'ada')?.name ?? ''
  const connect = ['user', 'connect', 'ada', '--source', 'branch', '--identifier', identifier]

  await test.step('said on the command line, it is shown in the window and taken back there', async () => {
    await cli(userData, server, connect)
    await expect(conflict).toContainText('The next sync of Branch ties the two.')
    expect(await lookAt({ app, page }, 'conflict-chosen')).toEqual([])
    await conflict.getByRole('button', { name: 'Do not connect them' }).click()
    await expect(conflict.getByRole('button', { name: 'Connect with ada' })).toBeVisible()
  })

  await test.step('the command line knows of that, too', async () => {
    await cli(userData, server, [...connect, '--undo'], { code: 8 })
  })
})

interface Listed<Item> {
  readonly items: readonly Item[]
}

interface Change {
  readonly name: string
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>
}
