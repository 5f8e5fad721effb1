import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { isPackage, isRealElectron } from './launch.ts'

const second = 1000

// Every report says on what it was made: a pass on the stand-in is not a pass on Electron (docs/testing.md).
const runsOn = `${isRealElectron ? 'electron' : 'stand-in'}, ${isPackage ? 'package' : 'checkout'}`

export default defineConfig({
  testDir: './specs',
  outputDir: resolve(import.meta.dirname, '../test-results/e2e'),
  projects: [{ name: runsOn }],
  // Two cores: more apps at once only make each of them late.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Starting takes one second; the longest spec syncs a directory.
  timeout: 60 * second,
  expect: { timeout: 10 * second },
  use: { actionTimeout: 10 * second, navigationTimeout: 15 * second, trace: 'off' },
  reporter: [['list']],
})
