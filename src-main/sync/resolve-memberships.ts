/** What one group's members become: who joins, who leaves. */
export interface MembershipChange {
  readonly added: readonly number[]
  readonly removed: readonly number[]
}

/** The difference between the members a source gave a group so far and those it gives now. */
export const compareMembers = (before: Iterable<number>, now: ReadonlySet<number>): MembershipChange => {
  const known = new Set<number>()
  const removed: number[] = []
  for (const member of before) {
    known.add(member)
    if (!now.has(member)) removed.push(member)
  }
  const added: number[] = []
  for (const member of now) if (!known.has(member)) added.push(member)
  return { added, removed }
}
