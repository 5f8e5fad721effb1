import { AppError } from '../../src-shared/errors/app-error.ts'
import type { ReadableDb } from '../store/database-handle.ts'
import { findPeople, type Person } from '../store/find-person.ts'

const mostNamed = 5

/** Whom a typed username, user principal name or e-mail address means; throws when it is nobody, or not only one. */
export const requirePerson = (db: ReadableDb, typed: string): Person => {
  const people = findPeople(db, typed)
  const [person] = people
  if (person === undefined) {
    throw new AppError(
      'object.not-found',
      `There is nobody with the username or e-mail address "${typed}".`,
      {
        username: typed,
      },
    )
  }
  if (people.length === 1) return person
  const usernames = people.map(({ username }) => username)
  const named = usernames.slice(0, mostNamed).join(', ')
  const more = usernames.length > mostNamed ? `, and ${usernames.length - mostNamed} more` : ''
  throw new AppError(
    'input.invalid',
    `"${typed}" means ${people.length} people: ${named}${more}. Name one of them by username.`,
    { username: typed, usernames },
  )
}
