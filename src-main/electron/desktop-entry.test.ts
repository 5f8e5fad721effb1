import { describe, expect, it } from 'vitest'
import { desktopEntry } from './desktop-entry.ts'

const execOf = (program: string): string | undefined => /^Exec=(.*)$/m.exec(desktopEntry(program))?.[1]

describe('desktopEntry', () => {
  it('starts the program hidden', () => {
    expect(execOf('/opt/Rollcall/rollcall')).toBe('"/opt/Rollcall/rollcall" --hidden')
  })

  it('quotes what the Exec key would read as something else', () => {
    expect(execOf('/home/ann/50% "new"/$x`y\\z')).toBe('"/home/ann/50%% \\"new\\"/\\$x\\`y\\\\z" --hidden')
  })
})
