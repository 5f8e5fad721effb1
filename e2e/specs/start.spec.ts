// How the program starts: where its data go, and what it says when they cannot be opened.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from '../fixtures/app-test.ts'
import { chooseTrayItem } from '../fixtures/main-process.ts'
import { launchApp, openWindow, type LaunchedApp } from '../launch.ts'

const test = base.extend<{ readonly folder: string }>({
  // Playwright reads the names of what a fixture uses from its first parameter, even when it uses none.
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-start-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
})

interface Start {
  readonly folder: string
  /** ROLLCALL_DATA_DIR. */
  readonly named: string
}

const startAnother = ({ command }: LaunchedApp, { folder, named }: Start): ChildProcess => {
  const [appFolder = ''] = command.args
  const hook = join(import.meta.dirname, '../hook.cjs')
  return spawn(command.file, ['-r', hook, appFolder], {
    cwd: folder,
    env: { ...process.env, ROLLCALL_DATA_DIR: named },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

const endOf = async (child: ChildProcess): Promise<{ readonly code: unknown; readonly said: string }> => {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

test('the data folder may be named as on a command line, and is made', async ({ launched, folder }) => {
  const started = startAnother(launched, { folder, named: 'new/data' })
  const log = join(folder, 'new/data/logs/rollcall.log')
  const ended = endOf(started)
  await expect.poll(() => existsSync(log) && readFileSync(log, 'utf8')).toContain('"started"')
  started.kill('SIGTERM')
  expect((await ended).code).toBe(0)
})

test('data that cannot be opened are told in a box, and the program ends', async ({ launched, folder }) => {
  // What a full disk leaves behind.
  writeFileSync(join(folder, 'rollcall.sqlite'), '')
  const { code, said } = await endOf(startAnother(launched, { folder, named: folder }))
  expect(code).toBe(1)
  expect(said).toContain('error box: Rollcall could not start: The database file is empty.')
})

test('so is a data folder that cannot be made', async ({ launched, folder }) => {
  writeFileSync(join(folder, 'taken'), '')
  const { code, said } = await endOf(startAnother(launched, { folder, named: 'taken/data' }))
  expect(code).toBe(1)
  expect(said).toContain('error box: Rollcall could not start: The data folder could not be made.')
})

test('what goes wrong where nobody waits for it is in the log', async ({ launched, page, userData }) => {
  await page.title()
  await launched.app.evaluate(() => void Promise.reject(new Error('nobody waits')))
  await expect.poll(() => readFileSync(join(userData, 'logs/rollcall.log'), 'utf8')).toContain('nobody waits')
})

test.describe('with a page that is asked for', () => {
  test.use({ appArguments: ['--route=/settings'] })

  test('the window opens on it', async ({ page }) => {
    await expect(page).toHaveURL(/#\/settings/)
  })
})

test('the window opens as it was left, and in the tray alone at login', async ({ folder }) => {
  const first = await launchApp({ userData: folder })
  await openWindow(first)
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 1000, height: 700 }),
  )
  await chooseTrayItem(first.app, 'quit')
  expect(await first.exitCode, first.output()).toBe(0)

  const second = await launchApp({ userData: folder, args: ['--hidden'] })
  await openWindow(second)
  const found = await second.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return { ...window?.getBounds(), isVisible: window?.isVisible() }
  })
  expect(found).toEqual({ x: 40, y: 60, width: 1000, height: 700, isVisible: false })
  await second.app.close()
})
