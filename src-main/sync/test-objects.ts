// Objects that tests change in the one respect they are about.
import type {
  DesiredGroup,
  DesiredUser,
  StoredUser,
  UserFields,
} from '../../src-shared/domain/sync-object.ts'

const fields: UserFields = {
  username: 'ada',
  name: 'Ada',
  email: 'ada@example.org',
  path: 'sources/corp',
  isActive: true,
}

export const desiredUser = (
  change: Partial<UserFields> = {},
  rest: Partial<Omit<DesiredUser, 'kind' | 'fields'>> = {},
): DesiredUser => ({
  kind: 'user',
  identifier: 'id-1',
  dn: 'uid=ada,dc=example',
  dnKey: 'uid=ada,dc=example',
  memberKey: undefined,
  sid: undefined,
  attributes: { distinguishedName: 'uid=ada,dc=example' },
  provided: ['username', 'name', 'email', 'path', 'attributes.distinguishedName'],
  recheckAt: undefined,
  fields: { ...fields, ...change },
  isActiveReason: 'default',
  ...rest,
})

export const desiredGroup = (name: string): DesiredGroup => ({
  kind: 'group',
  identifier: `id-${name}`,
  dn: `cn=${name},dc=example`,
  dnKey: `cn=${name},dc=example`,
  memberKey: undefined,
  sid: undefined,
  attributes: {},
  provided: ['name'],
  recheckAt: undefined,
  fields: { name },
  parent: undefined,
})

export const storedUser = (
  change: Partial<UserFields> = {},
  rest: Partial<Omit<StoredUser, 'kind' | 'fields'>> = {},
): StoredUser => ({
  ...desiredUser(change),
  connectionId: 1,
  id: 7,
  connectionState: 'present',
  state: 'present',
  updatedAt: '2026-11-23T12:00:00.000Z',
  providedByOthers: [],
  ...rest,
})
