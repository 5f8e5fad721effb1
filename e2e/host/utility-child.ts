// Loaded first in a utility process: gives it Electron's `process.parentPort`, and takes Node's own channel away, which
// Electron's child does not have.
import { EventEmitter } from 'node:events'

const send = process.send?.bind(process)

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    send?.(message)
  }
}

const parentPort = new ParentPort()
process.on('message', (data) => parentPort.emit('message', { data, ports: [] }))
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
Object.defineProperties(process, {
  parentPort: { value: parentPort },
  type: { value: 'utility' },
  send: { value: undefined },
})
