import { describe, expect, it } from 'vitest'
import { attributeValues } from '../../src-shared/domain/directory-entry.ts'
import type { DirectoryConnection } from './directory-client.ts'
import { completeRawEntry } from './range-retrieval.ts'
import { summarizeRawEntry } from './entry-summary.ts'
import { decodeRawEntry } from './raw-entry.ts'
import { rawEntry } from './scripted-server.builder.ts'

const signal = AbortSignal.timeout(10_000)

/** A directory that answers a range request with the attribute the table gives for it. */
const answering = (
  parts: Readonly<Record<string, Parameters<typeof rawEntry>[1]>>,
): Pick<DirectoryConnection, 'searchRaw'> => ({
  searchRaw: ({ baseDn, attributes }, { onEntry }) => {
    const part = parts[attributes[0] ?? '']
    if (part !== undefined) {
      const raw = rawEntry(baseDn, part)
      onEntry(raw, 0, raw.length)
    }
    return Promise.resolve({ complete: true, entries: 1, pages: 1, references: [] })
  },
})

const hashOf = (bytes: Buffer): string =>
  summarizeRawEntry(bytes, 0, bytes.length, { uniquenessAttribute: 'cn' }).hash.toString('hex')

describe('completing ranges', () => {
  it('merges all parts under the plain name, and hashes like an entry that came whole', async () => {
    const raw = rawEntry('cn=g', { cn: ['g'], member: [], 'member;range=0-1': ['a', 'b'] })
    const connection = answering({
      'member;range=2-*': { member: [], 'member;range=2-3': ['c', 'd'] },
      'member;range=4-*': { 'Member;Range=4-*': ['e'] },
    })
    const whole = await completeRawEntry(connection, raw, signal)
    const entry = decodeRawEntry(whole, 0, whole.length)
    expect(attributeValues(entry, 'member')).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect([...entry.attributes.keys()]).toEqual(['cn', 'member'])
    const cameWhole = rawEntry('cn=g', { cn: ['g'], member: ['a', 'b', 'c', 'd', 'e'] })
    expect(hashOf(whole)).toBe(hashOf(cameWhole))
  })

  it('leaves an entry without ranges as it is', async () => {
    const raw = rawEntry('cn=g', { member: ['a'] })
    expect(await completeRawEntry(answering({}), raw, signal)).toBe(raw)
  })

  it.each([
    ['nothing', {}],
    ['another part', { 'member;range=2-*': { 'member;range=7-*': ['x'] } }],
    ['the first part again', { 'member;range=2-*': { 'member;range=0-1': ['a', 'b'] } }],
    ['a part that goes backwards', { 'member;range=2-*': { 'member;range=2-1': ['a'] } }],
  ])('rejects when the server answers with %s', async (_what, parts) => {
    const raw = rawEntry('cn=g', { 'member;range=0-1': ['a', 'b'] })
    await expect(completeRawEntry(answering(parts), raw, signal)).rejects.toMatchObject({
      code: 'directory.incomplete-result',
    })
  })
})
