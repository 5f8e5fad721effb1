import type { DesiredObject, ObjectRef, StoredObject } from '../../../src-shared/domain/sync-object.ts'
import type { KindRun } from './run-context.ts'

/** Notes under which keys memberships find an object from now on, and which keys it no longer has. */
export const noteKeys = (
  { keys }: KindRun,
  {
    desired,
    ref,
    stored,
  }: {
    readonly desired: DesiredObject
    readonly ref: ObjectRef
    readonly stored: StoredObject | undefined
  },
): void => {
  const now = keys.byMember === keys.byDn ? desired.dnKey : desired.memberKey
  keys.byDn.set(desired.dnKey, ref)
  if (now !== undefined) keys.byMember.set(now, ref)
  if (desired.sid !== undefined) {
    const others = keys.bySid.get(desired.sid)
    if (others === undefined) keys.bySid.set(desired.sid, [ref])
    else others.push(ref)
  }
  // Only what is stored can be found under an old key.
  if (ref > 0) keys.decided.add(ref)
  if (stored?.sid !== desired.sid) keys.sidMoves.push({ ref, from: stored?.sid, to: desired.sid })
  const wasPresent = stored !== undefined && stored.connectionState !== 'deleted'
  const before = keys.byMember === keys.byDn ? stored?.dnKey : stored?.memberKey
  if (wasPresent && before === now) return
  if (now !== undefined && keys.isFollowed) keys.gained.set(now, ref)
  if (stored !== undefined && wasPresent && before !== undefined)
    keys.lost.set(before, { id: stored.id, dn: stored.dn })
}
