// What one expression may use. Steps are counted rather than time wherever possible, so that a dry run and the
// run after it decide alike on a slow machine and on a busy one.

/** QuickJS asks its interrupt handler once in this many loop turns, calls or steps of a regular expression. */
export const stepsPerTick = 10_000

/** Ticks one object may use: two million steps, 20 to 100 ms. An ordinary expression uses none. */
export const ticksPerObject = 200

/** For built-ins that do much in one step (sorting a long list): processor time of one object. */
export const processorMsPerObject = 500

/** After this much time a call hands back what it has and is called again for the rest, far from the deadline. */
export const msPerCall = 250

/** Wall time after which a call is stopped from outside: a built-in that loops for ever asks no interrupt handler. */
export const deadlineMs = 2_000

/** Processor time one mapping may spend on one page; entries after it fail rather than hold up the run. */
export const processorMsPerPage = 5_000

export const memoryBytes = 16 * 1024 * 1024

/**
 * The interpreter's stack. Its own frames are small, but each lies on a far larger one of the host's stack: with
 * 96 KB, nested brackets in a source text overflow that one first and the interpreter is lost.
 */
export const stackBytes = 32 * 1024

/** Characters of JSON that one object's result may have; room for a photo in base64. */
export const resultCharacters = 512 * 1024

/** Characters of JSON handed over in one call: more entries go in the next, to keep both memories small. */
export const callCharacters = 256 * 1024

/** Levels of objects and lists within `attributes`. */
export const resultDepth = 32
