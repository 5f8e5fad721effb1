import { cpSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const here = (path: string) => resolve(import.meta.dirname, path)

// Migrations are plain .sql files that the store reads beside its own code, in a checkout and in a package alike.
const copyMigrations = {
  name: 'copy-migrations',
  writeBundle: () =>
    cpSync(here('src-main/store/migrations'), here('out/main/migrations'), { recursive: true }),
}

export default defineConfig({
  main: {
    plugins: [copyMigrations],
    build: {
      rollupOptions: {
        input: {
          index: here('src-main/electron/index.ts'),
          cli: here('src-main/cli/index.ts'),
          'sync-worker': here('src-main/services/sync-run/sync-worker.ts'),
          'list-thread': here('src-main/services/window/list-thread.ts'),
          'staging-worker': here('src-main/services/sync-run/staging-worker.ts'),
          'keychain-helper': here('src-main/secrets/keychain-helper.ts'),
        },
        // Flat, so that `new URL('./x', import.meta.url)` finds its neighbour from every chunk.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload has no `require` for packages, and must be CommonJS.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: here('src-preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src-renderer'),
    plugins: [react()],
    build: { rollupOptions: { input: { index: here('src-renderer/index.html') } } },
  },
})
