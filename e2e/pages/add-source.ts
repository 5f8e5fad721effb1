import type { Locator, Page } from '@playwright/test'

type StepName = 'Address' | 'Proposal' | 'Credentials' | 'Check' | 'Preview'

/** The guided way from an address to the first sync. */
export interface AddSource {
  readonly address: Locator
  readonly detect: Locator
  readonly browseBase: Locator
  /** Of the directory, in its dialog. */
  readonly tree: Locator
  readonly next: Locator
  readonly back: Locator
  readonly checkAgain: Locator
  readonly bindName: Locator
  readonly bindPassword: Locator
  readonly saveAndPreview: Locator
  readonly begin: Locator
  readonly trust: Locator
  step(name: StepName): Locator
  field(name: string): Locator
  /** A rung of the ladder: what was tried, and how it went. */
  rung(name: string): Locator
}

export const addSourceOf = (page: Page): AddSource => {
  const main = page.getByRole('main')
  const button = (name: string): Locator => main.getByRole('button', { name, exact: true })
  return {
    address: main.getByRole('textbox', { name: 'Address of server 1' }),
    detect: button('Detect'),
    browseBase: main.getByRole('button', { name: 'Browse the directory for: Base DN' }),
    tree: page.getByRole('tree'),
    next: button('Continue'),
    back: button('Back'),
    checkAgain: button('Check again'),
    bindName: main.getByRole('textbox', { name: 'Bind name' }),
    bindPassword: main.getByLabel('Bind password', { exact: true }).and(main.locator('[type=password]')),
    saveAndPreview: button('Save and preview'),
    begin: button('Sync now and start the schedule'),
    trust: button('Trust this certificate'),
    step: (name) => main.getByRole('region', { name, exact: true }),
    field: (name) => main.getByLabel(name, { exact: true }),
    rung: (name) => main.getByRole('listitem').filter({ hasText: new RegExp(`^${name}`) }),
  }
}
