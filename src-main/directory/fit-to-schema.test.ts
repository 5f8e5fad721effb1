import { describe, expect, it } from 'vitest'
import { parseAttributeTypes } from './attribute-schema.ts'
import { fitToSchema } from './fit-to-schema.ts'
import { jumpCloud } from './vendors/jumpcloud.ts'
import { standardProposal } from './vendors/directory-vendor.ts'

const schemaOf = (...names: readonly string[]) =>
  parseAttributeTypes(names.map((name, index) => `( 1.2.3.${index} NAME '${name}' )`))

const lookupWith = (...names: readonly string[]) =>
  fitToSchema(standardProposal, schemaOf('entryUUID', 'member', ...names)).proposal.lookupGroupsFromUser

describe('fitToSchema', () => {
  it('leaves alone what the server knows, in whatever case it writes it', () => {
    const { proposal, advice } = fitToSchema(standardProposal, schemaOf('ENTRYuuid', 'member'))
    expect(proposal).toMatchObject(standardProposal)
    expect(advice).toEqual([])
  })

  it('takes another lasting identifier where the server has not the usual one, and says so', () => {
    const { proposal, advice } = fitToSchema(standardProposal, schemaOf('nsuniqueid', 'member'))
    expect(proposal.objectUniquenessField).toEqual({
      value: 'nsUniqueId',
      reason:
        'The schema of the server has no entryUUID; nsUniqueId stays when an entry is renamed or moved.',
    })
    expect(advice).toEqual([])
  })

  it('says which attributes the server does not have, where there is nothing better', () => {
    const { proposal, advice } = fitToSchema(jumpCloud.proposal, schemaOf('cn', 'mail'))
    expect(proposal.objectUniquenessField?.value).toBe('uid')
    expect(advice).toEqual([
      expect.stringContaining('no uid, which objectUniquenessField names'),
      expect.stringContaining('no member, which groupMembershipField names'),
    ])
  })

  it('proposes to read the groups, and tells of memberOf where the server knows it', () => {
    expect(lookupWith()).toMatchObject({ value: false, reason: expect.not.stringContaining('memberOf') })
    expect(lookupWith('memberOf')).toMatchObject({
      value: false,
      reason: expect.stringContaining('knows memberOf as well'),
    })
  })

  it('doubts nothing where the schema is kept back, and says that it was', () => {
    const { proposal, advice } = fitToSchema(standardProposal, undefined)
    expect(proposal).toMatchObject(standardProposal)
    expect(advice).toEqual([expect.stringContaining('could not be read')])
  })
})
