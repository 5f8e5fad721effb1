import { AppError } from '../../src-shared/errors/app-error.ts'
import { readText } from './read-text.ts'
import { Secret } from '../../src-shared/domain/secret.ts'

export type SecretInput = NodeJS.ReadStream | (NodeJS.ReadableStream & { readonly isTTY?: boolean })

export interface SecretQuestion {
  readonly input: SecretInput
  /** Where the prompt goes; never stdout, which is the answer's. */
  readonly prompt: NodeJS.WritableStream
  readonly label: string
  readonly signal: AbortSignal
  /** True where the caller answers to an empty secret itself. */
  readonly mayBeEmpty?: boolean
}

/** A client key with its chain is a few KiB; more than this is a wrong file. */
const maxBytes = 256 * 1024

/**
 * Reads a secret: from a terminal with a prompt and without echo, else all of stdin. One newline at the end is taken
 * off, as editors and `echo` add it. An empty secret is refused (RFC 4513 section 5.1.2: a bind without password
 * succeeds without proving anything).
 */
export const readSecret = async (question: SecretQuestion): Promise<Secret> => {
  const { input } = question
  const text =
    input.isTTY === true && 'setRawMode' in input
      ? await readFromTerminal(input, question)
      : await readText(input, question.signal, maxBytes)
  const value = text.replace(/\r?\n$/, '')
  if (value === '' && question.mayBeEmpty !== true) {
    throw new AppError('input.invalid', 'The secret is empty; nothing was stored.', {
      problems: [
        { path: 'stdin', message: 'a value is needed, for example: printf %s "$PASSWORD" | rollcall ...' },
      ],
    })
  }
  return new Secret(value)
}

/** Raw mode, because readline would echo; the keys of a line editor that matter are handled here. */
const readFromTerminal = (input: NodeJS.ReadStream, question: SecretQuestion): Promise<string> =>
  new Promise((resolve, reject) => {
    let typed = ''
    const end = (settle: () => void): void => {
      input.off('data', onData)
      question.signal.removeEventListener('abort', onAbort)
      input.setRawMode(false)
      input.pause()
      question.prompt.write('\n')
      settle()
    }
    const cancel = (): void => end(() => reject(new AppError('sync.cancelled', 'Cancelled.')))
    const onAbort = (): void => cancel()
    const onData = (data: Buffer): void => {
      for (const key of data.toString('utf8')) {
        if (key === '\u0004') return end(() => resolve(typed))
        if (key === '\r' || key === '\n') {
          if (!isOpenPem(typed)) return end(() => resolve(typed))
          typed += '\n'
          continue
        }
        if (key === '\u0003') return cancel()
        if (key === '\u007F' || key === '\b') typed = [...typed].slice(0, -1).join('')
        else if (key === '\u0015') typed = ''
        else typed += key
      }
    }
    question.prompt.write(`${question.label}: `)
    input.setRawMode(true)
    input.resume()
    input.on('data', onData)
    question.signal.addEventListener('abort', onAbort, { once: true })
  })

/** A pasted PEM key has many lines; the line end after its last one is the end. */
const isOpenPem = (typed: string): boolean =>
  typed.trimStart().startsWith('-----BEGIN') && !/-----END [^-]+-----\s*$/.test(typed)
