import { expect, test } from '../fixtures/office-test.ts'
import { mappingOf } from '../pages/mapping.ts'
import { shellOf } from '../pages/shell.ts'

test.use({ isSynced: true })

test('a mapping is written with its result on a stored person in sight', async ({ page }) => {
  const shell = shellOf(page)
  const mapping = mappingOf(page)
  await shell.goTo('Mappings')
  await mapping.create()

  await test.step('the result follows what is typed', async () => {
    await mapping.name.fill('Office: title')
    await mapping.write("return { attributes: { title: ldap.get('title') } }")
    await mapping.tryOn('Emmy Noether')
    await expect(mapping.result).toContainText('Mathematician')
    await mapping.write("return { name: ldap.get('cn').toUpperCase() }")
    await expect(mapping.result).toContainText('EMMY NOETHER')
  })

  await test.step('a fault for this entry is told with its line', async () => {
    await mapping.write("const missing = ldap.get('nothing')\nreturn { name: missing.trim() }")
    await expect(mapping.result).toContainText('Fails for this entry')
    await expect(mapping.result).toContainText('Line 2')
  })

  await test.step('what is no JavaScript cannot be saved', async () => {
    await mapping.write('return {')
    await expect(mapping.result).toContainText('Cannot be read as JavaScript')
    await mapping.save.click()
    await expect(page.getByRole('alert').filter({ hasText: 'keeps it from being saved' })).toBeVisible()
  })

  await test.step('what works is saved and listed', async () => {
    await mapping.write("return { attributes: { title: ldap.get('title') } }")
    await expect(mapping.result).toContainText('Mathematician')
    await mapping.save.click()
    await expect(shell.heading).toHaveText('Office: title')
    await shell.goTo('Mappings')
    await expect(page.getByRole('link', { name: 'Office: title' })).toBeVisible()
  })
})
