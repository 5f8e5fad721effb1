import type { OutgoingTarget } from '../../src-shared/domain/outgoing-target.ts'

/** A target as one text, whatever order its fields were written in. */
export const targetKey = (target: OutgoingTarget): string =>
  target.kind === 'file'
    ? JSON.stringify({ kind: target.kind, path: target.path, format: target.format })
    : JSON.stringify({ kind: target.kind, url: target.url })

/** The target that `targetKey` made a text of: what is stored passed the schema. */
export const parseTarget = (text: string): OutgoingTarget => JSON.parse(text) as OutgoingTarget
