// The values that Electron's IPC carries (the structured clone algorithm), as JSON text and back. Runs in Node and, as
// source text, in the page: `makeCodec` uses nothing from outside itself.
// oxlint-disable unicorn/consistent-function-scoping -- hence its functions are all inside

export interface Codec {
  encode(value: unknown): string
  decode(text: string): unknown
}

export const makeCodec = (): Codec => {
  const refuse = (what: string): never => {
    throw new Error(`An object could not be cloned. (${what})`)
  }
  const toBase64 = (bytes: Uint8Array): string => {
    let text = ''
    // One call takes only so many arguments.
    for (let at = 0; at < bytes.length; at += 0x8000)
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(text)
  }
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

  const encodeNumber = (value: number): unknown => {
    if (Object.is(value, -0)) return { $: 'number', value: '-0' }
    return Number.isFinite(value) ? value : { $: 'number', value: String(value) }
  }
  const encodeBytes = (value: ArrayBufferView): unknown => {
    // A Buffer arrives as what it is underneath, as in Electron.
    const name = value.constructor.name === 'Buffer' ? 'Uint8Array' : value.constructor.name
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    return { $: 'view', name, value: toBase64(bytes) }
  }
  const encodeObject = (value: object, parents: readonly object[]): unknown => {
    if (parents.includes(value)) return refuse('a circle: not supported by this host')
    const inside = [...parents, value]
    const each = (items: Iterable<unknown>): unknown[] => Array.from(items, (item) => encode(item, inside))
    if (Array.isArray(value)) return each(value)
    if (value instanceof Date) return { $: 'date', value: value.getTime() }
    if (value instanceof RegExp) return { $: 'pattern', value: value.source, flags: value.flags }
    if (value instanceof Error)
      return { $: 'error', name: value.name, message: value.message, stack: value.stack }
    if (value instanceof Map) return { $: 'map', value: [...value].map(each) }
    if (value instanceof Set) return { $: 'set', value: each(value) }
    if (value instanceof ArrayBuffer) return { $: 'buffer', value: toBase64(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) return encodeBytes(value)
    const tag = Object.prototype.toString.call(value)
    if (tag !== '[object Object]') return refuse(tag)
    return { $: 'object', value: Object.entries(value).map(each) }
  }
  const encode = (value: unknown, parents: readonly object[]): unknown => {
    switch (typeof value) {
      case 'number':
        return encodeNumber(value)
      case 'undefined':
        return { $: 'undefined' }
      case 'bigint':
        return { $: 'bigint', value: String(value) }
      case 'function':
      case 'symbol':
        return refuse(typeof value)
      case 'object':
        return value === null ? null : encodeObject(value, parents)
      default:
        return value
    }
  }

  type Pairs = readonly (readonly [unknown, unknown])[]
  interface Tagged {
    readonly $: string
    readonly value: unknown
    readonly name: string
    readonly message: string
    readonly stack: string
    readonly flags: string
  }
  const errorTypes: Readonly<Record<string, new (message: string) => Error>> = {
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  }
  const decodeError = ({ name, message, stack }: Tagged): Error => {
    const error = new (errorTypes[name] ?? Error)(message)
    return Object.assign(error, { stack })
  }
  const decodeView = (name: string, bytes: Uint8Array<ArrayBuffer>): unknown => {
    if (name === 'Uint8Array') return bytes
    // The name was read from a view's own constructor by `encodeBytes`.
    const View = Reflect.get(globalThis, name) as new (buffer: ArrayBuffer) => unknown
    return new View(bytes.buffer)
  }
  const decode = (encoded: unknown): unknown => {
    if (encoded === null || typeof encoded !== 'object') return encoded
    if (Array.isArray(encoded)) return encoded.map(decode)
    // Every object in the text was made by `encode`.
    const tagged = encoded as Tagged
    const text = String(tagged.value)
    const decodedItems = (): unknown[] => (tagged.value as readonly unknown[]).map(decode)
    const decodedPairs = (): Pairs =>
      (tagged.value as Pairs).map(([key, value]) => [decode(key), decode(value)] as const)
    switch (tagged.$) {
      case 'number':
        return Number(text)
      case 'bigint':
        return BigInt(text)
      case 'date':
        return new Date(Number(tagged.value))
      case 'pattern':
        return new RegExp(text, tagged.flags)
      case 'error':
        return decodeError(tagged)
      case 'map':
        return new Map(decodedPairs())
      case 'set':
        return new Set(decodedItems())
      case 'buffer':
        return fromBase64(text).buffer
      case 'view':
        return decodeView(tagged.name, fromBase64(text))
      case 'object':
        return Object.fromEntries(decodedPairs())
      default:
        return undefined
    }
  }
  return {
    encode: (value) => JSON.stringify(encode(value, [])),
    decode: (text) => decode(JSON.parse(text)),
  }
}
