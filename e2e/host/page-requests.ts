import { fromChromiumUrl, schemeHandler } from './custom-schemes.ts'
import type { DevToolsSession } from './dev-tools.ts'
import { host } from './host.ts'
import { complain } from './loud.ts'
import { sessionRules } from './session.ts'

/** What the host reads of the protocol's Fetch.requestPaused. */
export interface PausedRequest {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Record<string, string>
    readonly postData?: string
  }
}

/** Answers a page's request from the app's protocol handler; nothing goes to another host. */
export const answerRequest = async (session: DevToolsSession, paused: PausedRequest): Promise<unknown> => {
  const { requestId } = paused
  const url = fromChromiumUrl(paused.request.url)
  const fail = (errorReason: 'BlockedByClient' | 'Failed'): Promise<unknown> =>
    session.send('Fetch.failRequest', { requestId, errorReason })

  // Headless Chromium asks for one; Electron does not.
  if (url.endsWith('/favicon.ico') && paused.resourceType === 'Other')
    return session.send('Fetch.fulfillRequest', { requestId, responseCode: 204 })
  if (await isCancelledByApp(paused, url)) {
    host.blockedUrls.push(url)
    host.cancelledUrls.push(url)
    return fail('BlockedByClient')
  }
  const handler = schemeHandler(url)
  if (handler === undefined) {
    if (isLocal(url)) return session.send('Fetch.continueRequest', { requestId })
    host.blockedUrls.push(url)
    return fail('Failed')
  }
  try {
    const response = await handler(requestFor(paused, url))
    return await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: Array.from(response.headers, ([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    })
  } catch (error) {
    complain(`the protocol handler failed for ${url}: ${String(error)}`)
    return fail('Failed')
  }
}

/** The development server of electron-vite, and pages opened with loadFile. */
const isLocal = (url: string): boolean => /^(file:|https?:\/\/(127\.0\.0\.1|localhost)[:/])/.test(url)

const isCancelledByApp = (paused: PausedRequest, url: string): Promise<boolean> => {
  const { beforeRequest } = sessionRules
  if (beforeRequest === null) return Promise.resolve(false)
  const isMainFrame = paused.resourceType === 'Document'
  const details = {
    url,
    method: paused.request.method,
    resourceType: isMainFrame ? 'mainFrame' : paused.resourceType.toLowerCase(),
  }
  return new Promise((resolve) => beforeRequest(details, ({ cancel }) => resolve(cancel === true)))
}

const requestFor = ({ request }: PausedRequest, url: string): Request => {
  const { method, headers, postData } = request
  const body = postData === undefined ? {} : { body: postData }
  // Node's Request takes no scheme it does not know, so it is made for another address and told its own.
  const made = new Request('https://request.invalid/', { method, headers, ...body })
  return Object.defineProperty(made, 'url', { value: url })
}
