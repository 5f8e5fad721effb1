import { createServer, type Server } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

export interface MachineLock {
  release(): Promise<void>
}

/**
 * Waits until nobody else on this machine holds the name, for what there can only be one of. The name is a socket of
 * Linux's abstract namespace (unix(7)), so it goes with the process that holds it, however that ends.
 */
export const acquireMachineLock = async (name: string, deadlineMs: number): Promise<MachineLock> => {
  const deadline = Date.now() + deadlineMs
  for (;;) {
    const server = await listen(`\0${name}`)
    if (server !== undefined) return { release: () => close(server) }
    if (Date.now() > deadline)
      throw new Error(`Another process of this machine still holds "${name}" after ${deadlineMs / 1000} s`)
    await delay(100)
  }
}

const listen = (path: string): Promise<Server | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(path, () => resolve(server))
  })

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
  })
