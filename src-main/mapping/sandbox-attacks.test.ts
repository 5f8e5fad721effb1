// Every way we know to take the program down, or to leave a trace, from within an expression. Each attack is one
// object's in the middle of a page: it alone must fail, and the process and its neighbours live.
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createMappingEvaluator } from './create-mapping-evaluator.ts'
import { anEntry, aSource, mapPage } from './mapping-test-kit.ts'

const people = ['first', 'bad', 'last'].map((cn) => anEntry({ cn }))

const attackedPage = (attack: string) =>
  mapPage([`if (ldap.get('cn') === 'bad') { ${attack} }\nreturn { name: ldap.get('cn') }`], {
    entries: people,
  })

const limitMessage = async (attack: string) => {
  const [, bad] = await attackedPage(attack)
  return bad?.kind === 'failed' ? bad.problem.message : undefined
}

const nest = (levels: number) => `let b = []; for (let i = 0; i < ${levels}; i++) b = [b]`

const limitAttacks: readonly (readonly [string, string])[] = [
  ['an endless loop', 'for (;;);'],
  ['an endless loop in try, catch and finally', 'for (;;) try { for (;;); } catch {} finally { continue }'],
  ['an endless generator', 'function* g() { for (;;) yield 1 } for (const x of g());'],
  ['a loop in a getter of the result', 'return { get name() { for (;;); } }'],
  ['a loop in toJSON', 'return { name: { toJSON() { for (;;); } } }'],
  ['a loop in the text of a thrown value', 'throw { toString() { for (;;); } }'],
  [
    'a loop in the message of a thrown error',
    "const e = new Error(); Object.defineProperty(e, 'message', { get() { for (;;); } }); throw e",
  ],
  ['a runaway regular expression', "/^(a+)+$/.test('a'.repeat(50) + 'b')"],
  ['a runaway pattern in regexMatch', "regexMatch('a'.repeat(50) + 'b', '^(a|aa)+$')"],
  ['a string that doubles', "let s = 'x'; for (;;) { s += s; s.charCodeAt(s.length - 1) }"],
  ['a list that grows', 'const a = []; for (;;) a.push({ a })'],
  ['memory filled and the error swallowed', 'const a = []; for (;;) try { for (;;) a.push([a]) } catch {}'],
  ['a huge list at once', 'Array.from({ length: 1e8 }, () => ({}))'],
  ['a huge string at once', "'x'.repeat(2 ** 29).split('')"],
  ['a huge result', "return { name: 'x'.repeat(600000) }"],
  ['a deep recursion', 'const f = () => f(); f()'],
  ['a recursion through toString', "const o = { toString() { return '' + this } }; '' + o"],
  ['a recursion through sort', 'const f = () => [1, 2].sort(f); f()'],
  ['a recursion through replace', "const f = () => 'x'.replace(/x/, f); f()"],
  ['a recursion through a getter', 'const o = { get a() { return this.a } }; o.a'],
  ['a deeply nested result', `${nest(20_000)}; return { attributes: { b } }`],
  ['a deeply nested list as text', `${nest(20_000)}; String(b)`],
  ['a deeply nested text parsed', "JSON.parse('['.repeat(100000))"],
  ['a chain of bound functions', 'let f = () => 1; for (let i = 0; i < 20000; i++) f = f.bind(null); f()'],
  ['a text searched in square time', "'a'.repeat(4e6).indexOf('a'.repeat(2e6) + 'b')"],
]

const failureAttacks: readonly (readonly [string, string, RegExp])[] = [
  ['the constructor of constructors', "({}).constructor.constructor('return 1')()", /cannot be run as code/],
  ['the generator constructor', "(function* () {}).constructor('yield 1')()", /cannot be run as code/],
  ['eval', "eval('1')", /eval/],
  ['Function', "Function('return 1')()", /Function/],
  ['the host process', 'process.exit(1)', /process/],
  ['require', "require('node:fs')", /require/],
  ['a promise', 'return Promise.resolve({})', /Promise/],
  ['a generator as result', 'return (function* () {})()', /returned a special object/],
  ['a Map as result', "return new Map([['name', 'x']])", /returned a special object/],
  ['a list as result', "return ['name']", /returned a list/],
  ['text as result', "return 'name'", /returned text/],
  ['a function as value', 'return { name: ldap.get }', /cannot hold a function/],
  ['a Map within the result', 'return { attributes: { a: new Map() } }', /cannot hold a Map/],
  ['an iterator within the result', 'return { attributes: { a: [].values() } }', /cannot hold an iterator/],
  ['a BigInt', 'return { attributes: { a: 1n } }', /cannot hold a BigInt/],
  ['a cycle', 'const a = {}; a.a = a; return { attributes: a }', /circular/],
  ['a symbol thrown', "throw Symbol('x')", /threw Symbol/],
  ['a throwing getter', "return { get name() { throw new Error('no name') } }", /no name/],
  ['a toJSON that becomes a list', 'return { toJSON: () => [] }', /toJSON/],
  ['a toJSON that becomes nothing', 'return { toJSON: () => undefined }', /toJSON/],
  [
    'a toJSON that fakes an answer',
    'return { toJSON: () => ({ username: 5 }) }',
    /username must be text, not a number/,
  ],
  [
    'the prototype as key',
    `return JSON.parse('{"__proto__": {"polluted": true}}')`,
    /"__proto__" is not a property/,
  ],
  [
    'the prototype as inner key',
    `return { attributes: JSON.parse('{"a": {"__proto__": {"polluted": true}}}') }`,
    /may not have the key "__proto__"/,
  ],
  [
    'the constructor as inner key',
    'return { attributes: { constructor: { prototype: { polluted: true } } } }',
    /may not have the key "constructor"/,
  ],
  ['a global variable', 'leak = 1', /leak/],
  ['a property of the global object', 'globalThis.leak = 1', /extensible/],
  ['a changed prototype', 'Object.prototype.leak = 1', /extensible/],
  ['a changed method', 'Array.prototype.push = () => 0', /read-only/],
  ['a changed name of ours', 'ldap.get = () => 0', /read-only/],
  ['a replaced name of ours', 'slugify = () => 0', /read-only/],
  ['a changed source', "source.slug = 'x'", /read-only/],
  ['the clock', 'return { name: String(Date.now()) }', /same result every time/],
  ['a date without a date', 'return { name: String(new Date()) }', /same result every time/],
  ['chance', 'return { name: String(Math.random()) }', /same result every time/],
]

describe('an expression in the sandbox', () => {
  it.each(limitAttacks)(
    'is stopped at a limit: %s',
    async (_, attack) => {
      const [first, bad, last] = await attackedPage(attack)

      expect(bad).toMatchObject({ kind: 'failed', problem: { code: 'mapping.limit', mapping: 'first' } })
      expect(first).toEqual({ kind: 'mapped', properties: { name: 'first', attributes: {} } })
      expect(last).toEqual({ kind: 'mapped', properties: { name: 'last', attributes: {} } })
    },
    20_000,
  )

  it.each(failureAttacks)('fails in words: %s', async (_, attack, words) => {
    const [first, bad, last] = await attackedPage(attack)

    expect(bad).toMatchObject({ kind: 'failed', problem: { code: 'mapping.failed', mapping: 'first' } })
    expect(bad?.kind === 'failed' && bad.problem.message).toMatch(words)
    expect(first).toEqual({ kind: 'mapped', properties: { name: 'first', attributes: {} } })
    expect(last).toEqual({ kind: 'mapped', properties: { name: 'last', attributes: {} } })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('says which limit it was', async () => {
    expect(await limitMessage('for (;;);')).toMatch(/took too long/)
    expect(await limitMessage("'x'.repeat(1e8)")).toMatch(/16 MB of memory/)
    expect(await limitMessage('const f = () => f(); f()')).toMatch(/calls itself too often/)
    expect(await limitMessage("return { name: 'x'.repeat(600000) }")).toMatch(/600011 characters/)
    expect(await limitMessage('Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)')).toMatch(
      /had not ended/,
    )
  }, 20_000)

  it('finds nothing of the host on any way from the global object', async () => {
    const [result] = await mapPage([
      `const seen = new Set(); const open = []; const found = []
       const walk = (value, path) => {
         if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return
         seen.add(value)
         if (!Object.isFrozen(value)) open.push(path)
         walk(Object.getPrototypeOf(value), path + '.prototype of')
         for (const key of [...Object.getOwnPropertyNames(value), ...Object.getOwnPropertySymbols(value)]) {
           if (/process|require|module|^ask$|cell|eval|Function$|WebAssembly|Proxy|Atomics|WeakRef/.test(String(key))) found.push(path + '.' + String(key))
           const { value: inner, get, set } = Object.getOwnPropertyDescriptor(value, key)
           for (const next of [inner, get, set]) walk(next, path + '.' + String(key))
         }
       }
       walk(globalThis, 'globalThis')
       for (const name of [ldap, source, slugify, regexMatch, regexReplace, parseDn, fileTime, generalizedTime, skipObject]) walk(name, 'a name')
       for (const value of [[].values(), ''[Symbol.iterator](), new Map().keys(), new Set().keys(), 'a'.matchAll(/a/g), [].values().map(String),
         Iterator.from({ next() {} }), Object.getPrototypeOf((function* () {})()), function* () {}, () => {}, /a/, new Error('x'), 1n, Symbol('a'), new Date(0)])
         walk(Object.getPrototypeOf(value), 'prototype of ' + String(Object.prototype.toString.call(value)))
       return { attributes: { open, found, count: seen.size } }`,
    ])

    expect(result).toMatchObject({ kind: 'mapped', properties: { attributes: { open: [], found: [] } } })
    const count = result?.kind === 'mapped' ? result.properties.attributes['count'] : 0
    expect(count).toBeGreaterThan(300)
  })

  it('keeps no trace from object to object, whatever is tried', async () => {
    const keep = [
      'globalThis.kept = 1',
      'Object.prototype.kept = 1',
      'ldap.kept = 1',
      'source.kept = 1',
      'slugify.kept = 1',
      'properties.kept = 1',
      'properties.attributes.kept = 1',
      "ldap.all('mail').kept = 1",
      "ldap.all('mail').push('kept')",
      'Object.getPrototypeOf(function* () {}).kept = 1',
      'Object.getPrototypeOf([].values()).kept = 1',
      'Error.prepareStackTrace = () => 1',
      "Symbol.for('kept').description.kept = 1",
      'dn = "kept"',
      '((x) => x)`a`.kept = 1',
      'RegExp.prototype.exec = () => null',
    ].map((attempt) => `try { ${attempt} } catch {}`)
    const look = `const found = [globalThis.kept, ({}).kept, ldap.kept, source.kept, slugify.kept, properties.kept,
      properties.attributes.kept, ldap.all('mail').kept, (function* () {})().kept, [].values().kept, dn === 'kept',
      Error.prepareStackTrace, /x/.exec('x') === null, ldap.all('mail').length !== 1].filter(Boolean)`
    const entries = [anEntry({ mail: 'a@x' }), anEntry({ mail: 'b@x' })]

    const results = await mapPage(
      [
        `${look}\n${keep.join('\n')}\nreturn { attributes: { found } }`,
        `${look}\nreturn { attributes: { found } }`,
      ],
      { entries },
    )

    expect(results).toEqual(
      entries.map(() => ({ kind: 'mapped', properties: { attributes: { found: [] } } })),
    )
  })

  it('goes on with the page when many of its objects are runaway', async () => {
    const entries = Array.from({ length: 40 }, (_, index) => anEntry({ cn: String(index) }))

    const results = await mapPage(["if (ldap.get('cn') % 2) for (;;);\nreturn { name: ldap.get('cn') }"], {
      entries,
    })

    expect(results.map(({ kind }) => kind)).toEqual(
      entries.map((_, index) => (index % 2 ? 'failed' : 'mapped')),
    )
  }, 20_000)

  it('does not blame an object for memory that others of the page took', async () => {
    const entries = Array.from({ length: 60 }, (_, index) => anEntry({ cn: String(index) }))

    const results = await mapPage(["return { attributes: { big: ldap.get('cn').padStart(400000) } }"], {
      entries,
    })

    expect(results.every(({ kind }) => kind === 'mapped')).toBe(true)
  })

  it('tries an object alone before it is blamed for memory', async () => {
    const crowd = Array.from({ length: 50 }, () => anEntry({ cn: Array.from({ length: 900 }, () => 'aa') }))
    const entries = [...crowd.slice(0, 1), anEntry({ cn: 'large' }), ...crowd.slice(1)]

    const results = await mapPage(
      ["if (ldap.get('cn') === 'large') 'x'.repeat(16.4e6)\nreturn { name: String(ldap.all('cn').length) }"],
      { entries },
    )

    expect(results.map((result) => result.kind === 'mapped' && result.properties.name)).toEqual(
      entries.map((entry) => String(entry.attributes.get('cn')?.values.length)),
    )
  })

  it('has fresh interpreters for the next page after one that lost them all', async () => {
    const mapping = {
      name: 'first',
      objectType: 'any',
      expression:
        "if (ldap.get('cn') === 'bad') [].indexOf.call({ length: 2 ** 53 - 1 }, 1)\nreturn { name: ldap.get('cn') }",
    } as const
    const bad = anEntry({ cn: 'bad' })
    const good = anEntry({ cn: 'good' })
    const evaluator = await createMappingEvaluator({
      source: aSource,
      objectType: 'user',
      mappings: [mapping],
    })
    const initial = Array.from({ length: 4 }, () => ({ attributes: {} }))

    const lost = evaluator.evaluatePage([bad, bad, bad, good], initial)
    await setTimeout(200)
    const next = evaluator.evaluatePage([good], initial)
    evaluator.close()

    expect(lost.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'failed', 'failed'])
    expect(lost[3]).toMatchObject({ problem: { message: expect.stringContaining('not tried') } })
    expect(next).toEqual([{ kind: 'mapped', properties: { name: 'good', attributes: {} } }])
  }, 30_000)
})
