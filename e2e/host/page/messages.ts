// What crosses between the main process and a page's preload script. Arguments and values are text of clone-codec.ts.

export type FromPage =
  | { readonly op: 'invoke'; readonly id: number; readonly channel: string; readonly values: string }
  | { readonly op: 'send'; readonly channel: string; readonly values: string }
  | ({ readonly op: 'window-open' } & OpenedWindow)
  | { readonly op: 'preload-failed'; readonly error: string }

export interface OpenedWindow {
  readonly url: string
  readonly frameName: string
  readonly features: string
}

export type ToPage =
  | { readonly op: 'resolve'; readonly id: number; readonly value: string }
  | { readonly op: 'reject'; readonly id: number; readonly message: string }
  | { readonly op: 'event'; readonly channel: string; readonly values: string }

/** What a sandboxed preload may know of its process. */
export interface PreloadProcess {
  readonly platform: string
  readonly arch: string
  readonly versions: object
  readonly execPath: string
  readonly resourcesPath: string
}

/** The preload file's text, wrapped in a function of what Electron gives to a sandboxed preload. */
export type RunPreload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  process: object,
) => void
