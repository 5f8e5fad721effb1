// A packaged Electron with the runAsNode fuse off cannot be forked as a Node: what it would start is the app once more.
// So the app may not do it here either; the host's own child processes still can.
import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'

export const { fork: nodeFork } = childProcess

/** To be called before the app is loaded. */
export const refuseToFork = (): void => {
  childProcess.fork = () => {
    throw new Error('electron-host: child_process.fork is not there with the runAsNode fuse off')
  }
  syncBuiltinESMExports()
}
