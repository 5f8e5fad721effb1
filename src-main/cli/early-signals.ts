// Nothing is imported here: loading the program takes a moment, in which Ctrl-C would end it without its answer.

interface SignalSource {
  on(signal: NodeJS.Signals, listener: () => void): unknown
  off(signal: NodeJS.Signals, listener: () => void): unknown
}

/** Keeps what comes while the program is still being loaded, and tells it to the first who listens. */
export const keepEarlySignals = (source: SignalSource): SignalSource => {
  const came = new Set<NodeJS.Signals>()
  const keepers = new Map(
    (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal): readonly [NodeJS.Signals, () => void] => [
      signal,
      () => void came.add(signal),
    ]),
  )
  for (const [signal, keep] of keepers) source.on(signal, keep)
  return {
    on(signal, listener) {
      source.on(signal, listener)
      const keep = keepers.get(signal)
      if (keep !== undefined) source.off(signal, keep)
      if (came.delete(signal)) listener()
    },
    off: (signal, listener) => source.off(signal, listener),
  }
}
