// The main process around the window: one instance, tray, quitting, breaking, the command line beside it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runCli } from '../fixtures/run-cli.ts'
import { builtApp, isRealElectron, openWindow } from '../launch.ts'
import { ask, call, keepEvents, seenEvents } from '../fixtures/contract.ts'
import { expect, test } from '../fixtures/app-test.ts'
import {
  answerMessageBox,
  chooseTrayItem,
  closeWindow,
  emitPowerEvent,
  notifications,
  questions,
  trayState,
  windowState,
} from '../fixtures/main-process.ts'
import { startSilentServer } from '../servers/silent-server.ts'

const lab = {
  name: 'Lab',
  slug: 'lab',
  serverUri: 'ldaps://127.0.0.1:1',
  baseDn: 'dc=lab',
}

const logOf = (userData: string): string => readFileSync(join(userData, 'logs', 'rollcall.log'), 'utf8')

test('a window that is closed before its page is ready stays closed', async ({ launched }) => {
  const windows = () => launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  await expect.poll(windows, { intervals: [5] }).toBe(1)
  await closeWindow(launched.app)
  await openWindow(launched)
  expect(await windowState(launched.app)).toMatchObject({ isVisible: false })
})

test('a second start shows the window that is there, and the page it asked for', async ({
  page,
  launched,
}) => {
  await closeWindow(launched.app)
  expect(await windowState(launched.app)).toMatchObject({ isVisible: false })
  const second = spawn(launched.command.file, [...launched.command.args, '--route=/settings'], {
    stdio: 'ignore',
  })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  await expect.poll(() => windowState(launched.app)).toMatchObject({ isVisible: true })
  await expect(page).toHaveURL(/#\/settings/)
})

test('closing the window leaves the program in the tray, which brings it back', async ({
  page,
  launched,
}) => {
  await page.title()
  await closeWindow(launched.app)
  expect(await windowState(launched.app)).toMatchObject({ isVisible: false })
  await chooseTrayItem(launched.app, 'open')
  expect(await windowState(launched.app)).toMatchObject({ isVisible: true })
})

test('the tray tells how the sources do, and syncs them', async ({ page, launched }) => {
  expect(await trayState(launched.app)).toMatchObject({ toolTip: 'Rollcall: no sources yet' })
  await call(page, 'demo.start', undefined)
  await expect
    .poll(async () => (await trayState(launched.app))?.menu[0])
    .toMatch(/^Demo directory: OK, last sync /)
  await chooseTrayItem(launched.app, 'sync:demo')
  await expect
    .poll(async () => (await call(page, 'runs.list', { slug: 'demo', status: 'ok' })).items[0]?.trigger)
    .toBe('tray')
  await chooseTrayItem(launched.app, 'pause:resumed')
  await expect.poll(async () => (await trayState(launched.app))?.menu[0]).toMatch(/^Demo directory: Paused/)
  await chooseTrayItem(launched.app, 'resume')
  await expect.poll(async () => (await trayState(launched.app))?.menu[0]).toMatch(/^Demo directory: OK/)
})

test('quitting cancels a run cleanly', async ({ page, launched, userData }) => {
  const silent = await startSilentServer()
  await call(page, 'sources.save', {
    editing: null,
    source: {
      name: 'Silent',
      slug: 'silent',
      serverUri: [`ldap://127.0.0.1:${silent.port}`],
      allowClearText: true,
      baseDn: 'dc=silent',
      receiveTimeoutSeconds: 600,
      syncGroups: false,
      userPropertyMappings: ['OpenLDAP: uid'],
    },
    bindPassword: { kind: 'keep' },
    clientKey: { kind: 'keep' },
    webhookSecret: { kind: 'keep' },
  })
  const running = async () => (await call(page, 'sources.list', undefined))[0]?.runningRunId
  await expect.poll(running).toEqual(expect.any(Number))
  const runId = await running()
  await chooseTrayItem(launched.app, 'quit')
  expect(await launched.exitCode).toBe(0)
  await silent.stop()
  expect(logOf(userData)).toContain('"closed"')
  // What the page still asked meanwhile is no fault.
  expect(logOf(userData)).not.toContain('a call failed')
  const { stdout } = await runCli(['run', 'show', String(runId), '--json', '--data-dir', userData], {
    appFolder: builtApp,
  })
  expect(JSON.parse(stdout)).toMatchObject({ status: 'cancelled', failure: { code: 'sync.cancelled' } })
})

test('quitting asks before changes are lost that are not saved', async ({ page, launched }) => {
  await call(page, 'demo.start', undefined)
  await page.evaluate("location.hash = '#/sources/demo'")
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Another name')
  await expect(page.getByText('1 unsaved change')).toBeVisible()
  await answerMessageBox(launched.app, 1)
  await chooseTrayItem(launched.app, 'quit')
  await expect.poll(() => questions(launched.app)).toHaveLength(1)
  // Still there, with everything that stands behind it.
  expect(await call(page, 'sources.list', undefined)).toHaveLength(1)
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Another name')
  await answerMessageBox(launched.app, 0)
  await chooseTrayItem(launched.app, 'quit')
  expect(await launched.exitCode).toBe(0)
})

test('closing the window asks the same when that ends the program', async ({ page, launched }) => {
  const settings = await call(page, 'settings.get', undefined)
  await call(page, 'settings.save', { ...settings, closeToTray: false })
  await page.evaluate("location.hash = '#/mappings/new/names'")
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Another name')
  await expect(page.getByText('Not saved yet')).toBeVisible()
  await answerMessageBox(launched.app, 1)
  await closeWindow(launched.app)
  await expect.poll(() => questions(launched.app)).toHaveLength(1)
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Another name')
  await answerMessageBox(launched.app, 0)
  await closeWindow(launched.app)
  expect(await launched.exitCode).toBe(0)
})

test('a folder that the system cannot open is told with the way round it', async ({ page, launched }) => {
  await launched.app.evaluate(({ shell }) => {
    shell.openPath = () => Promise.resolve('no program for folders')
  })
  await page.evaluate("location.hash = '#/settings?section=data'")
  await page.getByRole('button', { name: 'Open folder' }).click()
  const message = page.getByRole('alert').filter({ hasText: 'no program for folders' })
  await expect(message).toContainText('Copy the path and open the folder yourself.')
})

test('a window that goes leaves neither a full screen nor a dead page behind', async ({
  page,
  launched,
  userData,
}) => {
  await page.title()
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setFullScreen(true))
  await closeWindow(launched.app)
  const state = () =>
    launched.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return { isVisible: window?.isVisible(), isFullScreen: window?.isFullScreen() }
    })
  await expect.poll(state).toEqual({ isVisible: false, isFullScreen: false })

  await chooseTrayItem(launched.app, 'open')
  const file = join(userData, 'hidden.txt')
  await launched.app.evaluate(({ BrowserWindow }, path) => {
    const { writeFileSync } = process.getBuiltinModule('node:fs')
    BrowserWindow.getAllWindows()[0]?.once('hide', () => writeFileSync(path, 'hidden'))
  }, file)
  await chooseTrayItem(launched.app, 'quit')
  expect(await launched.exitCode).toBe(0)
  expect(existsSync(file)).toBe(true)
})

test('the program ends cleanly when the system does', async ({ page, launched, userData }) => {
  await page.title()
  await emitPowerEvent(launched.app, 'shutdown')
  expect(await launched.exitCode).toBe(0)
  expect(logOf(userData)).toContain('"closed"')
})

test('so it does when Windows ends the session', async ({ page, launched, userData }) => {
  await page.title()
  await launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.emit('session-end', { reasons: ['shutdown'] }),
  )
  expect(await launched.exitCode).toBe(0)
  expect(logOf(userData)).toContain('"closed"')
})

test('the system starts the program at login when that is wanted, and not for other settings', async ({
  page,
  launched,
  userData,
}) => {
  test.skip(isRealElectron, 'there it would be started at login from now on')
  await launched.app.evaluate(({ app }, folder) => {
    Object.defineProperty(app, 'isPackaged', { value: true })
    app.setPath('appData', folder)
  }, userData)
  const file = join(userData, 'autostart', 'rollcall.desktop')
  const settings = await call(page, 'settings.get', undefined)
  await call(page, 'settings.save', { ...settings, startAtLogin: true })
  expect(readFileSync(file, 'utf8')).toContain(' --hidden')
  // As a person would with a tool of the desktop.
  rmSync(file)
  await call(page, 'settings.save', { ...settings, startAtLogin: true, theme: 'dark' })
  expect(existsSync(file)).toBe(false)
})

test('a page that breaks is loaded again and says so', async ({ page, launched, userData }) => {
  await page.title()
  await launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  await expect.poll(() => logOf(userData)).toContain('the page is gone')
  const textOfPage = (): Promise<unknown> =>
    launched.app
      .evaluate(
        ({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
            "document.body?.innerText ?? ''",
          ) as Promise<unknown>,
      )
      // Between the two pages there is nobody to answer.
      .catch(() => '')
  await expect.poll(textOfPage).toContain('Overview')
  await expect.poll(textOfPage).toContain('The window stopped working')
})

test('a page that breaks over and over is given up, and the tray opens another', async ({
  page,
  launched,
}) => {
  // Syncing goes on all the same, because it is not the person who closed the window.
  const settings = await call(page, 'settings.get', undefined)
  await call(page, 'settings.save', { ...settings, closeToTray: false })
  await launched.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const end = (): void => contents?.forcefullyCrashRenderer()
    contents?.on('did-finish-load', end)
    end()
  })
  // Four pages have to load and break.
  await expect.poll(launched.output, { timeout: 40_000 }).toContain('error box: The window stopped working')
  expect(await windowState(launched.app)).toBeUndefined()
  await chooseTrayItem(launched.app, 'open')
  await expect.poll(() => windowState(launched.app)).toMatchObject({ isVisible: true })
})

test('what the command line stores shows in the window without a reload', async ({ page, userData }) => {
  await keepEvents(page)
  const source = {
    name: 'Lab',
    slug: 'lab',
    serverUri: 'ldaps://lab.example',
    baseDn: 'dc=lab',
    enabled: false,
  }
  const document = JSON.stringify({ ...source, syncUsers: false, syncGroups: false })
  const { code } = await runCli(['source', 'apply', '-', '--data-dir', userData], {
    stdin: document,
    appFolder: builtApp,
  })
  expect(code).toBe(0)
  await expect
    .poll(() => seenEvents(page))
    .toContainEqual(
      expect.objectContaining({ kind: 'data.changed', topics: expect.arrayContaining(['sources']) }),
    )
})

test('waking from sleep looks at the schedules at once', async ({ page, launched, userData }) => {
  await page.title()
  await emitPowerEvent(launched.app, 'suspend')
  // Due at once; nobody tells this program, which looks once a minute.
  const source = { ...lab, syncGroups: false, userPropertyMappings: ['OpenLDAP: uid'] }
  const { code } = await runCli(['source', 'apply', '-', '--data-dir', userData], {
    stdin: JSON.stringify(source),
    appFolder: builtApp,
  })
  expect(code).toBe(0)
  await emitPowerEvent(launched.app, 'resume')
  await expect.poll(() => logOf(userData)).toContain('the system woke up')
  const triggers = async () => {
    const { items } = await call(page, 'runs.list', { slug: 'lab', status: null })
    return items.map(({ status, trigger }) => ({ status, trigger }))
  }
  await expect.poll(triggers).toEqual([{ status: 'failed', trigger: 'save' }])
})

test('a sync worker that breaks is told in the window, and the next sync has another', async ({
  page,
  launched,
}) => {
  await launched.app.evaluate(() => {
    const { subscribe } = process.getBuiltinModule('node:diagnostics_channel')
    let made = 0
    subscribe('worker_threads', (message) => {
      // What Node says on this channel (https://nodejs.org/docs/latest-v24.x/api/diagnostics_channel.html#worker-thread).
      const { worker } = message as { readonly worker: { terminate(): Promise<number> } }
      made += 1
      if (made === 1) setImmediate(() => void worker.terminate())
    })
  })
  await ask(page, 'demo.start')
  await expect(page.getByRole('alert').filter({ hasText: 'stopped working' })).toBeVisible()
  await call(page, 'sync.start', { slug: 'demo', dryRun: false, full: false })
  await expect.poll(async () => (await call(page, 'sources.list', undefined))[0]?.state).toBe('ok')
})

test('a source that fails twice is worth one notification, and its recovery another', async ({
  page,
  launched,
}) => {
  const { slug } = await call(page, 'demo.start', undefined)
  const wellKnown = async () => (await call(page, 'sources.list', undefined))[0]?.state
  await expect.poll(wellKnown).toBe('ok')
  const { source } = await call(page, 'sources.get', slug)
  const keep = { kind: 'keep' } as const
  const save = (serverUri: readonly string[]) =>
    call(page, 'sources.save', {
      editing: slug,
      source: { ...source, serverUri: [...serverUri] },
      bindPassword: keep,
      clientKey: keep,
      webhookSecret: keep,
    })
  await save(['ldaps://127.0.0.1:1'])
  await expect.poll(wellKnown).toBe('failing')
  expect(await notifications(launched.app)).toEqual([])
  await call(page, 'sync.start', { slug, dryRun: false, full: false })
  await expect
    .poll(() => notifications(launched.app))
    .toMatchObject([{ title: 'Demo directory failed again' }])
  await save(source.serverUri)
  await expect
    .poll(() => notifications(launched.app))
    .toMatchObject([{ title: 'Demo directory failed again' }, { title: 'Demo directory works again' }])
})
