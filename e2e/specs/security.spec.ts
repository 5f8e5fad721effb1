// What docs/security.md promises of the window, item by item, on the built app.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask, call } from '../fixtures/contract.ts'
import { expect, test } from '../fixtures/app-test.ts'
import { answerMessageBox, openedLinks, windowState } from '../fixtures/main-process.ts'
import { isRealElectron } from '../launch.ts'

interface PageElement {
  src: string
  textContent: string
  setAttribute(name: string, value: string): void
  addEventListener(name: string, listener: () => void): void
  appendChild(child: unknown): void
}
/** There on the stand-in alone. */
declare const __electronHost: { readonly cancelledUrls: readonly string[] }
declare const window: Record<string, unknown> & {
  readonly rollcall: { call(...given: unknown[]): Promise<unknown> }
  open(url: string): unknown
}
declare const document: {
  readonly body: PageElement
  readonly head: PageElement
  createElement(name: string): PageElement
  querySelector(selector: string): { getAttribute(name: string): string | null } | null
  addEventListener(name: string, listener: (event: { readonly effectiveDirective: string }) => void): void
}
declare const location: { href: string; readonly origin: string }
declare const navigator: {
  readonly permissions: { query(permission: { name: string }): Promise<{ readonly state: string }> }
}
declare const getComputedStyle: (element: PageElement) => { readonly outlineWidth: string }

/** Long enough for a busy machine; what was not broken by then fails the test. */
const mostViolationsMs = 10_000

/** Lets the page do something, waits until that broke all of these directives of the policy, and gives what it broke. */
const violationsOf = (directives: readonly string[], act: string): string => `new Promise((resolve) => {
  const wanted = ${JSON.stringify(directives)}
  const broken = new Set()
  const end = () => resolve([...broken])
  document.addEventListener('securitypolicyviolation', (event) => {
    broken.add(event.effectiveDirective)
    if (wanted.every((directive) => broken.has(directive))) end()
  })
  setTimeout(end, ${mostViolationsMs})
  ;(${act})()
})`

/** What the program wrote down as refused: a navigation, a window, a message. */
const refusals = (userData: string, what: string): number =>
  readFileSync(join(userData, 'logs/rollcall.log'), 'utf8').split(`"what":"${what}"`).length - 1

test.describe('the page', () => {
  test('has no Node and nothing of Electron but three functions', async ({ page }) => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'exports', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
    )
    expect(found).toEqual([])
    expect(await page.evaluate(() => Object.keys(window.rollcall).toSorted())).toEqual([
      'call',
      'cancel',
      'onEvent',
    ])
    expect(await page.evaluate(() => Object.isFrozen(window.rollcall))).toBe(true)
  })

  test('breaks no rule of its own policy', async ({ page }) => {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) complaints.push(message.text())
    })
    await page.reload()
    await expect(page.getByRole('navigation')).toBeVisible()
    expect(complaints).toEqual([])
    // One that it breaks is heard.
    await page.evaluate(() => void fetch('https://example.org/').catch(() => undefined))
    await expect.poll(() => complaints.length).toBeGreaterThan(0)
  })
})

test.describe('the policy', () => {
  test('stops a script written into the page', async ({ page }) => {
    const broken = await page.evaluate(
      violationsOf(
        ['script-src-elem', 'script-src-attr'],
        `() => {
          const script = document.createElement('script')
          script.textContent = 'window.pwned = true'
          document.body.appendChild(script)
          const image = document.createElement('img')
          image.setAttribute('onerror', 'window.pwned = true')
          image.src = 'data:,'
          document.body.appendChild(image)
        }`,
      ),
    )
    expect(broken).toContain('script-src-elem')
    expect(broken).toContain('script-src-attr')
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  })

  test('stops text from becoming a program', async ({ page }) => {
    // In a timer of the page's own: what Playwright evaluates itself is above the policy.
    const outcome = await page.evaluate(
      () =>
        new Promise((resolve) => {
          setTimeout(() => {
            try {
              const make = Reflect.get(window, 'Function') as new (code: string) => () => unknown
              resolve(new make('return 1')())
            } catch (error) {
              resolve(error instanceof Error ? error.name : 'thrown')
            }
          })
        }),
    )
    expect(outcome).toBe('EvalError')
  })

  test('takes a style only with the nonce of this load, which differs at the next', async ({ page }) => {
    const nonceOf = () =>
      page.evaluate(() => document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '')
    const first = await nonceOf()
    expect(first).toMatch(/^[A-Za-z0-9+/]{22}==$/)
    const broken = await page.evaluate(
      violationsOf(
        ['style-src-elem'],
        `() => {
          const style = document.createElement('style')
          style.textContent = 'body { outline: 7px solid red }'
          document.head.appendChild(style)
        }`,
      ),
    )
    expect(broken).toContain('style-src-elem')
    expect(await page.evaluate(() => getComputedStyle(document.body).outlineWidth)).not.toBe('7px')
    await page.reload()
    expect(await nonceOf()).not.toBe(first)
  })

  test('lets nothing out: no request, frame or form', async ({ page }) => {
    const broken = await page.evaluate(
      violationsOf(
        ['connect-src', 'img-src', 'frame-src', 'form-action'],
        `() => {
          fetch('https://example.org/').catch(() => {})
          const image = document.createElement('img')
          image.src = 'https://example.org/x.png'
          document.body.appendChild(image)
          const frame = document.createElement('iframe')
          frame.src = 'https://example.org/'
          document.body.appendChild(frame)
          const form = document.createElement('form')
          form.setAttribute('action', 'https://example.org/')
          document.body.appendChild(form)
          form.submit()
        }`,
      ),
    )
    expect(broken).toEqual(expect.arrayContaining(['connect-src', 'img-src', 'frame-src', 'form-action']))
  })
})

test.describe('the window', () => {
  test('goes nowhere', async ({ page, launched, userData }) => {
    const address = () =>
      launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())
    const before = await address()
    expect(before).toMatch(/^rollcall:\/\/app\//)
    await page.evaluate(() => {
      location.href = 'https://example.org/'
    })
    await expect.poll(() => refusals(userData, 'navigation')).toBeGreaterThan(0)
    expect(await address()).toBe(before)
    await expect(page.getByRole('navigation')).toBeVisible()
  })

  test('opens no other window', async ({ page, launched, userData }) => {
    await page.evaluate(() => void window.open('https://example.org/'))
    await expect.poll(() => refusals(userData, 'window')).toBe(1)
    const count = await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
    expect(count).toBe(1)
    expect(await openedLinks(launched.app)).toEqual([])
    expect(await windowState(launched.app)).toMatchObject({ isVisible: true })
    // The stand-in opens none either, but says that it was allowed to.
    expect(launched.output()).not.toContain('allowed windows')
  })

  test('is given no permission', async ({ page, launched }) => {
    const states = await page.evaluate(() =>
      Promise.all(
        ['geolocation', 'notifications', 'clipboard-read'].map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    )
    expect(states).toEqual(['denied', 'denied', 'denied'])
    expect(launched.output()).not.toContain('handlers disagree')
  })

  test('lets nothing out even where there is no policy', async ({ launched, page }) => {
    test.skip(isRealElectron, 'only the stand-in tells who refused a request')
    await page.title()
    const refused = await launched.app.evaluate(async ({ BrowserWindow }) => {
      const other = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
      await other.loadURL(`data:text/html,${encodeURIComponent('<img src="https://example.org/x.png">')}`)
      return __electronHost.cancelledUrls
    })
    expect(refused).toEqual(['https://example.org/x.png'])
  })

  test('serves nothing outside its folder', async ({ launched, page }) => {
    await page.title()
    const statuses = await page.evaluate(() =>
      Promise.all(
        [
          '/../main/index.js',
          '/%2e%2e/main/index.js',
          '/..%2fmain%2findex.js',
          '/..%2fmain%2fcli.js',
          '/package.json',
        ].map(
          (path) =>
            new Promise<string>((resolve) => {
              const script = document.createElement('script')
              script.setAttribute('type', 'module')
              script.addEventListener('load', () => resolve('loaded'))
              script.addEventListener('error', () => resolve('refused'))
              script.src = path
              document.head.appendChild(script)
            }),
        ),
      ),
    )
    expect(statuses).toEqual(['refused', 'refused', 'refused', 'refused', 'refused'])
    // Each was answered, and not given up.
    expect(launched.output()).not.toMatch(/error|failed/i)
  })
})

test.describe('a message', () => {
  test('is answered only if the contract has it, with input that the contract has', async ({ page }) => {
    for (const name of ['nothing', '__proto__', 'constructor'])
      expect(await ask(page, name)).toMatchObject({ ok: false, failure: { code: 'input.invalid' } })
    expect(await ask(page, 'people.list', { limit: -1 })).toMatchObject({
      ok: false,
      failure: { code: 'input.invalid' },
    })
  })

  test('from any other window is refused, though it shows our own page', async ({
    launched,
    page,
    userData,
  }) => {
    await page.title()
    const answer = await launched.app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await other.loadURL('rollcall://app/index.html')
      await other.webContents.executeJavaScript('window.rollcall.cancel(1)')
      return other.webContents.executeJavaScript("window.rollcall.call(1, 'settings.get')")
    })
    expect(answer).toMatchObject({ ok: false, failure: { code: 'input.invalid' } })
    // That page asks by itself, too.
    expect(refusals(userData, 'message')).toBeGreaterThan(2)
    expect(await ask(page, 'settings.get')).toMatchObject({ ok: true })
  })
})

test.describe('a link', () => {
  test('opens in the browser only from the list, and only after the person agreed', async ({
    page,
    launched,
  }) => {
    const url = 'https://www.rfc-editor.org/rfc/rfc4511'
    await answerMessageBox(launched.app, 1)
    await call(page, 'app.openLink', { url })
    expect(await openedLinks(launched.app)).toEqual([])
    await answerMessageBox(launched.app, 0)
    await call(page, 'app.openLink', { url })
    expect(await openedLinks(launched.app)).toEqual([url])
    for (const other of ['https://example.org/', 'http://www.rfc-editor.org/', 'file:///etc/passwd'])
      expect(await ask(page, 'app.openLink', { url: other })).toMatchObject({ ok: false })
    expect(await openedLinks(launched.app)).toEqual([url])
  })
})
