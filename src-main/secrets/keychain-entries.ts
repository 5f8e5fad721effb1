// Which keychain entries make up a secret. A bind password is one, `<slug>/bind-password`. A client key is too large
// for one on Windows, so `<slug>/client-key` is a manifest and the key lies in pieces beside it (secret-pieces.ts).
// A locked keychain answers "not found" for what it holds and "nothing there" to a deletion (libsecret 0.20), so
// nothing here believes those answers without a second question.
import { AppError } from '../../src-shared/errors/app-error.ts'
import {
  joinPieces,
  manifestFor,
  maxPieces,
  parseManifest,
  printManifest,
  type PieceSet,
} from './secret-pieces.ts'
import type { SecretKind } from './secret-store.ts'

export interface Keychain {
  get(account: string): Promise<string | undefined>
  set(account: string, value: string): Promise<void>
  delete(account: string): Promise<boolean>
}

export interface ValueToWrite {
  readonly slug: string
  readonly kind: SecretKind
  readonly value: string
  /** The value as pieces that fit into a keychain entry. */
  readonly pieces: readonly string[]
  /** Whether the index knew it before. */
  readonly isKnown: boolean
}

/** Rejects with `secrets.locked` or `secrets.damaged`, never with "not found": the index says it was put there. */
export const readValue = async (keychain: Keychain, slug: string, kind: SecretKind): Promise<string> => {
  const account = accountOf(slug, kind)
  const entry = await getKnown(keychain, account)
  if (entry === undefined) throw damaged('it is not in the keychain any more, or writing it was interrupted')
  if (kind !== 'client-key') return entry
  const value = await readPieces(keychain, account, entry)
  if (value !== undefined) return value
  // Another process may have replaced the key while its pieces were read: its new manifest says where to look.
  const newerEntry = await getKnown(keychain, account)
  const newerValue =
    newerEntry === undefined || newerEntry === entry
      ? undefined
      : await readPieces(keychain, account, newerEntry)
  if (newerValue === undefined) throw damaged('what is in the keychain is not complete')
  return newerValue
}

const readPieces = async (
  keychain: Keychain,
  account: string,
  entry: string,
): Promise<string | undefined> => {
  const manifest = parseManifest(entry)
  if (manifest === undefined) return undefined
  const pieces: (string | undefined)[] = []
  for (let position = 1; position <= manifest.pieces; position += 1)
    pieces.push(await getKnown(keychain, pieceAccount(account, manifest.set, position)))
  return joinPieces(manifest, pieces)
}

/** An entry that should be there. Undefined only when the keychain is open and really does not have it. */
const getKnown = async (keychain: Keychain, account: string): Promise<string | undefined> => {
  const entry = await keychain.get(account)
  if (entry !== undefined) return entry
  await requireUnlocked(keychain)
  return keychain.get(account)
}

/** Writing is the only question that a locked keychain answers with "locked" instead of "not found". */
const requireUnlocked = async (keychain: Keychain): Promise<void> => {
  await keychain.set('is-unlocked', 'yes')
  await keychain.delete('is-unlocked')
}

/** Puts a value into the keychain; until the last entry is written, the former value stays the one that is read. */
export const writeValue = async (keychain: Keychain, secret: ValueToWrite): Promise<void> => {
  const { slug, kind, value, pieces, isKnown } = secret
  const account = accountOf(slug, kind)
  if (kind === 'client-key') await writePieces(keychain, { account, value, pieces, isKnown })
  else await writeEntry(keychain, account, value)
}

const writeEntry = async (keychain: Keychain, account: string, value: string): Promise<void> => {
  await keychain.set(account, value)
  if ((await keychain.get(account)) !== value) throw damaged('the keychain did not keep it as it was given')
}

interface PiecesToWrite {
  readonly account: string
  readonly value: string
  readonly pieces: readonly string[]
  readonly isKnown: boolean
}

const writePieces = async (keychain: Keychain, secret: PiecesToWrite): Promise<void> => {
  const { account, value, pieces, isKnown } = secret
  const oldEntry = isKnown ? await getKnown(keychain, account) : await keychain.get(account)
  const oldSet = oldEntry === undefined ? undefined : parseManifest(oldEntry)?.set
  const set = oldSet === 'a' ? 'b' : 'a'
  for (const [at, piece] of pieces.entries())
    await writeEntry(keychain, pieceAccount(account, set, at + 1), piece)
  await writeEntry(keychain, account, printManifest(manifestFor(set, value, pieces.length)))
  try {
    await sweep(keychain, account, { set, after: pieces.length })
    await sweep(keychain, account, { set: set === 'a' ? 'b' : 'a', after: 0 })
  } catch {
    // The new value is in place and readable. What is left of the old one is swept by the next write or removal.
  }
}

/** Removes every entry of a secret, or says that the keychain is locked. */
export const removeValue = async (keychain: Keychain, slug: string, kind: SecretKind): Promise<void> => {
  // Deleting from a locked keychain answers "nothing there" and would leave the secret behind, forgotten.
  await requireUnlocked(keychain)
  const account = accountOf(slug, kind)
  await keychain.delete(account)
  if (kind !== 'client-key') return
  await sweep(keychain, account, { set: 'a', after: 0 })
  await sweep(keychain, account, { set: 'b', after: 0 })
}

const sweep = async (
  keychain: Keychain,
  account: string,
  pieces: { readonly set: PieceSet; readonly after: number },
): Promise<void> => {
  for (let position = pieces.after + 1; position <= maxPieces; position += 1)
    await keychain.delete(pieceAccount(account, pieces.set, position))
}

const accountOf = (slug: string, kind: SecretKind): string => `${slug}/${kind}`
const pieceAccount = (account: string, set: PieceSet, position: number): string =>
  `${account}/${set}${position}`

const damaged = (why: string): AppError => new AppError('secrets.damaged', why)
