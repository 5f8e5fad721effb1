import { describe, expect, it } from 'vitest'
import { LdapSource } from '../../../src-shared/domain/ldap-source.ts'
import { blankEdit, changedFields, draftOf, editOf, sourceOf, withoutSecrets } from './source-values.ts'

const source = LdapSource.parse({
  name: 'Corp',
  slug: 'corp',
  serverUri: 'ldaps://a,ldaps://b',
  baseDn: 'dc=x',
  syncUsersPassword: false,
  schedule: { sync: '5 * * * *' },
  limits: { percent: 3 },
})

describe('a source and its values', () => {
  it('are the same after a round trip', () => {
    expect(sourceOf(editOf(source).values)).toEqual(source)
  })

  it('leave out servers that are still empty', () => {
    const { values } = editOf(source)
    expect(sourceOf({ ...values, serverUri: ['ldaps://a', '', ' '] })['serverUri']).toEqual(['ldaps://a'])
  })

  it('keep targets, and leave out those that are still empty', () => {
    const target = { kind: 'file', path: '/srv/people.csv', format: 'csv' } as const
    const { values } = editOf({ ...source, outgoingTargets: [target] })
    const more = { ...values, outgoingTargets: [{ kind: 'webhook', url: ' ' } as const, target] }
    expect([values, more].map((each) => sourceOf(each)['outgoingTargets'])).toEqual([[target], [target]])
  })

  it('let only the first source write passwords back', () => {
    expect(blankEdit({ isFirst: true }).values.syncUsersPassword).toBe(true)
    expect(blankEdit({ isFirst: false }).values.syncUsersPassword).toBe(false)
  })
})

describe('changedFields', () => {
  const before = editOf(source)

  it('names what differs, lists compared by their content', () => {
    const values = {
      ...before.values,
      serverUri: [...before.values.serverUri],
      'limits.percent': 4,
      name: 'HQ',
    }
    expect(changedFields(before, { ...before, values })).toEqual(['name', 'limits.percent'])
  })

  it('counts a secret once it is set or cleared, not when its field was only opened', () => {
    expect(changedFields(before, { ...before, bindPassword: { kind: 'set', value: '' } })).toEqual([])
    expect(changedFields(before, { ...before, bindPassword: { kind: 'set', value: 'x' } })).toEqual([
      'bindPassword',
    ])
    expect(changedFields(before, { ...before, clientKey: { kind: 'clear' } })).toEqual(['clientKey'])
  })
})

describe('draftOf', () => {
  it('keeps a saved secret whose field was opened and left empty', () => {
    const edit = { ...editOf(source), bindPassword: { kind: 'set', value: '' } as const }
    expect(draftOf(edit, 'corp').bindPassword).toEqual({ kind: 'keep' })
  })

  it('says to checks of the fields only that there is a secret', () => {
    const edit = { ...editOf(source), bindPassword: { kind: 'set', value: 'hunter2' } as const }
    const masked = withoutSecrets(draftOf(edit, null))
    expect(masked.bindPassword.kind).toBe('set')
    expect(JSON.stringify(masked)).not.toContain('hunter2')
  })
})
