// The picture beside the clock: there is one for every state, and each of them is another.
import type { ElectronApplication, Page } from '@playwright/test'
import { call } from '../fixtures/contract.ts'
import {
  chooseTrayItem,
  setOnline,
  trayPicture,
  trayState,
  type TrayPicture,
} from '../fixtures/main-process.ts'
import { expect, test } from '../fixtures/office-test.ts'
import { crowd, crowdRemoval, office } from '../seed/office.ts'
import { startSilentServer } from '../servers/silent-server.ts'

test.use({ serverOptions: { tls: 'valid', seed: `${office}\n${crowd(60)}` }, isSynced: true })

/** A source that does nothing but reach, or not reach, what listens on a port. */
const saveBranch = (
  page: Page,
  { editing, port }: { editing: string | null; port: number },
): Promise<unknown> =>
  call(page, 'sources.save', {
    editing,
    source: {
      name: 'Branch',
      slug: 'branch',
      serverUri: [`ldap://127.0.0.1:${port}`],
      allowClearText: true,
      baseDn: 'dc=branch',
      receiveTimeoutSeconds: 600,
      syncGroups: false,
      userPropertyMappings: ['OpenLDAP: uid'],
    },
    bindPassword: { kind: 'keep' },
    clientKey: { kind: 'keep' },
    webhookSecret: { kind: 'keep' },
  })

const pictureFor = async (app: ElectronApplication, state: string): Promise<TrayPicture> => {
  await expect.poll(async () => (await trayState(app))?.toolTip).toBe(`Rollcall: ${state}`)
  const picture = await trayPicture(app)
  if (picture === undefined) throw new Error(`the tray shows no picture: ${state}`)
  return picture
}

test('the tray has a picture for each state', async ({ page, server, launched: { app } }) => {
  const pictures = new Map<string, TrayPicture>()
  const keep = async (state: string): Promise<void> => {
    pictures.set(state, await pictureFor(app, state))
  }
  await keep('everything is in order')

  const silent = await startSilentServer()
  await saveBranch(page, { editing: null, port: silent.port })
  await keep('syncing')
  const branch = (await call(page, 'sources.list', undefined)).find(({ slug }) => slug === 'branch')
  await call(page, 'sync.cancel', { runId: branch?.runningRunId ?? 0 })
  await silent.stop()

  await saveBranch(page, { editing: 'branch', port: 1 })
  await keep('a source fails')

  await chooseTrayItem(app, 'pause:resumed')
  await keep('paused')

  await setOnline(app, false)
  await chooseTrayItem(app, 'resume')
  await keep('no network')
  await setOnline(app, true)
  await call(page, 'sources.pause', { slug: 'branch', until: null })

  await server.modify(crowdRemoval(60))
  await chooseTrayItem(app, 'sync:office')
  await keep('a decision is needed')

  for (const [state, { isEmpty, width, height }] of pictures)
    expect({ state, isEmpty, isSquare: width === height, isThere: width >= 16 }).toEqual({
      state,
      isEmpty: false,
      isSquare: true,
      isThere: true,
    })
  expect(new Set([...pictures.values()].map(({ dataUrl }) => dataUrl)).size).toBe(6)
})
