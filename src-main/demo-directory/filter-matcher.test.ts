import { beforeAll, describe, expect, it } from 'vitest'
import { parseFilter } from '../../src-shared/ldap-syntax/search-filter.ts'
import { AttributeNames } from './attribute-names.ts'
import { attributeTypes } from './attribute-types.ts'
import { DirectoryContent } from './directory-content.ts'
import { EntryTree } from './entry-tree.ts'
import { compileFilter } from './filter-matcher.ts'
import { candidates } from './search-candidates.ts'

const base = 'dc=test'
let tree: EntryTree

const person = (uid: string, attributes: Record<string, string | readonly string[] | Uint8Array>): void => {
  new DirectoryContent(tree, { clock: () => new Date(0) }).add({
    dn: `uid=${uid},${base}`,
    attributes: { objectClass: ['top', 'person'], uid, ...attributes },
  })
}

const group = (cn: string, member: readonly string[]): void => {
  new DirectoryContent(tree, { clock: () => new Date(0) }).add({
    dn: `cn=${cn},${base}`,
    attributes: { objectClass: ['top', 'groupOfNames'], cn, member },
  })
}

beforeAll(() => {
  tree = new EntryTree(new AttributeNames(attributeTypes))
  const content = new DirectoryContent(tree, { clock: () => new Date(0) })
  content.add({ dn: base, attributes: { objectClass: ['top', 'dcObject'], dc: 'test' } }, { isRoot: true })
  person('ana', { cn: 'Ana  María Duarte', uidNumber: '9', userAccountControl: '514', sn: 'Duarte' })
  person('bo', { cn: 'Åsa Bø', 'cn;lang-de': 'Bö', uidNumber: '10', userAccountControl: '512' })
  person('cy', { cn: 'Cy*', telephoneNumber: '+47 55-12 34', loginShell: '/bin/Bash' })
  person('di', { jpegPhoto: Uint8Array.of(0xff, 0xd8, 0), pwdChangedTime: '20240102030405Z' })
  group('inner', [`uid=ana,${base}`])
  group('outer', [`CN=Inner, DC=TEST`])
  group('ring', [`cn=ring-2,${base}`, `uid=bo,${base}`])
  group('ring-2', [`cn=ring,${base}`])
})

const found = (filter: string): string => {
  const root = tree.find(base)
  if (root === undefined) throw new Error('no base')
  const parsed = parseFilter(filter)
  const matcher = compileFilter(parsed, tree)
  return [...candidates(tree, root, { scope: 'subtree', filter: parsed })]
    .filter((entry) => matcher(entry) === true)
    .map((entry) => entry.dn.replace(/^\w+=([^,]*),.*$/, '$1'))
    .join(' ')
}

describe('filters', () => {
  it.each([
    ['equality without regard to case and inner spaces', '(CN=ana maría  DUARTE)', 'ana'],
    ['equality with regard to case where the type asks for it', '(loginShell=/bin/bash)', ''],
    ['equality of bytes', String.raw`(jpegPhoto=\ff\d8\00)`, 'di'],
    ['equality of telephone numbers without spaces and hyphens', '(telephoneNumber=+47551234)', 'cy'],
    ['equality of DNs however they are spelt', '(member=UID=Ana , dc=test)', 'inner'],
    ['equality of integers by value', '(uidNumber=0009)', 'ana'],
    ['a type by its long name', '(surname=duarte)', 'ana'],
    ['a type by its OID', '(2.5.4.4=duarte)', 'ana'],
    ['a subtype with options through its type', '(cn=Bö)', 'bo'],
    ['the subtype itself', '(cn;lang-de=bö)', 'bo'],
    ['presence', '(telephoneNumber=*)', 'cy'],
    ['an escaped star', String.raw`(cn=cy\2a)`, 'cy'],
    ['an initial part with its space', '(cn=Ana *)', 'ana'],
    ['parts in order and apart', '(cn=a*mar*rte)', 'ana'],
    ['no overlap of two parts', '(uid=an*na)', ''],
    ['greater or equal as numbers, not as text', '(uidNumber>=10)', 'bo'],
    ['less or equal as numbers', '(uidNumber<=9)', 'ana'],
    ['times in order', '(pwdChangedTime>=20240101000000Z)', 'di'],
    ['approximation without accents', '(cn~=asa bø)', 'bo'],
    ['all bits', '(userAccountControl:1.2.840.113556.1.4.803:=514)', 'ana'],
    ['any bit', '(userAccountControl:1.2.840.113556.1.4.804:=514)', 'ana bo'],
    ['a chain of members', `(member:1.2.840.113556.1.4.1941:=uid=ana,${base})`, 'inner outer'],
    ['a chain through a ring of groups', `(member:1.2.840.113556.1.4.1941:=uid=bo,${base})`, 'ring ring-2'],
    ['a chain of memberOf', `(memberOf:1.2.840.113556.1.4.1941:=cn=outer,${base})`, 'ana inner'],
    ['memberOf that nobody stored', `(memberOf=cn=inner,${base})`, 'ana'],
    ['a rule chosen by name', '(sn:caseExactMatch:=Duarte)', 'ana'],
    ['a rule over every attribute', '(:caseExactMatch:=Duarte)', 'ana'],
    ['the attributes of the DN', '(&(objectClass=person)(dc:dn:=test)(uid=bo))', 'bo'],
    ['a negation', '(&(objectClass=person)(!(uid=ana))(!(uid=bo)))', 'cy di'],
    ['a negation of an attribute that an entry lacks', '(&(objectClass=person)(!(sn=x)))', 'ana bo cy di'],
    ['nothing for a negation of what is not known', '(!(noSuchAttribute=x))', ''],
    ['nothing for a negation of an unknown rule', '(!(cn:1.2.3.4:=x))', ''],
    ['true where another part is not known', '(|(noSuchAttribute=x)(uid=bo))', 'bo'],
    ['nothing for a value outside the syntax', '(!(uidNumber=abc))', ''],
    ['the absolute true filter', '(&(uid=bo)(&))', 'bo'],
    ['the absolute false filter', '(|)', ''],
    ['two indexes at once', '(|(uid=bo)(uid=ana))', 'bo ana'],
  ])('finds %s', (_name, filter, expected) => {
    expect(found(filter).split(' ').toSorted()).toEqual(expected.split(' ').toSorted())
  })

  it('narrows an equality to the entries of the index', () => {
    const root = tree.find(base)
    if (root === undefined) throw new Error('no base')
    const filter = parseFilter('(&(objectClass=*)(uid=bo))')
    expect([...candidates(tree, root, { scope: 'subtree', filter })]).toHaveLength(1)
  })
})
