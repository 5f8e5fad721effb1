import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const slow = ['**/*.integration.test.ts', '**/*.fault.test.ts']

export default defineConfig({
  test: {
    // Two cores: more workers only make the real servers of the integration tests slower.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Some hold a property against hundreds of inputs; on a busy machine five seconds are too few for that.
          testTimeout: 30_000,
          include: ['src-*/**/*.test.ts', 'scripts/**/*.test.ts', 'e2e/servers/*.test.ts', '*.test.ts'],
          exclude: ['**/node_modules/**', ...slow],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'window',
          // Clicking through a page takes seconds on a busy machine.
          testTimeout: 30_000,
          include: ['src-renderer/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['scripts/window-tests.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: slow.map((pattern) => `src-*/${pattern}`),
          globalSetup: ['e2e/servers/serve-shared-servers.ts'],
          exclude: ['**/node_modules/**'],
          // A test of the command line starts twenty processes, each of which takes seconds on a busy machine.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
