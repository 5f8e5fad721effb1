// Every page of the window by its address, to be looked at by a person and by axe.
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { accessibilityProblems, type AxeRules } from '../fixtures/accessibility.ts'
import { takeScreenshot, type Appearance } from '../fixtures/screenshot.ts'

export interface Stop {
  /** Name of the picture. */
  readonly name: string
  /** A route such as `/people?source=demo`. */
  readonly route: string
  /** Something to open on the page before it is looked at. */
  readonly prepare?: (page: Page) => Promise<void>
}

interface Looked {
  readonly app: ElectronApplication
  readonly page: Page
}

interface Tour extends Looked {
  readonly stops: readonly Stop[]
  /** Behind the names of the pictures: empty, filled, failing. */
  readonly state: string
  readonly looks?: readonly Look[]
}

const wide: readonly [number, number] = [1280, 800]

interface Look extends Appearance {
  readonly rules?: AxeRules
}

// What axe says of names and structure is the same in every theme, so it is asked once.
const usualLooks: readonly Look[] = [
  { theme: 'dark', size: wide, rules: 'colours' },
  { theme: 'light', size: [900, 600] },
  { theme: 'light', size: wide, rules: 'all' },
]

/** With high contrast as well. */
export const allLooks: readonly Look[] = [
  { theme: 'dark', isHighContrast: true, size: wide, rules: 'colours' },
  { theme: 'light', isHighContrast: true, size: wide, rules: 'colours' },
  ...usualLooks,
]

/** Another language: other lengths, other names. */
export const languageLooks: readonly Look[] = [
  { theme: 'light', size: [900, 600] },
  { theme: 'light', size: wide, rules: 'all' },
]

/** Takes a picture of every stop in every look and gives what axe has to say, with the stop's name before it. */
export const tour = async ({ app, page, stops, state, looks }: Tour): Promise<readonly string[]> => {
  const problems: string[] = []
  for (const { name, route, prepare } of stops) {
    await page.evaluate(`location.hash = '#${route}'`)
    await settled(page)
    await prepare?.(page)
    problems.push(...(await lookAt({ app, page }, `${name}-${state}`, looks)))
  }
  return problems
}

/** The same of the page as it is now; it ends in the light, wide look. */
export const lookAt = async (
  { app, page }: Looked,
  name: string,
  looks: readonly Look[] = usualLooks,
): Promise<readonly string[]> => {
  const problems: string[] = []
  // Colours on their way from one theme to the other are neither's.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const look of looks) {
    await takeScreenshot({ app, page }, name, look)
    const described = `${name}, ${look.theme}${look.isHighContrast === true ? ', high contrast' : ''}`
    if (await page.evaluate(isTooWide)) problems.push(`${described}: the page is wider than the window`)
    if (await page.evaluate(isTooHigh)) problems.push(`${described}: the page is higher than the window`)
    const cut = await page.evaluate<string[]>(controlsCutOff)
    problems.push(...cut.map((control) => `${described}: "${control}" reaches out of the window`))
    if (look.rules === undefined) continue
    const found = await accessibilityProblems(page, look.rules)
    problems.push(...found.map((problem) => `${described}: ${problem}`))
  }
  return problems
}

const isTooWide = 'document.documentElement.scrollWidth > innerWidth'

// What scrolls lies within the frame of the window; the frame itself stays.
const isTooHigh = 'document.documentElement.scrollHeight > innerHeight'

/** Names of what could be clicked but lies beyond the right edge of the window, where nothing scrolls sideways to it. */
const controlsCutOff = `(() => {
  const scrolls = (element) => {
    for (let above = element.parentElement; above !== null && above.tagName !== 'MAIN'; above = above.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(above).overflowX) && above.scrollWidth > above.clientWidth)
        return true
    return false
  }
  return [...document.querySelectorAll('main button, main a, main input, main select, main [role=tab]')]
    .filter((control) => control.getBoundingClientRect().right > innerWidth + 1 && !scrolls(control))
    .map((control) => control.getAttribute('aria-label') ?? control.textContent.trim())
})()`

/** A page with its heading, and nothing of it still on its way. */
const settled = async (page: Page): Promise<void> => {
  const main = page.getByRole('main')
  await main.getByRole('heading', { level: 1 }).waitFor()
  await expect(main.getByRole('heading', { name: 'This page has a fault' })).toHaveCount(0)
  await expect(main.locator('[aria-busy=true], .mantine-Skeleton-root, [data-loading]')).toHaveCount(0)
  // Charts and virtual tables measure themselves once they are there.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
}
