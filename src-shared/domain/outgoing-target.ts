import { z } from 'zod'
import { AppError } from '../errors/app-error.ts'
import { isLoopbackHost, parseServerUri } from './server-uri.ts'

// Where a source passes its changes on to (docs/outgoing.md).

export const outgoingFormats = ['csv', 'jsonl', 'ldif'] as const
export type OutgoingFormat = (typeof outgoingFormats)[number]

/** What is wrong with the path of a file export, undefined when it can be used. */
const filePathProblem = (path: string): string | undefined => {
  if (/\p{Cc}/u.test(path)) return 'The path holds a control character. Remove it.'
  // The window, the command line and a service each start in another folder.
  if (!/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path))
    return 'Write the whole path of the file, such as "/srv/exports/people.csv".'
  return /[\\/]\.{0,2}$/.test(path) ? 'This is a folder. Add the name of a file.' : undefined
}

/** What is wrong with the address of a webhook, undefined when it can be used. */
export const webhookUrlProblem = (url: string): string | undefined => {
  const [, scheme, authority] = /^(https?):\/\/([^/?#]*)(?:[/?][\x21-\x22\x24-\x7e]*)?$/i.exec(url) ?? []
  if (scheme === undefined || authority === undefined)
    return 'This is no address of a webhook. Write one such as "https://hooks.example.com/rollcall".'
  if (authority.includes('@'))
    return 'The address holds a user name. Remove it: every message is signed with the webhook secret instead.'
  const host = hostOf(authority)
  if (host === undefined)
    return 'The host of this address is wrong. Write a host name or an address after "//".'
  return scheme.toLowerCase() === 'http' && !isLoopbackHost(host)
    ? 'Changes go out encrypted only. Use https://; http:// is for this computer (127.0.0.1) alone.'
    : undefined
}

// Host and port are written as in an address of a directory.
const hostOf = (authority: string): string | undefined => {
  try {
    return parseServerUri(`ldap://${authority}`).host
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

const checked = (problemOf: (text: string) => string | undefined) =>
  z
    .string()
    .trim()
    .superRefine((text, context) => {
      const message = problemOf(text)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    })

export const OutgoingTarget = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('file'),
      path: checked(filePathProblem),
      format: z.enum(outgoingFormats),
    }),
    z.strictObject({ kind: z.literal('webhook'), url: checked(webhookUrlProblem) }),
  ],
  'Write { "kind": "file", "path", "format" } or { "kind": "webhook", "url" }.',
)
export type OutgoingTarget = z.infer<typeof OutgoingTarget>

/** What makes a target that one and no other: two formats of one file would overwrite each other. */
export const addressOf = (target: OutgoingTarget): string =>
  target.kind === 'file' ? target.path : target.url

const mostTargets = 10

export const outgoingTargetsField = z
  .array(OutgoingTarget)
  .max(mostTargets, `At most ${mostTargets} targets. Remove some.`)
  .superRefine((targets, context) => {
    const addresses = targets.map(addressOf)
    for (const [index, address] of addresses.entries())
      if (addresses.indexOf(address) !== index)
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `"${address}" is listed twice. Remove one.`,
        })
  })
