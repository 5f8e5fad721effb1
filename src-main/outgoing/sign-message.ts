import { createHmac } from 'node:crypto'
import type { Secret } from '../../src-shared/domain/secret.ts'
import type { MessageBody } from './message-body.ts'

/**
 * HMAC-SHA-256 (RFC 2104) over `<timestamp>.<body>`, in hex. The timestamp is signed with it, so that a receiver can
 * refuse a message that somebody recorded and sends again.
 */
export const signMessage = async (
  secret: Secret,
  { timestamp, body }: { readonly timestamp: number; readonly body: MessageBody },
): Promise<string> => {
  const hmac = createHmac('sha256', secret.reveal()).update(`${timestamp}.`)
  for await (const piece of body.read()) hmac.update(piece)
  return hmac.digest('hex')
}
