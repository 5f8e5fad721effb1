// A packaged Rollcall is its own command line: there is no "Electron as node" (the runAsNode fuse is off), so the
// program itself looks at its arguments before it becomes a window.
import { app } from 'electron'

/** Runs a command without a window and ends the program with its exit code. */
export const runAsCommandLine = async (args: readonly string[]): Promise<void> => {
  // macOS would show an icon in the dock for as long as the command runs.
  app.dock?.hide()
  process.argv = [process.execPath, 'rollcall', ...args]
  // Beside this file in the bundle, which is flat (electron.vite.config.ts). It sets `process.exitCode` when it is done.
  await import(/* @vite-ignore */ new URL('./cli.js', import.meta.url).href)
  await Promise.all([process.stdout, process.stderr].map(written))
  app.exit(Number(process.exitCode ?? 0))
}

const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((done) => void stream.write('', () => done()))
