// A real OpenLDAP server is added by its address alone; the keychain is a real gnome-keyring of the test's own.
import { expect, test } from '../fixtures/keychain-test.ts'
import { addSourceOf } from '../pages/add-source.ts'
import { objectsOf } from '../pages/objects.ts'
import { overviewOf } from '../pages/overview.ts'
import { shellOf } from '../pages/shell.ts'
import { lookAt } from '../pages/tour.ts'

test.use({ sourceChanges: null })

test('a source is added by detection, with a wrong password, then the right one', async ({
  page,
  server,
  launched: { app },
}) => {
  const shell = shellOf(page)
  const add = addSourceOf(page)
  await overviewOf(page).addSource.click()

  await test.step('the address is enough to learn what the server is', async () => {
    await add.address.fill(server.ldapsUri ?? '')
    await add.field('Check the server’s certificate against').selectOption('the CA certificate given here')
    await add.field('CA certificate').fill(server.ca)
    await add.detect.click()
    await expect(add.step('Proposal')).toContainText('This is OpenLDAP')
    await expect(add.field('Base DN')).toHaveValue(server.baseDn)
    expect(await lookAt({ app, page }, 'guide-proposal')).toEqual([])
    await add.browseBase.click()
    await expect(add.tree).toBeFocused()
    const base = add.tree.getByRole('treeitem', { name: server.baseDn })
    await expect(base).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(base).toBeFocused()
    await page.keyboard.press('Escape')
    await add.field('Name').fill('Office')
    await add.field('Short name').fill('office')
    await add.next.click()
  })

  await test.step('a wrong password is told at its rung of the ladder', async () => {
    await add.bindName.fill(server.readerDn)
    await add.bindPassword.fill('not-the-password')
    expect(await lookAt({ app, page }, 'guide-credentials')).toEqual([])
    await add.next.click()
    await expect(add.rung('TLS')).toContainText('OK')
    await expect(add.rung('Bind')).toContainText('Failed')
    await expect(add.rung('Search')).toContainText('Not reached')
    expect(await lookAt({ app, page }, 'guide-check')).toEqual([])
  })

  await test.step('the right one opens the way', async () => {
    await add.back.click()
    await add.bindPassword.fill(server.readerPassword)
    await add.next.click()
    await expect(add.rung('Bind')).toContainText('OK')
    await expect(add.rung('Search')).toContainText('OK')
    await add.next.click()
  })

  await test.step('a preview is looked at before anything is written', async () => {
    await add.saveAndPreview.click()
    const preview = add.step('Preview')
    await expect(preview).toContainText('OK')
    await expect(preview).toContainText(/People\s*5\s*5\s*0/)
    await expect(preview.getByRole('link', { name: '5', exact: true })).toHaveAttribute(
      'href',
      /type=user&change=created$/,
    )
    expect(await lookAt({ app, page }, 'guide-preview')).toEqual([])
    await add.begin.click()
  })

  await test.step('the sync brings everybody', async () => {
    const office = overviewOf(page).source('Office')
    await expect(office.state('OK')).toBeVisible()
    await expect(office.count('People')).toHaveText('5')
    await expect(office.count('Groups')).toHaveText('3')
    await shell.goTo('People')
    await expect(objectsOf(page, 'people').row('Emmy Noether')).toContainText('emmy@rollcall.test')
  })

  await test.step('the password is in the keychain, and nothing shows it again', async () => {
    await shell.goTo('Sources')
    await page.getByRole('link', { name: 'Office', exact: true }).click()
    await page.getByRole('button', { name: 'Bind', exact: true }).click()
    await expect(page.getByText('Kept in the keychain of this computer')).toBeVisible()
    await expect(add.bindPassword).toHaveCount(0)
  })
})
