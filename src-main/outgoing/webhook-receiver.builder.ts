// For tests: a receiver of webhooks on loopback that notes what it is sent and answers as it is told.
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'

export interface ReceivedMessage {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type ReceiverAnswer =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'late'; readonly afterMs: number; readonly status: number }
  /** Takes the message and never answers. */
  | { readonly kind: 'silence' }
  /** Cuts the connection instead of answering. */
  | { readonly kind: 'cut' }
  /** A status, and then an answer without an end. */
  | { readonly kind: 'endless'; readonly status: number }

export interface WebhookReceiver {
  readonly url: string
  readonly messages: readonly ReceivedMessage[]
  /** What the next messages are answered with; a 204 when nothing is said. */
  answerWith(answer: (message: ReceivedMessage) => ReceiverAnswer): void
  /** Resolves once there are so many messages. */
  received(count: number): Promise<void>
  stop(): Promise<void>
}

interface ReceiverOptions {
  readonly tls?: { readonly key: string; readonly cert: string }
}

export const startReceiver = async ({ tls }: ReceiverOptions = {}): Promise<WebhookReceiver> => {
  const messages: ReceivedMessage[] = []
  const waiting: { readonly count: number; readonly resolve: () => void }[] = []
  let answer = (_message: ReceivedMessage): ReceiverAnswer => ({ kind: 'status', status: 204 })
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = []
    request.on('error', () => {})
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const message = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      }
      messages.push(message)
      reply(response, answer(message))
      for (const each of waiting) if (messages.length >= each.count) each.resolve()
    })
  }
  const server = tls === undefined ? createHttpServer(listener) : createHttpsServer(tls, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/hook`,
    messages,
    answerWith(given) {
      answer = given
    },
    received: (count) =>
      new Promise((resolve) => {
        if (messages.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const reply = (response: ServerResponse, answer: ReceiverAnswer): void => {
  switch (answer.kind) {
    case 'silence':
      return
    case 'late':
      setTimeout(() => response.writeHead(answer.status).end(), answer.afterMs)
      return
    case 'cut':
      response.destroy()
      return
    case 'endless': {
      response.writeHead(answer.status)
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
      }
      response.on('drain', pour)
      response.on('error', () => {})
      pour()
      return
    }
    case 'status':
      response.writeHead(answer.status, answer.headers).end()
  }
}
