import { session } from 'electron'
import { originOf } from './trusted-senders.ts'

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

const localSchemes = ['data:', 'blob:', 'devtools:']

export const isLocal = (url: string, origin: string): boolean => {
  if (localSchemes.some((scheme) => url.startsWith(scheme))) return true
  const its = originOf(url)
  // electron-vite's server speaks over a web socket too.
  return its === origin || its.replace(/^ws:/, 'http:') === origin
}
