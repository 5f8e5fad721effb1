import { describe, expect, it } from 'vitest'
import { checkExpression } from './check-expression.ts'

describe('checking an expression before it is saved', () => {
  it.each([
    "return { name: ldap.get('cn') }",
    '',
    '// only a comment',
    'const ldap = 1; return {}',
    "const f = (x) => { return x }\nreturn { name: f('a') }",
    "return { name: 'import of asynchronous things' }",
    'while (true) {}',
  ])('finds nothing wrong with %j', async (expression) => {
    expect(await checkExpression(expression)).toBeUndefined()
  })

  it.each([
    ['return {\n  name: ldap.get(\n}', 3],
    ['const a = 1\nconst a = 2', 2],
    ['\nreturn `\n', 2],
    ['/* never closed', 1],
    ['\nconst f = async () => 1', 2],
    ["return import('fs')", 1],
    ["return import /* */ ('fs')", 1],
    ['await 1', 1],
    ['import fs from "fs"', 1],
    ['with (ldap) {}', 1],
  ])('names the line of the mistake in %j', async (expression, line) => {
    expect(await checkExpression(expression)).toMatchObject({ line })
  })

  it.each([
    '} evil(); function f() {',
    '}); evil(); (() => {',
    '}, evil(), function () {',
    '} + evil(), function () {',
    '}, (() => { let kept; return () => kept++ })(), () => {',
    '})() }; evil(); (function () { return () => (function () {',
    '}}; evil(); { {',
  ])('refuses to let an expression close the function around it: %s', async (expression) => {
    expect(await checkExpression(expression)).toBeDefined()
  })

  it.each(['(', '[', '!', '-(', 'a=>'])('refuses 20,000 times %j without harm', async (piece) => {
    const problem = await checkExpression(piece.repeat(20_000))

    expect(problem?.message).toMatch(/nested too deeply|too large|unexpected|expecting/)
  })
})
