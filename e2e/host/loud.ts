// Names that Node, Playwright or a debugger ask of any object, and whose absence means nothing.
const quietNames = new Set(['then', 'toJSON', 'constructor', 'prototype', 'domain', 'nodeType', '$$typeof'])

/**
 * Makes reading a member that `target` lacks an error that names it, so that a gap in the stand-in is never taken for a
 * pass. Works on an object, on a class and on a class's prototype: the check sits at the end of the prototype chain.
 */
export const makeLoud = <T extends object>(name: string, target: T): T => {
  const inherited: object = Object.getPrototypeOf(target) ?? {}
  const guard = new Proxy(inherited, {
    get: (object, key, receiver) => {
      const isGap =
        typeof key === 'string' && !(key in object) && !key.startsWith('_') && !quietNames.has(key)
      if (isGap) throw new Error(`electron-host: ${name}.${key} is not implemented`)
      return Reflect.get(object, key, receiver) as unknown
    },
  })
  Object.setPrototypeOf(target, guard)
  return target
}

/** Says something on the stream where Electron speaks to who started it. */
export const complain = (text: string): void => void process.stderr.write(`electron-host: ${text}\n`)
