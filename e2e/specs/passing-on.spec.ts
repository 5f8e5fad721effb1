// A source tells a webhook, whose receiver refuses at first; the secret is set in the window, the keychain is real.
import { createHmac } from 'node:crypto'
import { startReceiver, type WebhookReceiver } from '../../src-main/outgoing/webhook-receiver.builder.ts'
import { call } from '../fixtures/contract.ts'
import { expect, test as base } from '../fixtures/keychain-test.ts'
import { deliveriesOf } from '../pages/deliveries.ts'
import { overviewOf } from '../pages/overview.ts'
import { shellOf } from '../pages/shell.ts'
import { lookAt } from '../pages/tour.ts'

const secret = 'sesame-and-lilies'

const test = base.extend<{ readonly receiver: WebhookReceiver }>({
  // Playwright reads the names of what a fixture uses from its first parameter, even when it uses none.
  // oxlint-disable-next-line no-empty-pattern
  receiver: async ({}, use) => {
    const receiver = await startReceiver()
    await use(receiver)
    await receiver.stop()
  },
})
test.use({ isSynced: true })
// Seven stops, each in three looks.
test.describe.configure({ timeout: 180_000 })

test('a message that a webhook refuses is seen, looked at and sent again', async ({
  page,
  server,
  receiver,
  launched: { app },
}) => {
  const shell = shellOf(page)
  const main = page.getByRole('main')
  const deliveries = deliveriesOf(page)
  const office = overviewOf(page).source('Office')
  receiver.answerWith(() => ({ kind: 'status', status: 410 }))

  await test.step('before that, the list says how a source passes something on', async () => {
    await shell.goTo('Runs')
    await main.getByRole('tab', { name: 'Deliveries' }).click()
    expect(await lookAt({ app, page }, 'deliveries-empty')).toEqual([])
    await main.getByRole('link', { name: 'Open the targets of Office' }).click()
  })

  await test.step('the address of the webhook and its secret are set', async () => {
    await main.getByLabel('Pass changes on', { exact: true }).selectOption('At once, after each sync')
    await main.getByRole('button', { name: 'Add a target' }).click()
    await main.getByLabel('Address or path of target 1').fill(receiver.url)
    await expect(main.getByText('Nothing is sent to a webhook until there is one.')).toBeVisible()
    await main.getByLabel('Webhook secret', { exact: true }).and(main.locator('[type=password]')).fill(secret)
    expect(await lookAt({ app, page }, 'source-webhook-typed')).toEqual([])
    await server.modify(
      `dn: uid=ada,ou=people,${server.baseDn}\nchangetype: modify\nreplace: mail\nmail: countess@rollcall.test\n`,
    )
    await main.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(main.getByText('All saved')).toBeVisible()
    await expect(main.getByText('Kept in the keychain of this computer')).toBeVisible()
    expect(await lookAt({ app, page }, 'source-webhook-kept')).toEqual([])
    expect(JSON.stringify(await call(page, 'sources.get', 'office'))).not.toContain(secret)
  })

  await test.step('the refused message is a dead letter on the overview', async () => {
    await shell.goTo('Overview')
    const note = office.card.getByRole('link', { name: '1 delivery was given up (dead letters)' })
    await expect(note).toBeVisible()
    expect(await lookAt({ app, page }, 'overview-dead-letter')).toEqual([])
    await note.click()
  })

  await test.step('its details say why, and what to do', async () => {
    await deliveries.row(/Dead letter/).click()
    await expect(deliveries.detail).toContainText('The receiver answered with status 410.')
    await expect(deliveries.detail).toContainText(receiver.url)
    await expect(deliveries.detail).toContainText('1 of 20')
    expect(await lookAt({ app, page }, 'deliveries-dead')).toEqual([])
  })

  await test.step('a retry that fails again says so and loses nothing', async () => {
    await deliveries.retry.click()
    await expect(
      shell.toasts.filter({ hasText: 'The receiver answered with status 410.' }).last(),
    ).toBeVisible()
    await expect(deliveries.row(/Dead letter/)).toBeVisible()
    await shell.closeToasts()
  })

  await test.step('all dead letters are tried again at once, and what became of them is told', async () => {
    await main.getByRole('button', { name: 'Retry 1 dead letter' }).click()
    await expect(page.getByText('Of 1 dead letter: 0 arrived, 0 waiting, 1 given up again.')).toBeVisible()
    await shell.closeToasts()
  })

  await test.step('the receiver is mended, and the same message arrives', async () => {
    receiver.answerWith(() => ({ kind: 'status', status: 204 }))
    await deliveries.retry.click()
    await expect(page.getByText(/^Delivery 1 has arrived at /)).toBeVisible()
    await expect(deliveries.detail.getByText('Delivered', { exact: true })).toBeVisible()
    expect(await lookAt({ app, page }, 'deliveries-delivered')).toEqual([])
    const last = receiver.messages.at(-1)
    const signed = `${String(last?.headers['rollcall-timestamp'])}.${last?.body ?? ''}`
    const signature = createHmac('sha256', secret).update(signed).digest('hex')
    expect(last?.headers['rollcall-signature']).toBe(`v1=${signature}`)
    expect(last?.body).toContain('countess@rollcall.test')
    expect(new Set(receiver.messages.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  await test.step('nothing waits for anybody any more, and the run tells of what it passed on', async () => {
    await deliveries.detail.getByRole('link', { name: /^Run \d+$/ }).click()
    await main.getByRole('tab', { name: /^Deliveries/ }).click()
    await expect(deliveries.row(/Delivered/)).toBeVisible()
    expect(await lookAt({ app, page }, 'run-deliveries')).toEqual([])
    await shell.goTo('Overview')
    await expect(office.state('OK')).toBeVisible()
    await expect(office.card.getByText(/given up/)).toHaveCount(0)
  })
})
