import { fromChromiumUrl, originOf, toChromiumUrl } from './custom-schemes.ts'
import { devTools } from './host.ts'
import { complain } from './loud.ts'
import { sessionRules } from './session.ts'
import type { WebContents } from './web-contents.ts'

// Electron's names and Chromium's for the same thing.
const permissionNames: Readonly<Record<string, string>> = {
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  geolocation: 'geolocation',
  notifications: 'notifications',
}

/**
 * Asks the app's handlers once, when a page is loaded, and tells Chromium the answers. In Electron they are asked when
 * the page asks; the protocol has no such moment.
 */
export const decidePermissions = async (contents: WebContents, url: string): Promise<void> => {
  const chromiumUrl = toChromiumUrl(url)
  if (!chromiumUrl.startsWith('https:')) return
  for (const [electronName, chromiumName] of Object.entries(permissionNames)) {
    const isGranted = await ask(contents, electronName, fromChromiumUrl(chromiumUrl))
    await devTools().root.send('Browser.setPermission', {
      origin: new URL(chromiumUrl).origin,
      permission: { name: chromiumName },
      setting: isGranted ? 'granted' : 'denied',
    })
  }
}

const ask = async (contents: WebContents, permission: string, url: string): Promise<boolean> => {
  const { permissionCheck, permissionRequest } = sessionRules
  const details = { isMainFrame: true, requestingUrl: url }
  const isAllowed = permissionCheck?.(contents, permission, originOf(url), details) ?? true
  const isGranted =
    permissionRequest === null ||
    (await new Promise<boolean>((resolve) => permissionRequest(contents, permission, resolve, details)))
  // A page that looks and a page that asks would get different answers; here they get the stricter one.
  if (isAllowed !== isGranted) complain(`the permission handlers disagree on ${permission}`)
  return isAllowed && isGranted
}
