import type { MessageId } from '../../../src-shared/messages/catalogue.ts'
import type { Text } from '../../ui/use-text.ts'

const missingReasons: ReadonlyMap<string, MessageId> = new Map([
  ['gone', 'run.reason.gone'],
  ['moved-out-of-base', 'run.reason.moved-out-of-base'],
  ['filter', 'run.reason.filter'],
  ['not-readable', 'run.reason.not-readable'],
])

/** Why an entry is missing (rule S8), in words; a reason this window does not know is shown as it is. */
export const missingWords = (text: Text, reason: string | null): string => {
  if (reason === null) return text('object.reason.unknown')
  const known = missingReasons.get(reason)
  return known === undefined ? reason : text(known)
}

const changes: ReadonlyMap<string, MessageId> = new Map([
  ['created', 'run.change.created'],
  ['updated', 'run.change.updated'],
  ['restored', 'run.change.restored'],
  ['linked', 'run.change.linked'],
  ['suspect', 'run.change.suspect'],
  ['deleted', 'run.change.deleted'],
  ['deactivated', 'run.change.deactivated'],
  ['kept', 'run.change.kept'],
  ['added', 'object.joined'],
  ['removed', 'object.left'],
  ['conflict', 'run.change.conflict'],
  ['failed', 'run.change.failed'],
  ['skipped', 'run.change.skipped'],
])

export const changeWords = (text: Text, change: string): string => {
  const known = changes.get(change)
  return known === undefined ? change : text(known)
}

const inactiveRules: ReadonlyMap<string, MessageId> = new Map([
  ['mapping', 'object.inactiveMapping'],
  ['missing', 'object.inactiveMissing'],
  ['userAccountControl', 'object.inactive.userAccountControl'],
  ['msDS-User-Account-Control-Computed', 'object.inactive.computedControl'],
  ['lockoutTime', 'object.inactive.lockoutTime'],
  ['loginDisabled', 'object.inactive.loginDisabled'],
  ['nsAccountLock', 'object.inactive.nsAccountLock'],
  ['pwdAccountLockedTime', 'object.inactive.pwdAccountLockedTime'],
  ['accountExpires', 'object.inactive.accountExpires'],
  ['krbPrincipalExpiration', 'object.inactive.krbPrincipalExpiration'],
  ['shadowExpire', 'object.inactive.shadowExpire'],
])

/** Which rule decided whether an account is active, as a sentence. */
export const accountWords = (
  text: Text,
  { isActive, rule }: { readonly isActive: boolean; readonly rule: string },
): string => {
  if (isActive) return text(rule === 'mapping' ? 'object.activeMapping' : 'object.activeDefault')
  const known = inactiveRules.get(rule)
  return known === undefined ? text('object.inactiveOther', { rule }) : text(known)
}
