// Every page of the window by its address, to be looked at by a person and by axe.
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { accessibilityProblems } from '../fixtures/accessibility.ts'
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
  /** In front of the names of the pictures: empty, filled, failing. */
  readonly state: string
}

const wide: readonly [number, number] = [1280, 800]
const looks: readonly (Appearance & { readonly isChecked: boolean })[] = [
  { theme: 'dark', size: wide, isChecked: true },
  { theme: 'light', size: [900, 600], isChecked: false },
  { theme: 'light', size: wide, isChecked: true },
]

/** Takes a picture of every stop in every look and gives what axe has to say, with the stop's name before it. */
export const tour = async ({ app, page, stops, state }: Tour): Promise<readonly string[]> => {
  const problems: string[] = []
  for (const { name, route, prepare } of stops) {
    await page.evaluate(`location.hash = '#${route}'`)
    await settled(page)
    await prepare?.(page)
    problems.push(...(await lookAt({ app, page }, `${name}-${state}`)))
  }
  return problems
}

/** The same of the page as it is now; it ends in the light, wide look. */
export const lookAt = async ({ app, page }: Looked, name: string): Promise<readonly string[]> => {
  const problems: string[] = []
  // Colours on their way from one theme to the other are neither's.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const look of looks) {
    await takeScreenshot({ app, page }, name, look)
    if (!look.isChecked) continue
    const found = await accessibilityProblems(page)
    problems.push(...found.map((problem) => `${name}, ${look.theme}: ${problem}`))
  }
  return problems
}

/** A page with its heading, and nothing of it still on its way. */
const settled = async (page: Page): Promise<void> => {
  const main = page.getByRole('main')
  await main.getByRole('heading', { level: 1 }).waitFor()
  await expect(main.getByRole('heading', { name: 'This page has a fault' })).toHaveCount(0)
  await expect(main.locator('[aria-busy=true], .mantine-Skeleton-root, [data-loading]')).toHaveCount(0)
  // Charts and virtual tables measure themselves once they are there.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
}
