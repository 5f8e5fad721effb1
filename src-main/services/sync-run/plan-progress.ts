// How far a plan is written, in memory that two threads share: the one that writes the file and the one that follows.
// One number holds both facts, the end in bytes and whether it is the last, so that no change can fall between them.

/** Crosses to the other thread as it is. */
export type PlanProgress = SharedArrayBuffer

export const createPlanProgress = (): PlanProgress => new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)

/** The file has whole records up to `end`; with `isLast` there will be no more. */
export const tellWritten = (
  progress: PlanProgress,
  { end, isLast }: { readonly end: number; readonly isLast: boolean },
): void => {
  const view = new BigInt64Array(progress)
  Atomics.store(view, 0, encode(end, isLast))
  Atomics.notify(view, 0)
}

/**
 * The parts of the file as they get written, each beginning where the one before ended. Blocks the thread while it
 * waits, so it belongs into a thread that has nothing else to do.
 */
export function* writtenParts(
  progress: PlanProgress,
): Generator<{ readonly start: number; readonly end: number }, void, void> {
  const view = new BigInt64Array(progress)
  let start = 0
  for (;;) {
    const state = Atomics.load(view, 0)
    const end = Number(state >> 1n)
    if (end > start) yield { start, end }
    start = end
    if ((state & 1n) === 1n) return
    Atomics.wait(view, 0, state)
  }
}

const encode = (end: number, isLast: boolean): bigint => (BigInt(end) << 1n) | (isLast ? 1n : 0n)
