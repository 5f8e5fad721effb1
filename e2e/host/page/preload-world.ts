// Runs in the page as source text: `startPreloadWorld` uses nothing from outside itself.
// oxlint-disable unicorn/consistent-function-scoping -- hence its functions are all inside
import type { MakePort } from './bridge-port.ts'
import type { Codec } from './clone-codec.ts'
import type { FromPage, OpenedWindow, PreloadProcess, RunPreload, ToPage } from './messages.ts'

declare const window: {
  readonly top: unknown
  /** A binding of the DevTools protocol that exists in this world only. */
  readonly __hostSend: (text: string) => void
  __hostReceive: (message: ToPage) => void
}

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}
type Listener = ((event: object, ...given: unknown[]) => void) & { readonly once?: Listener }

/**
 * The preload's half: `require('electron')` as a sandboxed preload has it, and then the preload script itself.
 */
export const startPreloadWorld = (
  channel: string,
  makePort: MakePort,
  makeCodec: () => Codec,
  given: PreloadProcess,
  runPreload: RunPreload,
): void => {
  if (window !== window.top) return
  const codec = makeCodec()
  const port = makePort(channel, 'preload', 'page')
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, readonly Listener[]>()
  let nextId = 1
  const toMain = (message: FromPage): void => window.__hostSend(JSON.stringify(message))

  const loud = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get: (object, key): unknown => {
        if (typeof key === 'string' && !(key in object) && key !== 'then')
          throw new Error(`electron-host: ${name}.${key} is not implemented`)
        return Reflect.get(object, key)
      },
    })

  const on = (name: string, listener: Listener): object => {
    listeners.set(name, [...(listeners.get(name) ?? []), listener])
    return ipcRenderer
  }
  const off = (name: string, listener: Listener): object => {
    const kept = (listeners.get(name) ?? []).filter((known) => known !== listener && known.once !== listener)
    listeners.set(name, kept)
    return ipcRenderer
  }
  const once = (name: string, listener: Listener): object => {
    const wrapper: Listener = Object.assign(
      (event: object, ...values: unknown[]) => {
        off(name, wrapper)
        listener(event, ...values)
      },
      { once: listener },
    )
    return on(name, wrapper)
  }
  const invoke = async (name: string, ...values: readonly unknown[]): Promise<unknown> => {
    const encoded = codec.encode(values)
    return new Promise((resolve, reject) => {
      const id = nextId++
      pending.set(id, { resolve, reject })
      toMain({ op: 'invoke', id, channel: name, values: encoded })
    })
  }
  const ipcRenderer: object = loud('ipcRenderer', {
    on,
    addListener: on,
    off,
    removeListener: off,
    once,
    removeAllListeners: (name: string): object => {
      listeners.delete(name)
      return ipcRenderer
    },
    invoke,
    send: (name: string, ...values: readonly unknown[]): void =>
      toMain({ op: 'send', channel: name, values: codec.encode(values) }),
  })

  const settle = (id: number, act: (call: Pending) => void): void => {
    const call = pending.get(id)
    pending.delete(id)
    if (call !== undefined) act(call)
  }
  const tellListeners = (name: string, values: string): void => {
    for (const listener of listeners.get(name) ?? []) {
      try {
        // `send` encodes a list of values; each listener gets its own copy.
        listener({ sender: ipcRenderer, ports: [] }, ...(codec.decode(values) as unknown[]))
      } catch (error) {
        // One that throws does not keep the next from hearing.
        setTimeout(() => {
          throw error
        })
      }
    }
  }
  window.__hostReceive = (message) => {
    if (message.op === 'resolve') settle(message.id, (call) => call.resolve(codec.decode(message.value)))
    else if (message.op === 'reject') settle(message.id, (call) => call.reject(new Error(message.message)))
    else tellListeners(message.channel, message.values)
  }

  const electron = loud('electron', {
    contextBridge: loud('contextBridge', {
      exposeInMainWorld: (key: string, value: unknown): void => port.give(key, value),
    }),
    ipcRenderer,
  })
  const modules: Readonly<Record<string, unknown>> = {
    electron,
    'electron/renderer': electron,
    timers: { setTimeout, setInterval, clearTimeout, clearInterval },
    url: { URL, URLSearchParams },
  }
  const require = (name: string): unknown => {
    const module = modules[name.replace(/^node:/, '')]
    // The words of a sandboxed preload.
    if (module === undefined) throw new Error(`module not found: ${name}`)
    return module
  }
  const process = loud('process', { ...given, env: {}, argv: [], type: 'renderer', sandboxed: true })
  port.onGiven((_key, opened) => {
    // The page's world tells of nothing but windows.
    toMain({ op: 'window-open', ...(opened as OpenedWindow) })
  })
  const module = { exports: {} }
  try {
    runPreload(require, module, module.exports, process)
  } catch (error) {
    toMain({ op: 'preload-failed', error: error instanceof Error ? String(error.stack) : String(error) })
  }
}
