// What goes wrong is told in the language of the window, wherever its sentences come from.
import type { Locator, Page } from '@playwright/test'
import { notifications } from '../fixtures/main-process.ts'
import { applySource, cli, expect, test } from '../fixtures/office-test.ts'
import { englishLeft } from '../pages/english-left.ts'
import { lookAt } from '../pages/tour.ts'
import { crowd, crowdRemoval, office, officeBase } from '../seed/office.ts'

const leaver = `
dn: uid=leaver,ou=people,${officeBase}
objectClass: inetOrgPerson
objectClass: shadowAccount
uid: leaver
cn: Lea Ver
sn: Ver
shadowExpire: 0
`

test.use({
  appArguments: ['--lang=de'],
  serverOptions: { tls: 'valid', seed: `${office}\n${crowd(60)}\n${leaver}` },
})
test.describe.configure({ timeout: 120_000 })

const cardOf = (page: Page, name: string): Locator => page.getByRole('article', { name })
const syncNow = (card: Locator): Locator => card.getByRole('button', { name: 'Jetzt abgleichen' })
const goTo = async (page: Page, route: string, heading: string): Promise<void> => {
  await page.evaluate(`location.hash = '#${route}'`)
  await page.getByRole('heading', { name: heading }).first().waitFor()
}
const closeToasts = async (page: Page): Promise<void> => {
  const close = page.getByRole('alert').getByRole('button', { name: 'Schließen' })
  for (let left = await close.count(); left > 0; left--) {
    await close.first().click()
    await expect(close).toHaveCount(left - 1)
  }
}

test('a source that fails says why in German, on its card, in its run and in a notification', async ({
  page,
  server,
  userData,
  launched: { app },
}) => {
  const card = cardOf(page, 'Office')
  await expect(card.getByText('OK', { exact: true })).toBeVisible({ timeout: 20_000 })
  await server.halt()
  await syncNow(card).click()
  await expect(card).toContainText('ist nicht zu erreichen: an diesem Port antwortet nichts (ECONNREFUSED).')
  await syncNow(card).click()
  await expect
    .poll(async () => (await notifications(app)).map(({ title, body }) => `${title}: ${body}`))
    .toEqual([expect.stringMatching(/^Office ist wieder fehlgeschlagen: .* ist nicht zu erreichen/)])
  await closeToasts(page)
  expect(await englishLeft(page)).toEqual([])
  expect(await lookAt({ app, page }, 'german-overview-failing')).toEqual([])

  await goTo(page, '/runs/2', 'Abgleich von Office')
  await expect(page.getByRole('alert').first()).toContainText(
    'Serveradresse, Port und Netz prüfen, dann erneut versuchen.',
  )
  expect(await englishLeft(page)).toEqual([])
  expect(await lookAt({ app, page }, 'german-run-failed')).toEqual([])

  await goTo(page, '/connectivity', 'Verbindungen')
  await page.getByRole('button', { name: 'Alle prüfen' }).click()
  await expect(page.getByRole('main')).toContainText('ist nicht zu erreichen', { timeout: 20_000 })
  await closeToasts(page)
  expect(await englishLeft(page)).toEqual([])
  expect(await lookAt({ app, page }, 'german-connectivity-failing')).toEqual([])

  // The command line keeps its English words for the same run.
  const stored: unknown = JSON.parse(await cli(userData, server, ['run', 'show', '2', '--json']))
  expect(stored).toMatchObject({
    failure: { message: expect.stringContaining('cannot be reached: nothing listens') },
  })
})

test('a held run and an inactive person say why in German', async ({ page, server, launched: { app } }) => {
  const card = cardOf(page, 'Office')
  await expect(card.getByText('OK', { exact: true })).toBeVisible({ timeout: 20_000 })
  await server.modify(crowdRemoval(60))
  await syncNow(card).click()
  await expect(card).toContainText('Ein Abgleich wartet auf eine Entscheidung: Er würde zu viel ändern.')
  await closeToasts(page)
  await goTo(page, '/runs/2', 'Abgleich von Office')
  await expect(page.getByRole('main')).toContainText('60 Personen von 66 würden verschwinden')
  expect(await englishLeft(page)).toEqual([])
  expect(await lookAt({ app, page }, 'german-run-held')).toEqual([])

  await goTo(page, '/people', 'Personen')
  await page.getByRole('searchbox', { name: 'Personen suchen' }).fill('leaver')
  await page.getByRole('row', { name: /leaver/ }).click()
  await expect(page.getByRole('main')).toContainText('shadowExpire ist vorbei: Das Konto ist abgelaufen.')
  expect(await englishLeft(page)).toEqual([])
  expect(await lookAt({ app, page }, 'german-person-inactive')).toEqual([])
})

test('a certificate that is not trusted, and each proposal, are explained in German', async ({
  page,
  server,
  launched: { app },
}) => {
  await goTo(page, '/sources/new', 'Quelle hinzufügen')
  const main = page.getByRole('main')
  await main.getByRole('textbox', { name: 'Adresse von Server 1' }).fill(server.ldapsUri ?? '')
  await main.getByRole('button', { name: 'Erkennen' }).click()
  await expect(main).toContainText(
    'wird nicht vertraut: Seine Kette endet bei einer selbst signierten Stelle',
  )
  await expect(main).toContainText('Das Zertifikat prüfen und die CA wählen, die es signiert hat')
  await closeToasts(page)
  expect(await englishLeft(page)).toEqual([])
  expect(await lookAt({ app, page }, 'german-certificate-untrusted')).toEqual([])

  await main.getByRole('button', { name: 'Diesem Zertifikat vertrauen' }).click()
  await expect(main).toContainText('Das ist OpenLDAP')
  await expect(main).toContainText('Der einzige Namenskontext des Servers')
  await expect(main).toContainText('sonst hört der Server bei 500 Einträgen auf')
  expect(await englishLeft(page)).toEqual([])
  expect(await lookAt({ app, page }, 'german-proposal')).toEqual([])

  await main.getByRole('textbox', { name: 'Basis-DN' }).fill('people')
  await main.getByRole('button', { name: 'Weiter' }).click()
  await expect(main).toContainText('Der DN ist beim 1. Zeichen falsch:')
  expect(await englishLeft(page)).toEqual([])
})

test('the server’s own words stay as they are, and are marked', async ({ page, server, userData }) => {
  await expect(cardOf(page, 'Office').getByText('OK', { exact: true })).toBeVisible({ timeout: 20_000 })
  await applySource(userData, server, { name: 'Branch', slug: 'branch', bindCn: 'nobody' })
  const card = cardOf(page, 'Branch')
  await syncNow(card).click()
  await expect(card).toContainText(
    'Anmeldung fehlgeschlagen, Ergebnis 34 (invalidDNSyntax): der Server hält den DN für falsch geschrieben. Der Server sagt: „invalid DN“',
  )
})

test('menus and dialogs of the system are German, too', async ({ page, launched: { app } }) => {
  await expect(cardOf(page, 'Office').getByText('OK', { exact: true })).toBeVisible({ timeout: 20_000 })
  const labels = await app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ label, submenu }) => [
      label,
      ...(submenu?.items ?? []).map((item) => item.label),
    ]),
  )
  expect(labels).toEqual(expect.arrayContaining(['Datei', 'Bearbeiten', 'Rückgängig', 'Ansicht', 'Vollbild']))

  const title = app.evaluate(
    ({ dialog }) =>
      new Promise<string | undefined>((asked) => {
        dialog.showSaveDialog = (...question: readonly unknown[]) => {
          // With or without its window before it.
          asked((question.at(-1) as { readonly title?: string }).title)
          return Promise.resolve({ canceled: true, filePath: '' })
        }
      }),
  )
  await goTo(page, '/runs/1', 'Abgleich von Office')
  await page.getByRole('button', { name: 'Exportieren' }).click()
  await page.getByRole('menuitem', { name: 'Als JSON' }).click()
  expect(await title).toBe('Lauf 1 exportieren')
})
