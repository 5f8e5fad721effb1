import { describe, expect, it } from 'vitest'
import { createMappingEvaluator } from '../../../src-main/mapping/create-mapping-evaluator.ts'
import { mappingExamples } from './mapping-examples.ts'

const attributes = new Map(
  Object.entries({
    mail: 'Ada@example.com',
    displayName: 'Ada Lovelace',
    telephoneNumber: '1',
    manager: 'CN=Big Boss,DC=x',
    department: 'Sales',
    sAMAccountName: 'ada',
    accountExpires: '9223372036854775807',
    cn: 'GRP_Sales',
    description: 'All of sales',
  }).map(([name, value]) => [name.toLowerCase(), { name, values: [value] }]),
)
const entry = { dn: 'CN=Ada,L=London,DC=x', attributes }

const resultOf = async (id: string) => {
  const example = mappingExamples.find((each) => each.id === id)
  if (example === undefined) throw new Error(`no example ${id}`)
  const { objectType, expression } = example
  const evaluator = await createMappingEvaluator({
    source: { slug: 's', name: 'S', baseDn: 'DC=x' },
    objectType: objectType === 'group' ? 'group' : 'user',
    mappings: [{ name: id, objectType, expression }],
  })
  const [result] = evaluator.evaluatePage([entry], [{ attributes: {} }])
  evaluator.close()
  return result
}

describe('the examples, in the real sandbox', () => {
  it.each([
    ['names', { name: 'Ada Lovelace', attributes: { phone: ['1'] } }],
    ['mail-name', { username: 'ada', attributes: { site: 'London' } }],
    ['department', { attributes: { department: 'Sales', manager: 'Big Boss' } }],
    ['service-accounts', { attributes: {} }],
    ['expired', { attributes: {} }],
    ['group-name', { name: 'Sales', attributes: { description: 'All of sales' } }],
  ])('%s gives what it says', async (id, properties) => {
    expect(await resultOf(id)).toEqual({ kind: 'mapped', properties })
  })

  it('are all held to that', () => {
    expect(mappingExamples).toHaveLength(6)
  })
})
