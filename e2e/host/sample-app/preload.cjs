const { contextBridge, ipcRenderer } = require('electron')

const attempt = (act) => {
  try {
    return act()
  } catch (error) {
    return error.message
  }
}

contextBridge.exposeInMainWorld('sample', {
  invoke: (channel, value) => ipcRenderer.invoke(channel, value),
  send: (channel, value) => ipcRenderer.send(channel, value),
  onEvent: (listener) => {
    const forward = (_event, text) => listener(text)
    ipcRenderer.on('event', forward)
    return () => ipcRenderer.removeListener('event', forward)
  },
  add: (a, b) => a + b,
  nested: { values: [1, { deep: true }], make: (x) => ({ x, more: (y) => x + y }) },
  callBack: (listener) => listener(41) + 1,
  rejects: () => Promise.reject(new RangeError('no')),
  throws: () => {
    throw new TypeError('bad')
  },
  date: new Date(0),
  map: new Map([['a', 1]]),
  bytes: new Uint8Array([1, 2]),
  symbolError: attempt(() => contextBridge.exposeInMainWorld('symbol', { value: Symbol('x') })),
  moduleError: attempt(() => require('node:fs')),
})
