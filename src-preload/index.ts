// The whole of what a page can reach: three functions. It is bundled into one CommonJS file, as the sandbox wants it.
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { callChannel, cancelChannel, eventChannel, type Bridge } from '../src-shared/contract/channels.ts'

const bridge: Bridge = {
  call: (id, name, input) => ipcRenderer.invoke(callChannel, id, name, input),
  cancel: (id) => ipcRenderer.send(cancelChannel, id),
  onEvent: (listener) => {
    // Electron's own event object stays here: it would hand the page a way to send.
    const forward = (_event: IpcRendererEvent, event: unknown): void => listener(event)
    ipcRenderer.on(eventChannel, forward)
    return () => void ipcRenderer.off(eventChannel, forward)
  },
}

contextBridge.exposeInMainWorld('rollcall', bridge)
