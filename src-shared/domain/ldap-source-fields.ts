import { z } from 'zod'
import { AppError } from '../errors/app-error.ts'
import { parseDn } from '../ldap-syntax/distinguished-name.ts'
import { parseFilter } from '../ldap-syntax/search-filter.ts'
import { parseMembershipField } from './membership-field.ts'
import { parseServerUri } from './server-uri.ts'

// The kinds of field a source has. Each says what is wrong and what to write instead.

/** Text that must pass a check, which returns the problem or undefined. */
const checkedText = (check: (text: string) => string | undefined) =>
  z
    .string()
    .trim()
    .superRefine((text, context) => {
      const message = check(text)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    })

const problemOf = (parse: () => unknown): string | undefined => {
  try {
    parse()
    return undefined
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

export const baseDnField = checkedText((text) =>
  text === ''
    ? 'The base DN is empty. Write the DN below which people and groups lie, such as "dc=example,dc=com".'
    : problemOf(() => parseDn(text)),
)

/** A DN that may be left empty. */
export const dnField = checkedText((text) => problemOf(() => parseDn(text)))

export const filterField = checkedText((text) => problemOf(() => parseFilter(text)))

const attributeDescription = /^(?:[A-Za-z][A-Za-z0-9_-]*|\d+(?:\.\d+)+)(?:;[A-Za-z0-9_-]+)*$/

const attributeProblem = (text: string): string | undefined =>
  attributeDescription.test(text)
    ? undefined
    : 'This is no attribute name. Write one such as "objectGUID" or "entryUUID".'

export const attributeField = checkedText(attributeProblem)

export const optionalAttributeField = checkedText((text) =>
  text === '' ? undefined : attributeProblem(text),
)

export const membershipField = checkedText((text) =>
  attributeDescription.test(parseMembershipField(text).attribute)
    ? undefined
    : 'This is no attribute name. Write one such as "member", or "memberOf:1.2.840.113556.1.4.1941:" with a matching rule.',
)

export const requiredText = (what: string) =>
  checkedText((text) => (text === '' ? `${what} is empty. Fill it in.` : undefined))

export const slugField = checkedText((text) =>
  /^[-a-zA-Z0-9_]+$/.test(text) ? undefined : 'Use letters, digits, "-" and "_" only, at least one.',
)

export const serverUriField = z.preprocess(
  (input) =>
    typeof input === 'string'
      ? input
          .split(',')
          .map((uri) => uri.trim())
          .filter((uri) => uri !== '')
      : input,
  z
    .array(
      checkedText((text) => problemOf(() => parseServerUri(text))),
      'Write one address such as "ldaps://dc1.example.com", several separated by commas, or a list.',
    )
    .min(1, 'Write at least one address such as "ldaps://dc1.example.com".')
    .superRefine((uris, context) => {
      for (const [index, uri] of uris.entries())
        if (uris.indexOf(uri) !== index)
          context.addIssue({
            code: 'custom',
            path: [index],
            message: `"${uri}" is listed twice. Remove one.`,
          })
    }),
)

const certificateBlock = /-----BEGIN CERTIFICATE-----\s+[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/

/** PEM certificates, or nothing. Only the shape is checked here; reading them is for the side that has a library. */
export const certificateField = checkedText((text) => {
  if (text === '') return undefined
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    return 'This holds a private key, which is never kept here. Paste the certificate only, and give the key to "secret set SLUG client-key".'
  if (certificateBlock.test(text)) return undefined
  return 'This is no certificate in PEM form. Paste the text from "-----BEGIN CERTIFICATE-----" to "-----END CERTIFICATE-----".'
})

/** Cron text by shape only; which values it may have is for the scheduler's library to say. */
export const cronField = checkedText((text) =>
  text === '' || /^\S+(?:\s+\S+){4,5}$/.test(text) || /^@[a-z]+$/i.test(text)
    ? undefined
    : 'This is no cron text. Write five fields, such as "15 */2 * * *", or leave it empty for the default.',
)

export const cipherField = checkedText((text) =>
  /^[\w:+!@=.-]*$/.test(text)
    ? undefined
    : 'This is no OpenSSL cipher list. Write names separated by colons, or leave it empty.',
)

export const userPathField = checkedText((text) => {
  if (text === '') return 'The path template is empty. Write one such as "sources/%(slug)s".'
  return /%(?!\(slug\)s)/.test(text) ? 'Only "%(slug)s" can be filled in. Remove every other "%".' : undefined
})
