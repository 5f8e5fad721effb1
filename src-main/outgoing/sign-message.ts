import { createHmac } from 'node:crypto'
import type { Secret } from '../../src-shared/domain/secret.ts'

/**
 * HMAC-SHA-256 (RFC 2104) over `<timestamp>.<body>`, in hex. The timestamp is signed with it, so that a receiver can
 * refuse a message that somebody recorded and sends again.
 */
export const signMessage = (
  secret: Secret,
  { timestamp, body }: { readonly timestamp: number; readonly body: Iterable<Uint8Array> },
): string => {
  const hmac = createHmac('sha256', secret.reveal()).update(`${timestamp}.`)
  for (const piece of body) hmac.update(piece)
  return hmac.digest('hex')
}
