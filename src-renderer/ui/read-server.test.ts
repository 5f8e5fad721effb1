import { describe, expect, it } from 'vitest'
import { encryptionOf, expiryOf, faultOf, rungsOf, directoryOf, type Server } from './read-server.ts'

const names = ['name', 'tcp', 'tls', 'bind', 'base', 'search'] as const
type Status = Server['steps'][number]['status']

const aServer = (change: Partial<Server> = {}, statuses: Readonly<Record<string, Status>> = {}): Server => ({
  uri: 'ldaps://a:636',
  status: 'ok',
  vendor: 'OpenLDAP',
  version: 'N/A',
  milliseconds: 10,
  tls: null,
  failedStep: null,
  steps: names.map((step) => ({
    step,
    status: statuses[step] ?? 'ok',
    milliseconds: 1,
    message: statuses[step] === 'failed' ? 'it broke' : '',
    remedy: statuses[step] === 'failed' ? 'mend it' : '',
  })),
  certificates: [],
  ...change,
})
const now = new Date('2026-03-01T12:00:00Z')
const endingAt = (validTo: string) =>
  aServer({
    certificates: [
      {
        subject: 'CN=a',
        issuer: 'CN=b',
        names: [],
        validFrom: '2025-01-01T00:00:00Z',
        validTo,
        fingerprint256: '',
        selfSigned: false,
        pem: '',
      },
    ],
  })

describe('the encryption of a line', () => {
  it('is read from what the check recorded', () => {
    const tls = { protocol: 'TLSv1.3', cipher: 'X', mode: 'starttls', verified: false }
    expect(encryptionOf(aServer({ tls }))).toEqual({
      kind: 'secured',
      mode: 'starttls',
      protocol: 'TLSv1.3',
      cipher: 'X',
      isVerified: false,
    })
  })

  it('is called verified only when the check says so', () => {
    expect(encryptionOf(aServer({ tls: { verified: 'yes' } }))).toMatchObject({ isVerified: false })
  })

  it('is none where a server answered without, and unknown where it was never reached', () => {
    expect(encryptionOf(aServer())).toEqual({ kind: 'none' })
    expect(encryptionOf(aServer({ failedStep: 'bind' }))).toEqual({ kind: 'none' })
    expect(encryptionOf(aServer({ failedStep: 'tcp' }))).toEqual({ kind: 'unknown' })
    expect(encryptionOf(aServer({ failedStep: 'tls' }))).toEqual({ kind: 'unknown' })
  })
})

describe('the end of a certificate', () => {
  it.each([
    ['2026-03-01T12:00:00Z', 'error'],
    ['2026-02-20T12:00:00Z', 'error'],
    ['2026-03-30T12:00:00Z', 'attention'],
    ['2026-03-31T12:00:00Z', 'ok'],
  ])('at %s is %s', (at, tone) => {
    expect(expiryOf(endingAt(at), now)).toEqual({ at, tone })
  })

  it('is not known of a server that showed none', () => {
    expect(expiryOf(aServer(), now)).toBeUndefined()
  })
})

describe('the rungs of a check', () => {
  it('tell a step that was not needed from one that was never reached', () => {
    const server = aServer(
      { status: 'it broke', failedStep: 'bind' },
      {
        name: 'skipped',
        bind: 'failed',
        base: 'skipped',
        search: 'skipped',
      },
    )
    expect(rungsOf(server).map(({ state }) => state)).toEqual([
      'notNeeded',
      'ok',
      'ok',
      'failed',
      'skipped',
      'skipped',
    ])
    expect(faultOf(server)).toEqual({ message: 'it broke', remedy: 'mend it' })
  })

  it('were all never reached when the address is wrong', () => {
    const all = Object.fromEntries(names.map((name) => [name, 'skipped' as const]))
    const server = aServer({ status: 'no address', failedStep: 'configuration' }, all)
    expect(new Set(rungsOf(server).map(({ state }) => state))).toEqual(new Set(['skipped']))
    expect(faultOf(server)).toEqual({ message: 'no address', remedy: '' })
  })
})

describe('what a server says of itself', () => {
  it('leaves out what it does not say', () => {
    expect(directoryOf(aServer())).toBe('OpenLDAP')
    expect(directoryOf(aServer({ vendor: 'N/A' }))).toBeUndefined()
  })
})
