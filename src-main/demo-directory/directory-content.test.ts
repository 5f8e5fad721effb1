import { beforeEach, describe, expect, it } from 'vitest'
import { AttributeNames } from './attribute-names.ts'
import { attributeTypes } from './attribute-types.ts'
import { valuesOf } from './computed-attributes.ts'
import { DirectoryContent } from './directory-content.ts'
import { EntryTree } from './entry-tree.ts'

let tree: EntryTree
let content: DirectoryContent
let now = new Date('2024-01-01T00:00:00Z')

const values = (dn: string, name: string): readonly unknown[] => {
  const entry = tree.find(dn)
  return entry === undefined ? ['no such entry'] : valuesOf(tree, entry, tree.names.resolve(name))
}

beforeEach(() => {
  now = new Date('2024-01-01T00:00:00Z')
  tree = new EntryTree(new AttributeNames(attributeTypes))
  content = new DirectoryContent(tree, { clock: () => now })
  content.add({ dn: 'dc=test', attributes: { dc: 'test' } }, { isRoot: true })
  content.add({ dn: 'ou=a,dc=test', attributes: { ou: 'a' } })
  content.add({
    dn: String.raw`cn=Duarte\, Ana,ou=a,dc=test`,
    attributes: { cn: 'Duarte, Ana', sn: 'Duarte' },
  })
  content.add({
    dn: 'cn=g,dc=test',
    attributes: { cn: 'g', member: [String.raw`cn=duarte\2c ana,ou=A,dc=test`] },
  })
})

const ana = String.raw`cn=Duarte\, Ana,ou=a,dc=test`

describe('the content of the directory', () => {
  it('computes memberOf from the members of groups', () => {
    expect(values(ana, 'memberOf')).toEqual(['cn=g,dc=test'])
  })

  it('moves everything below a renamed entry and lets members follow', () => {
    const uuid = values(ana, 'entryUUID')
    content.rename('ou=a,dc=test', 'ou=b,dc=test')
    const moved = String.raw`cn=Duarte\, Ana,ou=b,dc=test`
    expect(values(moved, 'entryUUID')).toEqual(uuid)
    expect(values('cn=g,dc=test', 'member')).toEqual([moved])
    expect(values(moved, 'memberOf')).toEqual(['cn=g,dc=test'])
    expect(tree.find(ana)).toBeUndefined()
  })

  it('renames an entry to another spelling of its own name', () => {
    content.rename(ana, String.raw`cn=DUARTE\, Ana,ou=a,dc=test`)
    expect(values('cn=g,dc=test', 'member')).toEqual([String.raw`cn=DUARTE\, Ana,ou=a,dc=test`])
  })

  it('keeps the identity of a replaced entry and drops what it had before', () => {
    const uuid = values(ana, 'entryUUID')
    now = new Date('2024-02-02T00:00:00Z')
    content.replace({ dn: ana, attributes: { cn: 'Duarte, Ana', mail: 'ana@test.example' } })
    expect([values(ana, 'sn'), values(ana, 'mail'), values(ana, 'entryUUID')]).toEqual([
      [],
      ['ana@test.example'],
      uuid,
    ])
    expect([values(ana, 'createTimestamp'), values(ana, 'modifyTimestamp')]).toEqual([
      ['20240101000000Z'],
      ['20240202000000Z'],
    ])
  })

  it('changes some attributes and leaves the others', () => {
    content.change(ana, { mail: 'ana@test.example', sn: [] })
    expect([values(ana, 'cn'), values(ana, 'mail'), values(ana, 'sn')]).toEqual([
      ['Duarte, Ana'],
      ['ana@test.example'],
      [],
    ])
  })

  it('removes an entry with everything below it', () => {
    content.remove('ou=a,dc=test')
    expect([...tree.all()].map(({ dn }) => dn)).toEqual(['dc=test', 'cn=g,dc=test'])
    expect([...tree.equal('cn', 'duarte, ana')]).toEqual([])
  })

  it('refuses an entry whose parent is not there', () => {
    expect(() => content.add({ dn: 'cn=x,ou=missing,dc=test', attributes: {} })).toThrow(/parent/)
  })

  it('holds attributes whose names an object could not hold', () => {
    content.add({ dn: 'cn=x,dc=test', attributes: new Map([['__proto__', 'a']]) })
    expect(values('cn=x,dc=test', '__proto__')).toEqual(['a'])
  })
})
