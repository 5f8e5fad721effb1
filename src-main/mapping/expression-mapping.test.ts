import variant from '@jitl/quickjs-wasmfile-release-sync'
import { newQuickJSWASMModuleFromVariant, type QuickJSWASMModule } from 'quickjs-emscripten-core'
import { describe, expect, it } from 'vitest'
import { createExpressionMapping } from './expression-mapping.ts'
import { anEntry, aSource } from './mapping-test-kit.ts'

const loadInterpreter = (): Promise<QuickJSWASMModule> => newQuickJSWASMModuleFromVariant(variant)

const pageOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    entry: anEntry({ cn: String(index) }),
    properties: { attributes: {} },
  }))

const evaluate = async (
  expression: string,
  interpreters: readonly QuickJSWASMModule[],
  damage: () => void = () => undefined,
) => {
  const left = [...interpreters]
  const stock = { take: () => left.shift(), refill: () => undefined }
  const mapping = createExpressionMapping({ name: 'first', objectType: 'user', expression }, aSource, stock)
  damage()
  try {
    return mapping.evaluate(pageOf(60)).map(({ kind }) => kind)
  } finally {
    mapping.close()
  }
}

describe('a page in the sandbox', () => {
  it('is worked off one by one when an interpreter broke so that nobody can tell at which object', async () => {
    const [broken, sound] = [await loadInterpreter(), await loadInterpreter()]
    // What is left when the host's stack ends while memory grows: the interpreter's views are of the old memory.
    const damage = (): void => void Reflect.apply(broken.getWasmMemory().grow, broken.getWasmMemory(), [1])
    const kinds = await evaluate(`return { name: ldap.get('cn') }`, [broken, sound], damage)
    expect(kinds).toEqual(pageOf(60).map(() => 'given'))
  })

  it('that is slow as a whole blames no object for it', async () => {
    // Each takes some 50 ms of the 100 that an object may, all of them longer than one call may last.
    const slow = 'let sum = 0; for (let i = 0; i < 900000; i++) sum += i; return { name: String(sum) }'
    const kinds = await evaluate(slow, [await loadInterpreter()])
    expect(kinds).toEqual(pageOf(60).map(() => 'given'))
  }, 30_000)
})
