// `npm test`. Plain JavaScript, because it has to say something useful under a Node that cannot run TypeScript.
import { existsSync } from 'node:fs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 24 || (major === 24 && minor < 3)) {
  console.error(
    `Rollcall needs Node 24.3 or newer; this is ${process.versions.node}. "npm ci" installs one into node_modules, ` +
      'and "npm test" uses it. If you ran npm ci with --ignore-scripts, run it again without.',
  )
  process.exit(1)
}

if (!existsSync(new URL('../node_modules/vitest', import.meta.url))) {
  console.error('Run "npm ci" first: the libraries of Rollcall are not installed.')
  process.exit(1)
}

const { runTests } = await import('./test/run-tests.ts')
process.exitCode = await runTests()
