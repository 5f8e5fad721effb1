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
  const identity = { uid: idOfNobody('-u'), gid: idOfNobody('-g') }
  await giveTo(folder, identity)
  return identity
}

/** Gives a folder with all in it to the account a server will run as. */
export const giveTo = async (folder: string, { uid, gid }: Identity): Promise<void> => {
  if (uid === undefined || gid === undefined) return
  await chown(folder, uid, gid)
  for (const name of await readdir(folder, { recursive: true })) await chown(join(folder, name), uid, gid)
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
  await waitForAnswer(child, port, 'slapd')
  return child
}

/** Resolves once a server that was just started answers; rejects with its last words when it will not. */
export const waitForAnswer = async (
  child: ChildProcess,
  port: number,
  name: string,
  deadlineMs = 15_000,
): Promise<void> => {
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-10_000)))
  const deadline = Date.now() + deadlineMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${name} ended at once:\n${words}`)
    if (await answers(port)) return
    await delay(20)
  }
  await endProcess(child)
  throw new Error(`${name} did not answer within ${deadlineMs / 1000} s:\n${words}`)
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

export const endProcess = async (child: ChildProcess, { patienceMs = 2000 } = {}): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  // slapd waits for clients that are still connected; a test does not.
  const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
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
