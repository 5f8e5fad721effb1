// A server that binds anyone and answers each search with bytes a test wrote: for what no sane server sends.
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { BerReader } from '../../src-shared/ldap-syntax/ber-reader.ts'
import { berTag } from '../../src-shared/ldap-syntax/ber-tag.ts'
import { BerWriter } from '../../src-shared/ldap-syntax/ber-writer.ts'

const BIND_REQUEST = 0x60
const SEARCH_REQUEST = 0x63
const SEARCH_DONE = 0x65
const SEARCH_ENTRY = 0x64

/** The messages that answer a search on a base other than the root DSE, given its message id. */
type Answer = (messageId: number) => readonly Uint8Array[]

export interface ScriptedServer {
  readonly uri: string
  /** Everything clients sent, message by message. */
  readonly received: readonly Uint8Array[]
  stop(): void
}

export const startScriptedServer = async (answer: Answer): Promise<ScriptedServer> => {
  const received: Uint8Array[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      for (const request of messagesIn(new Uint8Array(chunk))) {
        received.push(request)
        for (const bytes of replyTo(request, answer)) socket.write(bytes)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    // A listening TCP server's address is never a pipe name.
    uri: `ldap://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** Clients of these tests send small messages, so a chunk holds whole ones. */
const messagesIn = (chunk: Uint8Array): readonly Uint8Array[] => {
  const reader = new BerReader(chunk)
  const messages: Uint8Array[] = []
  while (!reader.isAtEnd) messages.push(reader.readElement())
  return messages
}

const replyTo = (request: Uint8Array, answer: Answer): readonly Uint8Array[] => {
  const message = new BerReader(request).enter(berTag.sequence)
  const messageId = message.readInteger()
  const tag = message.peekTag()
  if (tag === BIND_REQUEST) return [result(messageId, 0x61)]
  if (tag !== SEARCH_REQUEST) return []
  const isRootDse = message.enter(SEARCH_REQUEST).readText() === ''
  return isRootDse ? [result(messageId, SEARCH_DONE)] : answer(messageId)
}

/** A message with one operation. */
export const message = (id: number, tag: number, content: Uint8Array): Uint8Array =>
  new BerWriter().begin().writeInteger(id).writeBytes(content, tag).end().toBytes()

/** An LDAPResult, success unless told otherwise. */
export const result = (id: number, tag: number = SEARCH_DONE, code = 0): Uint8Array =>
  message(id, tag, new BerWriter().writeEnumerated(code).writeText('').writeText('').toBytes())

export const entryMessage = (
  id: number,
  dn: string,
  attributes: Readonly<Record<string, string[]>>,
): Uint8Array => message(id, SEARCH_ENTRY, rawEntry(dn, attributes))

/** The content of a SearchResultEntry. */
export const rawEntry = (
  dn: string,
  attributes: Readonly<Record<string, readonly (string | Uint8Array)[]>>,
): Buffer => {
  const writer = new BerWriter().writeText(dn).begin()
  for (const [name, values] of Object.entries(attributes)) {
    writer.begin().writeText(name).begin(berTag.set)
    for (const value of values) {
      if (typeof value === 'string') writer.writeText(value)
      else writer.writeBytes(value)
    }
    writer.end().end()
  }
  return Buffer.from(writer.end().toBytes())
}
