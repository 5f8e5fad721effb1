// One side of contextBridge. The page's world and the preload's share nothing but the DOM, so what crosses is the
// `detail` of synchronous events, which Chromium clones between worlds. A function stays where it was made; the other
// side gets one that calls back. Runs in the page as source text: `makePort` uses nothing from outside itself.
// oxlint-disable unicorn/consistent-function-scoping -- hence its functions are all inside

type World = 'page' | 'preload'

type Wrapped =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function' | 'promise'; readonly id: number }
  | { readonly kind: 'error'; readonly name: string; readonly message: string }
  | { readonly kind: 'array'; readonly items: readonly Wrapped[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Wrapped])[] }

type Message =
  | { readonly op: 'give'; readonly key: string; readonly value: Wrapped }
  | { readonly op: 'call'; readonly id: number; readonly given: readonly Wrapped[] }
  | { readonly op: 'answer'; readonly ok: boolean; readonly value: Wrapped }
  | { readonly op: 'settle'; readonly id: number; readonly ok: boolean; readonly value: Wrapped }

interface BridgeEvent {
  readonly detail: Message
  stopImmediatePropagation(): void
}
declare const document: {
  dispatchEvent(event: object): boolean
  addEventListener(name: string, listener: (event: BridgeEvent) => void): void
}
declare const CustomEvent: new (name: string, options: { readonly detail: Message }) => object

interface Settle {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}
type Callable = (...given: readonly unknown[]) => unknown

export interface Port {
  /** Gives a value to the other world under a name. */
  give(key: string, value: unknown): void
  onGiven(listener: (key: string, value: unknown) => void): void
}
export type MakePort = (channel: string, here: World, there: World) => Port

export const makePort: MakePort = (channel, here, there) => {
  const functions = new Map<number, Callable>()
  const functionIds = new WeakMap<object, number>()
  const promises = new Map<number, Settle>()
  let nextId = 1
  let answer: Message | undefined
  let receiveGiven: (key: string, value: unknown) => void = () => {}

  const dispatch = (detail: Message): void => {
    document.dispatchEvent(new CustomEvent(`${channel}:${there}`, { detail }))
  }
  const isClonedByChromium = (value: object): boolean =>
    /\[native code\]/.test(String(value.constructor)) && Object.getPrototypeOf(value) !== Object.prototype

  const wrapFunction = (value: Callable): Wrapped => {
    const id = functionIds.get(value) ?? nextId++
    functionIds.set(value, id)
    functions.set(id, value)
    return { kind: 'function', id }
  }
  const wrapPromise = (value: Promise<unknown>): Wrapped => {
    const id = nextId++
    value.then(
      (result) => dispatch({ op: 'settle', id, ok: true, value: wrap(result) }),
      (error: unknown) => dispatch({ op: 'settle', id, ok: false, value: wrap(error) }),
    )
    return { kind: 'promise', id }
  }
  const wrap = (value: unknown): Wrapped => {
    if (typeof value === 'function') return wrapFunction(value as Callable)
    if (typeof value === 'symbol') throw new TypeError('contextBridge: a Symbol cannot be sent')
    if (value === null || typeof value !== 'object') return { kind: 'value', value }
    if (value instanceof Promise) return wrapPromise(value)
    if (value instanceof Error) return { kind: 'error', name: value.name, message: value.message }
    if (Array.isArray(value)) return { kind: 'array', items: value.map(wrap) }
    if (isClonedByChromium(value)) return { kind: 'value', value }
    return { kind: 'object', entries: Object.entries(value).map(([key, item]) => [key, wrap(item)]) }
  }
  const unwrap = (wrapped: Wrapped): unknown => {
    switch (wrapped.kind) {
      case 'value':
        return wrapped.value
      case 'function':
        return (...given: readonly unknown[]) => call(wrapped.id, given)
      case 'promise':
        return new Promise((resolve, reject) => promises.set(wrapped.id, { resolve, reject }))
      case 'error':
        return Object.assign(new Error(wrapped.message), { name: wrapped.name })
      case 'array':
        return wrapped.items.map(unwrap)
      case 'object':
        return Object.fromEntries(wrapped.entries.map(([key, item]) => [key, unwrap(item)]))
    }
  }
  const call = (id: number, given: readonly unknown[]): unknown => {
    answer = undefined
    dispatch({ op: 'call', id, given: given.map(wrap) })
    // `answer` is set by the listener below while `dispatch` runs, which the compiler cannot see.
    const received = answer as Message | undefined
    answer = undefined
    if (received?.op !== 'answer') throw new Error('contextBridge: no answer from the other world')
    if (!received.ok) throw unwrap(received.value)
    return unwrap(received.value)
  }
  const perform = (id: number, given: readonly Wrapped[]): Message => {
    try {
      return { op: 'answer', ok: true, value: wrap(functions.get(id)?.(...given.map(unwrap))) }
    } catch (error) {
      return { op: 'answer', ok: false, value: wrap(error) }
    }
  }
  const receive = (message: Message): void => {
    if (message.op === 'call') dispatch(perform(message.id, message.given))
    else if (message.op === 'answer') answer = message
    else if (message.op === 'give') receiveGiven(message.key, unwrap(message.value))
    else {
      const settle = promises.get(message.id)
      promises.delete(message.id)
      if (message.ok) settle?.resolve(unwrap(message.value))
      else settle?.reject(unwrap(message.value))
    }
  }
  document.addEventListener(`${channel}:${here}`, (event) => {
    event.stopImmediatePropagation()
    receive(event.detail)
  })
  return {
    give: (key, value) => dispatch({ op: 'give', key, value: wrap(value) }),
    onGiven: (listener) => {
      receiveGiven = listener
    },
  }
}
