import { session } from 'electron'
import { isLocal } from './trusted-senders.ts'

/** The page needs no permission of any kind, and nothing of it may go over the network. */
export const denyPermissions = (origin: string): void => {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  // A second wall behind the content security policy.
  defaultSession.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isLocal(details.url, origin) }),
  )
}
