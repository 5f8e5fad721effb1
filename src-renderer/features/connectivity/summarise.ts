import type { CallOutput } from '../../../src-shared/contract/contract.ts'

interface Summary {
  readonly servers: number
  readonly failing: number
  /** Sources that no check has looked at yet. */
  readonly unchecked: number
}

/** How it stands altogether. Sources that are switched off count for nothing. */
export const summarise = (
  sources: readonly { readonly slug: string; readonly enabled: boolean }[],
  reports: CallOutput<'sources.connectivity'>,
): Summary => {
  const enabled = sources.filter((source) => source.enabled)
  const found = enabled.map(({ slug }) => reports.find((each) => each.slug === slug)?.report ?? null)
  const servers = found.flatMap((report) => report?.servers ?? [])
  return {
    servers: servers.length,
    failing: servers.filter(({ status }) => status !== 'ok').length,
    unchecked: found.filter((report) => report === null).length,
  }
}
