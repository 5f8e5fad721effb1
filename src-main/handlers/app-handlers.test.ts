import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openApiTestWorld } from './api-test-world.ts'

it('saves the diagnostics that were shown, whatever happened since', async () => {
  const world = await openApiTestWorld()
  try {
    const shown = await world.call('diagnostics.preview', undefined)
    const settings = await world.call('settings.get', undefined)
    await world.call('settings.save', { ...settings, historyDays: 77 })
    world.chosen.file = join(world.dataFolder, 'diagnostics.txt')
    await world.call('diagnostics.save', undefined)
    const saved = await readFile(world.chosen.file, 'utf8')
    for (const part of shown) expect(saved).toContain(part.text.trim())
  } finally {
    await world.close()
  }
})
