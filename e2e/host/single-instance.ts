// One running app per user-data folder: a lock file with the owner's process id, and a message file for every start
// that came second. Electron uses a socket there; what both sides see is the same.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const messagePrefix = 'host-second-'

export interface SecondInstance {
  readonly argv: string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

/** Takes the folder's lock, or tells its owner about `message` and gives false. */
export const takeInstanceLock = (
  folder: string,
  message: SecondInstance,
  onSecondInstance: (second: SecondInstance) => void,
): boolean => {
  mkdirSync(folder, { recursive: true })
  const owner = claim(folder)
  if (owner === process.pid) {
    watch(folder, () => readMessages(folder, onSecondInstance)).unref()
    process.once('exit', () => releaseInstanceLock(folder))
    return true
  }
  const draft = join(folder, `draft-${process.pid}`)
  writeFileSync(draft, JSON.stringify(message))
  // A renamed file is never seen half written.
  renameSync(draft, join(folder, `${messagePrefix}${process.pid}`))
  return false
}

export const releaseInstanceLock = (folder: string): void => {
  if (readOwner(folder) === process.pid) rmSync(lockFile(folder), { force: true })
}

const lockFile = (folder: string): string => join(folder, 'host.lock')

/** The process that holds the lock now; ours if it was free or its owner has died. */
const claim = (folder: string): number => {
  try {
    writeFileSync(lockFile(folder), String(process.pid), { flag: 'wx' })
    return process.pid
  } catch {
    const owner = readOwner(folder)
    if (owner === process.pid || isAlive(owner)) return owner
    rmSync(lockFile(folder), { force: true })
    return claim(folder)
  }
}

const readOwner = (folder: string): number => {
  try {
    return Number(readFileSync(lockFile(folder), 'utf8'))
  } catch {
    return 0
  }
}

const isAlive = (processId: number): boolean => {
  try {
    return processId > 0 && process.kill(processId, 0)
  } catch {
    return false
  }
}

const readMessages = (folder: string, onSecondInstance: (second: SecondInstance) => void): void => {
  for (const name of readdirSync(folder).filter((file) => file.startsWith(messagePrefix))) {
    const file = join(folder, name)
    // Written by the function above, in another process.
    const second = JSON.parse(readFileSync(file, 'utf8')) as SecondInstance
    rmSync(file)
    onSecondInstance(second)
  }
}
