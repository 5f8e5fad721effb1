/** What handlers ask of the program around them. Electron implements it; tests have one of their own. */
export interface AppShell {
  /** Version, system, folders: whatever does not change while the program runs. */
  readonly about: AboutApp
  /** The file a person chose in a dialog; undefined when they cancelled it. */
  chooseFileToSave(question: SaveQuestion): Promise<string | undefined>
  chooseFileToOpen(question: {
    readonly title: string
    readonly extensions: readonly string[]
  }): Promise<string | undefined>
  /** Opens a web page of the fixed list after asking; throws `input.invalid` for any other address. */
  openLink(url: string): Promise<void>
  openDataFolder(): Promise<void>
  copyText(text: string): Promise<void>
  /** The page has begun to hear events. */
  pageListens(): void
  /** Something on the page would be lost if the window closed now, or no longer. */
  noteUnsaved(isUnsaved: boolean): void
  /** Makes the system and the window do what the settings say. */
  settingsChanged(): void
  /** The end of the newest log. */
  readLog(): string
}

export interface AboutApp {
  readonly version: string
  readonly dataFolder: string
  readonly platform: string
  readonly isPackaged: boolean
  readonly locale: string
  readonly versions: Readonly<Record<string, string>>
}

export interface SaveQuestion {
  readonly title: string
  readonly fileName: string
  readonly extension: string
}
