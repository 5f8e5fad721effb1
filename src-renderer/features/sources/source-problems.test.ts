import { describe, expect, it } from 'vitest'
import {
  checkLocally,
  countBySection,
  mergeFindings,
  noFindings,
  problemOfRow,
  problemsOfWhole,
  stillTrue,
} from './source-problems.ts'
import { blankEdit, type SourceValues } from './source-values.ts'

const values = (over: Partial<SourceValues> = {}): SourceValues => ({
  ...blankEdit({ isFirst: true }).values,
  name: 'Corp',
  slug: 'corp',
  serverUri: ['ldaps://dc1'],
  baseDn: 'dc=x',
  userPropertyMappings: ['LDAP: name'],
  groupPropertyMappings: ['LDAP: name'],
  ...over,
})
const paths = (over: Partial<SourceValues>): readonly string[] =>
  checkLocally(values(over), undefined).problems.map(({ path }) => path)

describe('checkLocally', () => {
  it('finds nothing wrong with a complete source', () => {
    expect(checkLocally(values(), undefined)).toEqual(noFindings)
  })

  it('finds wrong filters and DNs while they are typed', () => {
    expect(paths({ userObjectFilter: '(&(mail=*', baseDn: 'dc' })).toEqual(['baseDn', 'userObjectFilter'])
    expect(paths({ userObjectFilter: '(&(mail=*' })).toEqual(['userObjectFilter'])
    expect(paths({ additionalUserDn: 'people' })).toEqual(['additionalUserDn'])
  })

  it('takes an emptied number for a problem of that field', () => {
    expect(paths({ 'limits.percent': '', pageSize: '' })).toEqual(['pageSize', 'limits.percent'])
  })

  it('does not count a server that is still empty', () => {
    expect(paths({ serverUri: ['ldaps://dc1', ' '] })).toEqual([])
    expect(paths({ serverUri: [] })).toEqual(['serverUri'])
  })

  it('knows mappings only once their list is there', () => {
    expect(checkLocally(values(), []).problems.map(({ path }) => path)).toEqual([
      'userPropertyMappings[0]',
      'groupPropertyMappings[0]',
    ])
  })

  it('warns without refusing', () => {
    const { problems, warnings } = checkLocally(values({ tlsVerification: 'none' }), undefined)
    expect([problems, warnings.map(({ path }) => path)]).toEqual([[], ['tlsVerification']])
  })
})

describe('what the main process said', () => {
  const said = {
    problems: [
      { path: 'schedule.sync', message: 'There is no minute 99.' },
      { path: 'slug', message: 'Taken.' },
    ],
    warnings: [],
  }

  it('holds until the field it is about changes', () => {
    const about = values({ 'schedule.sync': '99 * * * *' })
    expect(stillTrue(said, about, about)).toEqual(said)
    expect(
      stillTrue(said, about, { ...about, 'schedule.sync': '9 * * * *' }).problems.map(({ path }) => path),
    ).toEqual(['slug'])
  })

  it('does not repeat what the page says itself', () => {
    const own = { problems: [{ path: 'slug', message: 'Empty.' }], warnings: [] }
    expect(mergeFindings(own, said).problems.map(({ message }) => message)).toEqual([
      'Empty.',
      'There is no minute 99.',
    ])
  })
})

describe('where problems are shown', () => {
  const problems = [
    { path: 'serverUri[1]', message: 'No host.' },
    { path: 'limits.percent', message: 'Too large.' },
    { path: 'limits.count', message: 'Negative.' },
    { path: 'bindPassword', message: 'Missing.' },
    { path: '', message: 'No source.' },
  ]

  it('counts them in the section of their field, nameless ones in the first', () => {
    expect([...countBySection(problems)]).toEqual([
      ['connection', 2],
      ['deletion', 2],
      ['bind', 1],
    ])
  })

  it('tells the problem of a row from that of the whole list', () => {
    expect(problemOfRow(problems, 'serverUri', 1)).toBe('No host.')
    expect(problemOfRow(problems, 'serverUri', 0)).toBeUndefined()
    expect(problemsOfWhole(problems, 'serverUri')).toBeUndefined()
    expect(problemsOfWhole(problems, 'limits.percent')).toBe('Too large.')
  })
})
