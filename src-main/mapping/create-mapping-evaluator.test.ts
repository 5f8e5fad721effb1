import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { createMappingEvaluator } from './create-mapping-evaluator.ts'
import { evaluateOne } from './evaluate-one.ts'
import { anEntry, aSource, mapOne, mapPage, problemOf, valueOf } from './mapping-test-kit.ts'

const alice = anEntry(
  { cn: 'Alice', Mail: ['a@x.org', 'b@x.org'], jpegPhoto: new Uint8Array([1, 2, 3]) },
  'uid=alice,ou=Sales,dc=x',
)

describe('the names of an expression', () => {
  it('gives attributes without regard to case, first value or all', async () => {
    const value = await valueOf(
      "return [ldap.get('mail'), ldap.get('MAIL'), ldap.all('mail'), ldap.all('cn')]",
      {
        entry: alice,
      },
    )

    expect(value).toEqual(['a@x.org', 'a@x.org', ['a@x.org', 'b@x.org'], ['Alice']])
  })

  it('gives undefined or an empty list for what is not there', async () => {
    const value = await valueOf(
      "return [ldap.get('sn') === undefined, ldap.all('sn'), ldap.bytes('sn') === undefined, ldap.get('jpegPhoto') === undefined]",
      { entry: alice },
    )

    expect(value).toEqual([true, [], true, true])
  })

  it('gives bytes as base64', async () => {
    const value = await valueOf("return [ldap.bytes('jpegphoto'), ldap.bytes('cn')]", { entry: alice })

    expect(value).toEqual(['AQID', Buffer.from('Alice').toString('base64')])
  })

  it('works the same when the names are computed', async () => {
    const value = await valueOf(
      "const ask = ['MAIL', 'cn', 'sn', '__proto__', 'constructor']; return [ask.map((n) => ldap.get(n) ?? 0), ask.map((n) => ldap.all(n)), ldap.bytes(['jpeg', 'Photo'].join('')), ldap.names()]",
      { entry: alice },
    )

    expect(value).toEqual([
      ['a@x.org', 'Alice', 0, 0, 0],
      [['a@x.org', 'b@x.org'], ['Alice'], [], [], []],
      'AQID',
      ['cn', 'Mail', 'jpegPhoto'],
    ])
  })

  it('knows the dn, the source and what earlier mappings gave', async () => {
    const result = await mapOne(
      [
        "return { name: 'Early' }",
        'return { email: [dn, source.slug, source.name, source.baseDn, properties.name, properties.path].join() }',
      ],
      { entry: alice, initial: [{ path: 'sources/corp', attributes: {} }] },
    )

    expect(result).toMatchObject({
      properties: {
        email: 'uid=alice,ou=Sales,dc=x,corp,Corp directory,dc=example,dc=org,Early,sources/corp',
      },
    })
  })

  it('lets an expression have variables of its own with those names', async () => {
    const result = await mapOne("const properties = { name: 'x' }; let dn = 1; return properties")

    expect(result).toEqual({ kind: 'mapped', properties: { name: 'x', attributes: {} } })
  })

  it('offers text helpers', async () => {
    const value = await valueOf(
      "return [slugify('Zoë Müller & Co.  GmbH'), regexMatch('abc', 'B'), regexMatch('abc', /B/i), regexMatch(undefined, 'x'), regexReplace('a-b-c', '-', '+'), regexReplace('aXbx', /x/i, '')]",
    )

    expect(value).toEqual(['zoe-muller-co-gmbh', false, true, false, 'a+b+c', 'ab'])
  })

  it('parses DNs and times', async () => {
    const value = await valueOf(
      "return [parseDn('cn=a\\\\,b+uid=x,dc=org'), fileTime('0'), fileTime('132000000000000000'), generalizedTime('20240101120000Z')]",
    )

    expect(value).toEqual([
      [
        {
          type: 'cn',
          value: 'a,b',
          parts: [
            { type: 'cn', value: 'a,b' },
            { type: 'uid', value: 'x' },
          ],
        },
        { type: 'dc', value: 'org', parts: [{ type: 'dc', value: 'org' }] },
      ],
      'never',
      '2019-04-17T18:40:00.000Z',
      '2024-01-01T12:00:00.000Z',
    ])
  })

  it('says what is wrong with a DN', async () => {
    expect(await problemOf("parseDn('nonsense')")).toMatchObject({
      message: expect.stringContaining('parseDn: '),
    })
  })

  it('reads dates as UTC wherever it runs', async () => {
    const value = await valueOf(
      "return [new Date('2020-06-01T00:00:00').toISOString(), new Date(2020, 5, 1).getHours(), String(new Date(0)), new Date(0).getTimezoneOffset()]",
    )

    expect(value).toEqual(['2020-06-01T00:00:00.000Z', 0, '1970-01-01T00:00:00.000Z', 0])
  })
})

describe('a page of mappings', () => {
  it('lets later mappings win and objects merge', async () => {
    const result = await mapOne(
      [
        "return { name: 'A', email: 'a@x', attributes: { one: 1, both: { a: 1, b: 1 }, list: [1, 2] } }",
        "return { name: 'B', attributes: { two: 2, both: { b: 2 }, list: [3] } }",
      ],
      { initial: [{ path: 'p', attributes: { zero: 0 } }] },
    )

    expect(result).toEqual({
      kind: 'mapped',
      properties: {
        path: 'p',
        name: 'B',
        email: 'a@x',
        attributes: { zero: 0, one: 1, two: 2, both: { a: 1, b: 2 }, list: [3] },
      },
    })
  })

  it('runs built-in mappings and expressions in the order given', async () => {
    const entry = anEntry({ cn: 'Native', uid: 'u' })
    const results = await mapPage(
      [
        "return { name: 'Before' }",
        { name: 'OpenLDAP: cn', expression: 'ignored' },
        'return { email: properties.name }',
      ],
      { entries: [entry] },
    )

    expect(results).toEqual([
      { kind: 'mapped', properties: { name: 'Native', email: 'Native', attributes: {} } },
    ])
  })

  it('ignores nothing, null and empty lists, and takes the first of a list', async () => {
    const result = await mapOne([
      'return',
      'return null',
      "return { name: ['x', 'y'], email: [], username: null, path: undefined }",
    ])

    expect(result).toEqual({ kind: 'mapped', properties: { name: 'x', attributes: {} } })
  })

  it('skips an object for good, even when the expression catches it', async () => {
    const results = await mapPage(
      [
        "if (ldap.get('cn') === 'no') try { skipObject() } catch {}\nreturn { name: 'x' }",
        'return { nonsense: 1 }'.replace('nonsense', 'email').replace('1', "'e'"),
      ],
      { entries: [anEntry({ cn: 'no' }), anEntry({ cn: 'yes' })] },
    )

    expect(results).toEqual([
      { kind: 'skip' },
      { kind: 'mapped', properties: { name: 'x', email: 'e', attributes: {} } },
    ])
  })

  it('names mapping, line and reason of a failure', async () => {
    const result = await mapOne(['return {}', "const a = 1\n\nreturn { name: ldap.get('sn').toUpperCase() }"])

    expect(result).toEqual({
      kind: 'failed',
      problem: {
        code: 'mapping.failed',
        mapping: 'second',
        message: "TypeError: cannot read property 'toUpperCase' of undefined",
        line: 3,
      },
    })
  })

  it('says that a property is unknown, or of the wrong kind', async () => {
    expect((await problemOf('return { admin: true }')).message).toMatch(/"admin" is not a property of a user/)
    expect((await problemOf("return { username: 'x' }", { objectType: 'group' })).message).toMatch(
      /"username" is not a property of a group/,
    )
    expect((await problemOf("return { isActive: 'TRUE' }")).message).toBe(
      'isActive must be true or false, not text',
    )
    expect((await problemOf('return { name: 5 }')).message).toBe('name must be text, not a number')
    expect((await problemOf('return { attributes: [1] }')).message).toBe(
      'attributes must be an object, not a list',
    )
  })

  it('sets the parent of a group', async () => {
    const result = await mapOne("return { name: 'g', parent: 'staff' }", { objectType: 'group' })

    expect(result).toEqual({ kind: 'mapped', properties: { name: 'g', parent: 'staff', attributes: {} } })
  })

  it('mends text cut in the middle of a character', async () => {
    const result = await mapOne("return { name: '😀'.slice(0, 1), attributes: { a: ['😀'.slice(1)] } }")

    expect(result).toEqual({ kind: 'mapped', properties: { name: '\uFFFD', attributes: { a: ['\uFFFD'] } } })
  })

  it('hands over every character as it is', async () => {
    const text = 'a\0b"\\\u2028😀\uFFFDé'

    expect(
      await valueOf("return [ldap.get('cn'), dn]", { entry: anEntry({ cn: text }, `cn=${text}`) }),
    ).toEqual([text, `cn=${text}`])
  })

  it('gives a page larger than one call in order', async () => {
    const entries = Array.from({ length: 300 }, (_, index) => anEntry({ cn: `${index}`.padStart(20_000) }))

    const results = await mapPage(["return { name: ldap.get('cn') }"], { entries })

    expect(results.map((result) => result.kind === 'mapped' && Number(result.properties.name))).toEqual(
      entries.map((_, index) => index),
    )
  })

  it('gives the same for the same page every time', async () => {
    const expression =
      "return { attributes: { m: [...new Set(ldap.all('mail'))].sort(), d: new Date(0).toISOString() } }"

    expect(await mapPage([expression], { entries: [alice] })).toEqual(
      await mapPage([expression], { entries: [alice] }),
    )
  })

  it('refuses to start with an expression that does not compile', async () => {
    const mappings = [{ name: 'broken', objectType: 'any', expression: 'return {\n  name: }' }] as const

    await expect(
      createMappingEvaluator({ source: aSource, objectType: 'user', mappings }),
    ).rejects.toMatchObject({
      code: 'mapping.invalid',
      details: { mapping: 'broken', line: 2 },
    })
  })
})

describe('one mapping on one entry', () => {
  it('gives what a run would give', async () => {
    const mapping = {
      name: 'mine',
      objectType: 'user',
      expression: "return { name: ldap.get('cn') }",
    } as const

    expect(await evaluateOne(mapping, alice, { source: aSource, objectType: 'user' })).toEqual({
      kind: 'mapped',
      properties: { name: 'Alice', attributes: {} },
    })
  })
})
