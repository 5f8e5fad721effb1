import { expect, test } from '../fixtures/office-test.ts'
import { addSourceOf } from '../pages/add-source.ts'
import { overviewOf } from '../pages/overview.ts'
import { lookAt } from '../pages/tour.ts'

test.use({ sourceChanges: null })

test('a certificate that is not trusted is inspected and trusted for this source', async ({
  page,
  server,
  launched: { app },
}) => {
  const add = addSourceOf(page)
  await overviewOf(page).addSource.click()

  await test.step('detection stops at TLS and shows what the server presented', async () => {
    await add.address.fill(server.ldapsUri ?? '')
    await add.detect.click()
    await expect(add.rung('TCP connection')).toContainText('OK')
    await expect(add.rung('TLS')).toContainText('Failed')
    await expect(add.rung('Bind')).toContainText('Not reached')
  })

  await test.step('names, issuer, time and fingerprint are there to compare', async () => {
    const address = add.step('Address')
    await expect(address).toContainText('CN=directory server')
    await expect(address).toContainText('CN=Test CA')
    await expect(address).toContainText(/SHA-256/)
    await expect(address).toContainText(/([0-9A-F]{2}:){31}[0-9A-F]{2}/)
    expect(await lookAt({ app, page }, 'guide-certificate')).toEqual([])
  })

  await test.step('trusting it goes on to the proposal, with the CA in the source', async () => {
    await add.trust.click()
    await expect(add.step('Proposal')).toContainText('This is OpenLDAP')
    await add.back.click()
    await expect(add.field('CA certificate')).toHaveValue(/BEGIN CERTIFICATE/)
    await expect(add.field('Check the server’s certificate against')).toHaveValue('custom-ca')
  })
})
