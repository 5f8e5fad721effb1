import { describe, expect, it } from 'vitest'
import { AppEvent } from '../../src-shared/contract/events.ts'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { describeFailedAction } from './failed-action.ts'
import { createTexts } from './texts.ts'

const english = createTexts('en', 'en')
const busy = new AppError('sync.already-running', 'Another process has just started a run.', { pid: 7 })

describe('describeFailedAction', () => {
  it('names the source and what the tray calls it, in the language of the window', () => {
    const failed = { action: { kind: 'sync', slug: 'lab' }, error: busy, source: 'The lab' } as const
    const event = describeFailedAction(failed, english)
    expect(AppEvent.parse(event)).toEqual({
      kind: 'action.failed',
      title: 'The lab: “Sync now” could not be done',
      code: 'sync.already-running',
      message: 'Another process has just started a run.',
      details: { pid: 7 },
    })
    expect(describeFailedAction(failed, createTexts('de', 'en')).title).toBe(
      'The lab: „Jetzt abgleichen“ ist nicht gelungen',
    )
  })

  it('names no source where it was to be done with all, and keeps the words of a fault', () => {
    const action = { kind: 'pause', until: 'resumed' } as const
    const event = describeFailedAction({ action, error: new Error('broken'), source: undefined }, english)
    expect(event).toMatchObject({ title: '“Pause” could not be done', code: 'internal', message: 'broken' })
  })
})
