// A process of its own that sends one message: what Node trusts is decided by its environment when it starts.
import { Secret } from '../../src-shared/domain/secret.ts'
import { toFailure } from '../../src-shared/errors/app-error.ts'
import { postWebhook } from './post-webhook.ts'

const [, , url = ''] = process.argv
const message = {
  url,
  idempotencyKey: 'run-1-abc',
  body: { bytes: 2, read: () => [Buffer.from('{}')] },
  secret: new Secret('sesame-and-lilies'),
  timestamp: 1_767_600_000,
}
const outcome = await postWebhook(message, { signal: new AbortController().signal }).catch(toFailure)
process.stdout.write(JSON.stringify(outcome))
