import type { User } from '../../src-shared/domain/user.ts'
import type { DemoDirectory } from '../demo-directory/start-demo-directory.ts'

export interface DemoChange {
  readonly username: string
  /** What happened to them, as a sentence. */
  readonly what: string
}

/**
 * One day in a company: somebody marries, somebody leaves. `spared` is the person the demo has just shown, who should
 * still be there when they are looked up.
 */
export const changeDirectory = (
  directory: DemoDirectory,
  users: readonly User[],
  spared: string | undefined,
): readonly DemoChange[] => {
  const people = users.filter((user) => user.username !== spared && user.isActive && user.email !== '')
  const [married, leaver] = [people.at(1), people.at(-1)]
  const changes: DemoChange[] = []
  if (married !== undefined) changes.push(marry(directory, married))
  if (leaver !== undefined && leaver !== married) changes.push(leave(directory, leaver))
  return changes
}

const familyName = 'Brightwater'

const marry = (directory: DemoDirectory, user: User): DemoChange => {
  const given = user.name.split(' ')[0] ?? user.name
  const name = `${given} ${familyName}`
  const domain = user.email.split('@')[1] ?? 'meridian.example'
  directory.change(dnOf(user), {
    displayName: name,
    sn: familyName,
    mail: `${asciiLetters(given)}.${asciiLetters(familyName)}@${domain}`,
  })
  return { username: user.username, what: `${user.name} has a new mail address` }
}

/** A mail address as companies make them: without marks, and without letters of other alphabets. */
const asciiLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '') || 'new'

const leave = (directory: DemoDirectory, user: User): DemoChange => {
  directory.remove(dnOf(user))
  return { username: user.username, what: `${user.name} was removed from the directory` }
}

const dnOf = (user: User): string => user.sources[0]?.dn ?? ''
