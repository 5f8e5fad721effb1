// slapd as a process: as whom it runs, when it answers, how it ends.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chown, readdir } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** Empty for whoever runs the tests. */
export interface Identity {
  readonly uid?: number
  readonly gid?: number
}

/** Root gives the server away to an account without rights, as slapd itself would with -u; anyone else keeps himself. */
export const unprivilegedIdentity = async (folder: string): Promise<Identity> => {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = [idOfNobody('-u'), idOfNobody('-g')]
  await chown(folder, uid, gid)
  for (const name of await readdir(folder, { recursive: true })) await chown(join(folder, name), uid, gid)
  return { uid, gid }
}

const idOfNobody = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))

/** Starts the server in a prepared folder and resolves once it answers. */
export const launch = async (
  folder: string,
  listeners: string,
  port: number,
  identity: Identity,
): Promise<ChildProcess> => {
  // Level "none" keeps slapd in the foreground and prints only what matters.
  const args = ['-d', 'none', '-f', join(folder, 'slapd.conf'), '-h', listeners]
  const child = spawn(join(folder, 'slapd'), args, { ...identity, stdio: ['ignore', 'ignore', 'pipe'] })
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-10_000)))
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`slapd ended at once:\n${words}`)
    if (await answers(port)) return child
    await delay(20)
  }
  await endProcess(child)
  throw new Error(`slapd did not answer within 15 s:\n${words}`)
}

// An anonymous bind, RFC 4511 section 4.2, message id 1.
const anonymousBind = Buffer.from('300c020101600702010304008000', 'hex')

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(anonymousBind))
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
    socket.once('data', () => {
      resolve(true)
      socket.destroy()
    })
  })

export const endProcess = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  // slapd waits for clients that are still connected; a test does not.
  const impatience = setTimeout(() => child.kill('SIGKILL'), 2000)
  await ended
  clearTimeout(impatience)
}

/** A port nobody listens on now. Another process may take it before we do; then the start fails loudly. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      // A listening TCP server's address is never a pipe name.
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
