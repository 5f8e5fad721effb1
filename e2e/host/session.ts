import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { protocol } from './custom-schemes.ts'
import { makeLoud } from './loud.ts'
import type { WebContents } from './web-contents.ts'

type PermissionRequestHandler = (
  contents: WebContents,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: object,
) => void
type PermissionCheckHandler = (
  contents: WebContents,
  permission: string,
  origin: string,
  details: object,
) => boolean
type BeforeRequestListener = (
  details: { readonly url: string; readonly method: string; readonly resourceType: string },
  callback: (answer: Electron.CallbackResponse) => void,
) => void

/** What the app told the session, for those who have to act on it. */
export const sessionRules: {
  permissionRequest: PermissionRequestHandler | null
  permissionCheck: PermissionCheckHandler | null
  beforeRequest: BeforeRequestListener | null
} = { permissionRequest: null, permissionCheck: null, beforeRequest: null }

class Session extends EventEmitter {
  readonly protocol = protocol
  readonly webRequest = makeLoud('session.webRequest', {
    onBeforeRequest: (...given: [BeforeRequestListener | null] | [object, BeforeRequestListener]): void => {
      if (given.length > 1) throw new Error('electron-host: onBeforeRequest with a filter is not implemented')
      // One argument is the listener, by the check above.
      sessionRules.beforeRequest = given[0] as BeforeRequestListener | null
    },
  })

  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    sessionRules.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    sessionRules.permissionCheck = handler
  }
  // Headless Chromium has no devices to grant.
  setDevicePermissionHandler(_handler: (() => boolean) | null): void {}
}
makeLoud('session', Session.prototype)

export const defaultSession = new Session()
export const session = makeLoud('session', { defaultSession })
