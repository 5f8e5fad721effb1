// What the app relies on at the border between page and Electron, proved with a small app of its own. It passes on the
// stand-in here; on Electron it shows where the two differ.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { accessibilityProblems } from '../fixtures/accessibility.ts'
import { expect, test } from '../fixtures/app-test.ts'
import {
  answerOpenDialog,
  chooseTrayItem,
  clickTray,
  closeWindow,
  emitPowerEvent,
  loginItems,
  notifications,
  openedLinks,
  resizeWindow,
  setTheme,
  trayState,
  windowState,
} from '../fixtures/main-process.ts'
import { takeScreenshot } from '../fixtures/screenshot.ts'
import { isRealElectron, launchApp, openWindow } from '../launch.ts'

const sampleApp = resolve(import.meta.dirname, '../host/sample-app')

// What the tests below touch in the page; e2e/host/sample-app/preload.cjs puts it there.
interface Sample {
  invoke(channel: string, value?: unknown): Promise<unknown>
  send(channel: string, value?: unknown): void
  add(a: number, b: number): number
  readonly nested: {
    readonly values: readonly unknown[]
    make(x: number): { readonly x: number; more(y: number): number }
  }
  callBack(listener: (x: number) => number): number
  rejects(): Promise<never>
  throws(): never
  readonly date: Date
  readonly map: Map<string, number>
  readonly bytes: Uint8Array
  readonly symbolError: string
  readonly moduleError: string
}
declare const window: { readonly sample: Sample; open(url: string): unknown } & Record<string, unknown>
declare const location: { href: string }
declare const document: {
  title: string
  addEventListener(name: string, listener: (event: { readonly effectiveDirective: string }) => void): void
}
declare const navigator: {
  readonly permissions: { query(permission: { name: string }): Promise<{ readonly state: string }> }
}
declare const matchMedia: (query: string) => { readonly matches: boolean }
declare const isSecureContext: boolean
declare const innerWidth: number

test.use({ appFolder: sampleApp })

test.describe('the bridge', () => {
  test('shows the page what the preload exposes and nothing else', async ({ page }) => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'ipcRenderer', '__hostSend', '__hostReceive', 'sample'].filter(
        (name) => name in window,
      ),
    )
    expect(found).toEqual(['sample'])
    expect(await page.evaluate(() => window.sample.moduleError)).toMatch(/^module not found: (node:)?fs/)
  })

  test('freezes what it exposes', async ({ page }) => {
    const state = await page.evaluate(() => [
      Object.isFrozen(window.sample),
      Object.isFrozen(window.sample.nested),
    ])
    expect(state).toEqual([true, true])
  })

  test('carries functions, callbacks and what they give', async ({ page }) => {
    const result = await page.evaluate(() => {
      const made = window.sample.nested.make(5)
      return [
        window.sample.add(1, 2),
        made.x,
        made.more(6),
        window.sample.callBack((x) => x),
        window.sample.nested.values,
      ]
    })
    expect(result).toEqual([3, 5, 11, 42, [1, { deep: true }]])
  })

  test('carries errors, thrown and rejected', async ({ page }) => {
    const result = await page.evaluate(async () => {
      const rejected = await window.sample.rejects().catch((error: Error) => error.message)
      try {
        return window.sample.throws()
      } catch (error) {
        return [rejected, error instanceof TypeError || String(error)]
      }
    })
    expect(result).toEqual(['no', 'TypeError: bad'])
  })

  test('carries dates, maps and bytes, and no symbols', async ({ page }) => {
    const result = await page.evaluate(() => {
      const { date, map, bytes, symbolError } = window.sample
      return [date instanceof Date, date.getTime(), map.get('a'), bytes[1], symbolError !== undefined]
    })
    expect(result).toEqual([true, 0, 1, 2, true])
  })
})

test.describe('ipc', () => {
  test('carries what structured clone carries, both ways', async ({ page }) => {
    const result = await page.evaluate(async () => {
      const sent = {
        date: new Date(1),
        map: new Map([[1, new Set([2])]]),
        bytes: new Uint8Array([9]),
        numbers: [Number.NaN, -0, Infinity],
        missing: undefined,
        big: 5n,
        error: new RangeError('r'),
        nested: [{ nothing: null }],
        $: 'not a tag',
      }
      const got = (await window.sample.invoke('echo', sent)) as typeof sent
      return [
        got.date instanceof Date,
        got.map.get(1)?.has(2),
        got.bytes[0],
        got.numbers.map((value) => (Object.is(value, -0) ? '-0' : String(value))),
        'missing' in got,
        String(got.big),
        [got.error instanceof Error, got.error.message],
        got.nested,
        got.$,
      ]
    })
    expect(result).toEqual([
      true,
      true,
      9,
      ['NaN', '-0', 'Infinity'],
      true,
      '5',
      [true, 'r'],
      [{ nothing: null }],
      'not a tag',
    ])
  })

  test('refuses a function as an argument', async ({ page }) => {
    const refusal = page.evaluate(() => window.sample.invoke('echo', [() => 1]))
    await expect(refusal).rejects.toThrow('could not be cloned')
  })

  test("keeps only the message of a handler's error", async ({ page }) => {
    const message = await page.evaluate(() =>
      window.sample.invoke('fail').catch((error: Error) => error.message),
    )
    expect(message).toBe("Error invoking remote method 'fail': TypeError: broken on purpose")
  })

  test('says so when nobody handles a call', async ({ page }) => {
    const message = await page.evaluate(() =>
      window.sample.invoke('none').catch((error: Error) => error.message),
    )
    expect(message).toContain("No handler registered for 'none'")
  })

  test('tells the main process who speaks', async ({ page }) => {
    expect(await page.evaluate(() => window.sample.invoke('sender'))).toEqual({
      url: 'sample://app/index.html',
      origin: 'sample://app',
      isMainFrame: true,
      isOurWindow: true,
    })
  })

  test('delivers an event before the answer that follows it', async ({ page }) => {
    const events = page.getByRole('list', { name: 'Events' })
    await page.evaluate(() => window.sample.invoke('event-then-answer'))
    expect(await events.textContent()).toBe('before the answer')
  })

  test('carries a megabyte', async ({ page }) => {
    const length = await page.evaluate(
      async () => String(await window.sample.invoke('echo', 'ä'.repeat(1_000_000))).length,
    )
    expect(length).toBe(1_000_000)
  })

  test('works again after a reload', async ({ page }) => {
    await page.reload()
    expect(await page.evaluate(() => window.sample.invoke('echo', 1))).toBe(1)
  })
})

test.describe('the page is held', () => {
  test('by its content security policy', async ({ page }) => {
    await expect(page.locator('html')).toHaveAttribute('data-script', 'ran')
    expect(await page.evaluate(() => [isSecureContext, document.title])).toEqual([true, 'Sample'])
  })

  test('off the network, even by the app', async ({ page, launched: { app } }) => {
    await expect(page.getByRole('heading', { name: 'Sample' })).toBeVisible()
    const reached = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.loadURL('https://example.com/')
        .then(
          () => 'reached',
          (error: Error) => error.message,
        ),
    )
    expect(reached).toContain('ERR_BLOCKED_BY_CLIENT')
  })

  test('off the network by its policy', async ({ page }) => {
    const stoppedBy = await page.evaluate(async () => {
      const violated = new Promise<string>((done) =>
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective)),
      )
      await fetch('https://example.com/').catch(() => undefined)
      return Promise.race([violated, new Promise((done) => setTimeout(done, 1000, 'nothing'))])
    })
    expect(stoppedBy).toBe('connect-src')
  })

  test('at its own address', async ({ page }) => {
    const before = page.url()
    await page.evaluate(() => {
      location.href = 'https://example.com/elsewhere'
    })
    // Another turn of the page: the navigation was decided before it.
    await page.evaluate(() => window.sample.invoke('echo', 1))
    expect(page.url()).toBe(before)
    await expect(page.getByRole('heading', { name: 'Sample' })).toBeVisible()
  })

  test('in one window; links open outside', async ({ page, launched: { app } }) => {
    expect(await page.evaluate(() => window.open('https://example.com/one'))).toBe(null)
    await page.getByRole('link', { name: 'Two' }).click()
    await expect.poll(() => openedLinks(app)).toEqual(['https://example.com/one', 'https://example.com/two'])
    expect(app.windows()).toHaveLength(1)
  })

  test('to the permissions the app grants', async ({ page }) => {
    const states = await page.evaluate(async () => {
      const asked = ['clipboard-write', 'geolocation'].map((name) => navigator.permissions.query({ name }))
      return (await Promise.all(asked)).map(({ state }) => state)
    })
    expect(states).toEqual(['granted', 'denied'])
  })
})

test.describe('the desktop', () => {
  test('gives the answer a test has set for a dialog', async ({ page, launched: { app } }) => {
    await answerOpenDialog(app, ['/tmp/people.ldif'])
    const answer = await page.evaluate(() => window.sample.invoke('pick'))
    expect(answer).toEqual({ canceled: false, filePaths: ['/tmp/people.ldif'] })
  })

  test('follows the theme', async ({ page, launched: { app } }) => {
    await setTheme(app, 'dark')
    await expect(page.getByRole('listitem')).toHaveText('theme dark')
    await expect
      .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(true)
  })

  test('tells of power events', async ({ page, launched: { app } }) => {
    await emitPowerEvent(app, 'resume')
    await expect(page.getByRole('listitem')).toHaveText('resume')
  })

  test('records notifications and login items', async ({ page, launched: { app } }) => {
    await page.evaluate(() => {
      window.sample.send('notify', 'done')
      window.sample.send('start-at-login')
    })
    await expect.poll(() => notifications(app)).toEqual([{ title: 'Sample', body: 'done' }])
    await expect.poll(() => loginItems(app)).toEqual([{ openAtLogin: true }])
  })

  test('wires the tray', async ({ page, launched: { app } }) => {
    await expect(page.getByRole('heading')).toBeVisible()
    expect(await trayState(app)).toEqual({ toolTip: 'Sample: all is well', menu: ['Open', '-', 'Quit'] })
    await closeWindow(app)
    await clickTray(app)
    expect(await windowState(app)).toMatchObject({ isVisible: true })
    await closeWindow(app)
    await chooseTrayItem(app, 'open')
    expect(await windowState(app)).toMatchObject({ isVisible: true })
  })
})

test.describe('the window', () => {
  test('hides on close and keeps its page', async ({ page, launched: { app } }) => {
    await expect.poll(() => windowState(app)).toMatchObject({ isVisible: true })
    await closeWindow(app)
    expect(await windowState(app)).toMatchObject({ isVisible: false })
    expect(await page.evaluate(() => window.sample.invoke('echo', 1))).toBe(1)
  })

  test('has the size it is given', async ({ page, launched: { app } }) => {
    expect(await windowState(app)).toMatchObject({ width: 900, height: 600 })
    await resizeWindow(app, 1100, 700)
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1100)
  })

  test('belongs to its page', async ({ page, launched: { app } }) => {
    const browserWindow = await app.browserWindow(page)
    expect(await browserWindow.evaluate(({ id }) => id)).toBe(1)
  })

  test('comes back after its process has died', async ({ launched, userData }) => {
    await openWindow(launched)
    await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    await expect.poll(() => existsSync(join(userData, 'gone.txt'))).toBe(true)
    // Playwright's page stays dead, so the new one is asked through the app.
    const askPage = (code: string): Promise<unknown> =>
      launched.app
        .evaluate(
          ({ BrowserWindow }, text) =>
            BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(text) as Promise<unknown>,
          code,
        )
        // Between the two there is nobody to answer.
        .catch(() => undefined)
    await expect
      .poll(() => askPage('typeof sample + document.documentElement?.dataset.script'))
      .toBe('objectran')
    await setTheme(launched.app, 'dark')
    await expect
      .poll(() => askPage("document.querySelector('li:last-child')?.textContent"))
      .toBe('theme dark')
  })

  test('can be looked at, by a person and by axe', async ({ page, launched: { app } }) => {
    expect(await accessibilityProblems(page)).toEqual([])
    await page.evaluate("document.body.append(document.createElement('img'))")
    expect((await accessibilityProblems(page)).join()).toContain('image-alt')
    const path = await takeScreenshot({ app, page }, 'sample', { theme: 'dark', size: [640, 480] })
    const picture = readFileSync(path)
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([640, 480])
  })
})

test.describe('a process', () => {
  test('of its own answers, and its end is heard', async ({ page }) => {
    const result = await page.evaluate(() => window.sample.invoke('child', 'hello'))
    const answers = [{ text: 'HELLO', isDate: true, given: 'given', type: 'utility', hasNodeChannel: false }]
    expect(result).toEqual({ answers, code: 3, pid: undefined })
  })

  test('that comes second shows the first and ends', async ({ page, launched }) => {
    await closeWindow(launched.app)
    const second = spawn(launched.command.file, launched.command.args, { stdio: 'ignore' })
    const [code] = await once(second, 'exit')
    expect(code).toBe(0)
    await expect(page.getByRole('listitem')).toHaveText('second instance from sample')
    expect(await windowState(launched.app)).toMatchObject({ isVisible: true })
  })

  test('that quits finishes its work first', async ({ page, launched, userData }) => {
    await expect(page.getByRole('heading')).toBeVisible()
    await chooseTrayItem(launched.app, 'quit')
    expect(await launched.exitCode).toBe(0)
    expect(readFileSync(join(userData, 'quit.txt'), 'utf8')).toBe('work was finished first')
  })

  test('that is told to end by the system finishes its work too', async ({ page, launched, userData }) => {
    await expect(page.getByRole('heading')).toBeVisible()
    launched.app.process().kill('SIGTERM')
    expect(await launched.exitCode).toBe(0)
    expect(existsSync(join(userData, 'quit.txt'))).toBe(true)
  })
})

test.describe('the stand-in', () => {
  test.skip(isRealElectron, 'these are about the stand-in itself')

  test('names a member it lacks', async ({ page }) => {
    const message = await page.evaluate(() =>
      window.sample.invoke('gap').catch((error: Error) => error.message),
    )
    expect(message).toContain('electron-host: app.getGPUFeatureStatus is not implemented')
  })

  test('does not answer a dialog by itself', async ({ page }) => {
    const message = await page.evaluate(() =>
      window.sample.invoke('pick').catch((error: Error) => error.message),
    )
    expect(message).toContain('the test had set no answer')
  })

  test('says why an app did not start', async ({ userData }) => {
    const launching = launchApp({ userData, appFolder: sampleApp, args: ['--broken'] })
    await expect(launching).rejects.toThrow('broken on purpose')
  })
})
