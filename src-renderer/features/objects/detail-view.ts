import type { GroupDetail, PersonDetail } from '../../../src-shared/contract/object-calls.ts'

/** What the details of a person and of a group have in common, for the tabs that show both. */
export interface ObjectView {
  readonly kind: 'user' | 'group'
  readonly id: number
  readonly title: string
  readonly state: PersonDetail['state']
  readonly createdAt: string
  readonly updatedAt: string
  readonly sources: PersonDetail['sources']
  /** Columns such as username and email. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly attributes: PersonDetail['attributes']
  readonly raw: PersonDetail['raw']
}

export const viewPerson = (person: PersonDetail): ObjectView => ({
  ...common(person),
  kind: 'user',
  title: person.name === '' ? person.username : person.name,
  fields: {
    username: person.username,
    name: person.name,
    email: person.email,
    path: person.path,
    isActive: person.isActive,
  },
})

export const viewGroup = (group: GroupDetail): ObjectView => ({
  ...common(group),
  kind: 'group',
  title: group.name,
  fields: { name: group.name },
})

const common = (object: PersonDetail | GroupDetail): Omit<ObjectView, 'kind' | 'title' | 'fields'> => ({
  id: object.id,
  state: object.state,
  createdAt: object.createdAt,
  updatedAt: object.updatedAt,
  sources: object.sources,
  attributes: object.attributes,
  raw: object.raw,
})
