import { describe, expect, it } from 'vitest'
import {
  applyProposals,
  isStarted,
  namedAfterServer,
  problemsOfStep,
  proposalsOf,
  stepOfProblem,
} from './guided-steps.ts'
import { blankEdit } from './source-values.ts'

const blank = blankEdit({ isFirst: true })
const reason = 'Because.'

describe('proposals', () => {
  const detected = {
    vendor: 'OpenLDAP',
    version: '2.6',
    advice: [],
    fields: [
      { field: 'pageSize', value: 1000, reason },
      { field: 'bindPassword', value: 'hunter2', reason },
      { field: 'colour', value: 'red', reason },
      { field: 'userPropertyMappings', value: ['OpenLDAP: uid'], reason },
      { field: 'baseDn', value: 'dc=x', reason },
    ],
  }

  it('are those the editor has a field for, in the order of the form, never a secret', () => {
    expect(proposalsOf(detected).map(({ field }) => field)).toEqual([
      'baseDn',
      'userPropertyMappings',
      'pageSize',
    ])
  })

  it('are taken over', () => {
    const values = applyProposals(blank.values, proposalsOf(detected))
    expect([values.baseDn, values.userPropertyMappings, values.pageSize]).toEqual([
      'dc=x',
      ['OpenLDAP: uid'],
      1000,
    ])
  })

  it('of another kind than their field are left out', () => {
    const wrong = [
      { field: 'baseDn', value: 7, reason },
      { field: 'userPropertyMappings', value: 'OpenLDAP: uid', reason },
      { field: 'groupPropertyMappings', value: [1], reason },
      { field: 'syncUsers', value: 'yes', reason },
    ] as const
    expect(applyProposals(blank.values, wrong)).toEqual(blank.values)
  })
})

const valuesAt = (uri: string) => ({ ...blank.values, serverUri: [uri] })

describe('namedAfterServer', () => {
  it.each([
    ['ldaps://DC1.corp.example.com:636/', 'dc1-corp-example-com'],
    ['ldap://[::1]:1389', '1'],
    ['', 'directory'],
  ])('makes of %s the short name %s', (uri, slug) => {
    expect(namedAfterServer(valuesAt(uri), 'OpenLDAP').slug).toBe(slug)
  })

  it('keeps what the person has chosen', () => {
    const named = namedAfterServer({ ...valuesAt('ldap://a'), name: 'Head office', slug: 'hq' }, 'OpenLDAP')
    expect([named.name, named.slug]).toEqual(['Head office', 'hq'])
    expect(namedAfterServer(valuesAt('ldap://a'), 'N/A').name).toBe('LDAP (a)')
  })
})

const problemAt = (path: string) => ({ path, message: 'Wrong.' })

describe('problems of steps', () => {
  it('hold back only the step that asks for the field', () => {
    const problems = [problemAt('serverUri[0]'), problemAt('baseDn'), problemAt('bindCn')]
    expect(problemsOfStep('address', problems)).toEqual([problemAt('serverUri[0]')])
    expect(problemsOfStep('credentials', problems)).toEqual([problemAt('bindCn')])
    expect(problemsOfStep('check', problems)).toEqual([])
  })

  it('lead back to the step of the field', () => {
    expect(stepOfProblem(problemAt('groupPropertyMappings[0]'))).toBe('proposal')
    expect(stepOfProblem(problemAt('limits.percent'))).toBeUndefined()
  })
})

describe('isStarted', () => {
  it('is about what a person entered, not about defaults', () => {
    expect(isStarted(blank)).toBe(false)
    expect(isStarted({ ...blank, values: { ...blank.values, serverUri: [' '] } })).toBe(false)
    expect(isStarted({ ...blank, values: { ...blank.values, serverUri: ['ldap://a'] } })).toBe(true)
  })
})
