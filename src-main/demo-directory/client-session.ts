import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { authenticate, authorizationId, type ClientCertificateName } from './bind-operation.ts'
import type { DemoServerContext, Identity } from './demo-server-context.ts'
import { extendedOids } from './extended-oids.ts'
import type { FaultyOperation } from './fault-plan.ts'
import {
  type BindRequest,
  decodeRequest,
  type ExtendedRequest,
  type RequestMessage,
  type SearchRequest,
} from './ldap-request.ts'
import { encodeNoticeOfDisconnection, encodeResult, responseTag } from './ldap-response.ts'
import { MessageStream } from './message-stream.ts'
import { PagedSearches, pagedResultsOid } from './paged-searches.ts'
import { type LdapResult, OperationError, resultOf } from './result-codes.ts'
import { prepareSearch } from './search-operation.ts'
import { sendSearch } from './search-sender.ts'
import { manageDsaItOid } from './server-entries.ts'
import { writeAndDrain } from './write-and-drain.ts'
import { compare, modify, modifyPassword } from './update-operations.ts'

const knownControls: ReadonlySet<string> = new Set([pagedResultsOid, manageDsaItOid])

export type UpgradeToTls = (socket: Socket, onSecure: (secured: TLSSocket) => void) => void

/** One client's connection: cuts the stream into requests, and answers them. */
export class ClientSession {
  readonly #context: DemoServerContext
  readonly #upgrade: UpgradeToTls
  #stream = new MessageStream()
  readonly #paged = new PagedSearches()
  readonly #searches = new Map<number, AbortController>()
  #socket: Socket
  #identity: Identity = { kind: 'anonymous' }
  #isStalled: boolean

  constructor(socket: Socket, context: DemoServerContext, upgrade: UpgradeToTls) {
    this.#context = context
    this.#upgrade = upgrade
    this.#socket = socket
    this.#isStalled = context.faults.strike('stall', (fault) => fault.on === 'connect') !== undefined
    this.#listen(socket)
  }

  get openSearches(): number {
    return this.#searches.size
  }

  drop(): void {
    this.#abandonAll()
    this.#socket.destroy()
  }

  disconnectWithNotice(result: LdapResult): void {
    this.#abandonAll()
    this.#isStalled = true
    this.#socket.end(encodeNoticeOfDisconnection(result))
    // A client that does not close its side must not keep the server from stopping.
    this.#socket.setTimeout(500, () => this.#socket.destroy())
  }

  #listen(socket: Socket): void {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', this.#onData)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      if (socket === this.#socket) this.#abandonAll()
    })
  }

  readonly #onData = (chunk: Buffer): void => {
    if (this.#isStalled) return
    this.#stream.push(chunk)
    try {
      for (let next = this.#stream.next(); next !== undefined; next = this.#stream.next()) {
        this.#handle(decodeRequest(next))
        if (this.#isStalled) return
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      this.disconnectWithNotice({ code: 'protocolError', message: error.message })
    }
  }

  #handle(message: RequestMessage): void {
    const { messageId, request, controls } = message
    const unknownControl = controls.find(({ oid, isCritical }) => isCritical && !knownControls.has(oid))
    switch (request.kind) {
      case 'unbind':
        this.#abandonAll()
        this.#socket.end()
        return
      case 'abandon':
        this.#searches.get(request.messageId)?.abort()
        return
      case 'unknown':
        this.disconnectWithNotice({
          code: 'protocolError',
          message: `unknown request 0x${request.tag.toString(16)}`,
        })
        return
      case 'read-only':
        this.#answer(messageId, request.responseTag, () => {
          throw new OperationError('unwillingToPerform', 'this directory takes changes of values only')
        })
        return
      case 'bind':
        this.#bind(messageId, request)
        return
      case 'search':
        void this.#search(message, request, unknownControl !== undefined)
        return
      case 'modify':
        this.#answer(messageId, responseTag.modify, () => {
          this.#refuseOn('modify', unknownControl !== undefined)
          return modify(this.#context, request, this.#identity)
        })
        return
      case 'compare':
        this.#answer(messageId, responseTag.compare, () => {
          this.#refuseOn('compare', unknownControl !== undefined)
          return compare(this.#context, request, this.#identity)
        })
        return
      case 'extended':
        this.#extended(messageId, request)
    }
  }

  /** Runs an operation that answers with one result. */
  #answer(messageId: number, tag: number, operate: () => LdapResult): void {
    this.#socket.write(encodeResult(messageId, tag, resultOf(operate)))
  }

  #refuseOn(operation: FaultyOperation, hasUnknownControl: boolean, dn?: string): void {
    if (hasUnknownControl)
      throw new OperationError('unavailableCriticalExtension', 'critical control is not known')
    const fault = this.#context.faults.strike(
      'result',
      ({ on, entryDn }) => on === operation && (entryDn === undefined || entryDn === dn),
    )
    if (fault !== undefined) throw new OperationError(fault.code, fault.message ?? '')
  }

  #bind(messageId: number, request: BindRequest): void {
    // RFC 4511 section 4.2.1: what is under way is abandoned, and a failed bind leaves the connection anonymous.
    this.#abandonAll()
    this.#identity = { kind: 'anonymous' }
    if (this.#stallsOn('bind')) return
    this.#answer(messageId, responseTag.bind, () => {
      this.#refuseOn('bind', false)
      this.#identity = authenticate(this.#context, request, this.#certificateName())
      return { code: 'success' }
    })
  }

  #stallsOn(step: 'bind' | 'start-tls'): boolean {
    if (this.#context.faults.strike('stall', (fault) => fault.on === step) === undefined) return false
    this.#isStalled = true
    return true
  }

  #certificateName(): ClientCertificateName {
    if (!(this.#socket instanceof TLSSocket) || !this.#socket.authorized) return undefined
    const name: unknown = this.#socket.getPeerCertificate().subject?.CN
    return typeof name === 'string' ? name : undefined
  }

  async #search(
    { messageId, controls }: RequestMessage,
    request: SearchRequest,
    hasUnknownControl: boolean,
  ): Promise<void> {
    const abandoned = new AbortController()
    this.#searches.set(messageId, abandoned)
    try {
      this.#refuseOn(request.scope === 'base' ? 'read' : 'search', hasUnknownControl, request.baseDn)
      const setting = { identity: this.#identity, paged: this.#paged }
      await sendSearch(prepareSearch(this.#context, request, controls, setting), this.#outlet, {
        messageId,
        sizeLimit: request.sizeLimit,
        faults: this.#context.faults,
        paged: this.#paged,
        isAnonymous: this.#identity.kind === 'anonymous',
        signal: abandoned.signal,
      })
    } catch (error) {
      this.#answer(messageId, responseTag.searchDone, () => {
        throw error
      })
    } finally {
      this.#searches.delete(messageId)
    }
  }

  readonly #outlet = {
    send: (bytes: Uint8Array): Promise<void> => writeAndDrain(this.#socket, bytes),
    drop: (): void => this.drop(),
    disconnectWithNotice: (result: LdapResult): void => this.disconnectWithNotice(result),
  }

  #extended(messageId: number, request: ExtendedRequest): void {
    const reply = (result: LdapResult, value?: Uint8Array): void => {
      const extras = value === undefined ? {} : { value }
      this.#socket.write(encodeResult(messageId, responseTag.extended, result, extras))
    }
    switch (request.oid) {
      case extendedOids.startTls:
        this.#startTls(messageId)
        return
      case extendedOids.whoAmI:
        reply({ code: 'success' }, Buffer.from(authorizationId(this.#identity)))
        return
      case extendedOids.passwordModify: {
        let generated: Uint8Array | undefined
        const result = resultOf(() => {
          this.#refuseOn('password-modify', false)
          generated = modifyPassword(this.#context, request.value, this.#identity)
          return { code: 'success' }
        })
        reply(result, generated)
        return
      }
      default:
        reply({ code: 'protocolError', message: 'unsupported extended operation' })
    }
  }

  #startTls(messageId: number): void {
    if (this.#stallsOn('start-tls')) return
    const result = resultOf(() => {
      const fault = this.#context.faults.strike('refuse-start-tls')
      if (fault !== undefined) throw new OperationError(fault.code ?? 'unavailable', 'TLS is not available')
      if (!this.#context.offersStartTls)
        throw new OperationError('protocolError', 'unsupported extended operation')
      if (this.#socket instanceof TLSSocket)
        throw new OperationError('operationsError', 'TLS already started')
      if (this.#searches.size > 0)
        throw new OperationError('operationsError', 'cannot start TLS when operations are outstanding')
      return { code: 'success' }
    })
    const plain = this.#socket
    plain.write(encodeResult(messageId, responseTag.extended, result, { oid: extendedOids.startTls }))
    if (result.code !== 'success') return
    plain.off('data', this.#onData)
    // Whatever was sent in clear text behind the request must not count as sent under TLS.
    this.#stream = new MessageStream()
    this.#upgrade(plain, (secured) => this.#listen(secured))
  }

  #abandonAll(): void {
    for (const search of this.#searches.values()) search.abort()
    this.#searches.clear()
  }
}
