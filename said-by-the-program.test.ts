// What the program really says, made by its own functions from bad input, is German in the window to the last word.
import { createIntl } from '@formatjs/intl'
import { describe, expect, it } from 'vitest'
import { activeDirectoryReason } from './src-main/directory/active-directory-reasons.ts'
import { resultError, timeoutError, unreachable } from './src-main/directory/directory-errors.ts'
import { doubtAboutPage } from './src-main/directory/page-doubt.ts'
import { decodePasswordRefusal } from './src-main/directory/password-refusals.ts'
import { policyNotice } from './src-main/directory/sign-in-verdict.ts'
import { tlsError } from './src-main/directory/tls-errors.ts'
import { cronProblem } from './src-main/schedule/cron-text.ts'
import { unmetPasswordRules } from './src-main/sync/password-policy.ts'
import { parseSourceDraft } from './src-shared/domain/ldap-source-rules.ts'
import { webhookUrlProblem } from './src-shared/domain/outgoing-target.ts'
import { parseServerUri } from './src-shared/domain/server-uri.ts'
import { AppError } from './src-shared/errors/app-error.ts'
import { parseDn } from './src-shared/ldap-syntax/distinguished-name.ts'
import { parseFilter } from './src-shared/ldap-syntax/search-filter.ts'
import { createSaid, sentences } from './src-shared/messages/said.ts'

const said = createSaid('de', createIntl({ locale: 'de', messages: { ...sentences.de } }))

/** Words that are in nearly every English sentence and in no German one. */
const english =
  /\b(?:the|is|not|of|and|this|with|are|cannot|does|has|from|it|be|nothing|again|a|to|no|write|use)\b/i

const remarks = (texts: readonly (string | undefined)[]): readonly string[] => {
  const given = texts.filter((text) => text !== undefined)
  expect(given).toHaveLength(texts.length)
  return given.map(said).filter((text) => english.test(text))
}

const messageOf = (parse: () => unknown): string | undefined => {
  try {
    parse()
    return undefined
  } catch (error) {
    return error instanceof AppError ? error.message : undefined
  }
}

const coded = (code: string): Error => Object.assign(new Error('x'), { code })

describe('in the German window', () => {
  it('every fault of a filter is German', () => {
    const filters = [
      '(',
      '(uid=*))',
      '(a=b)(c=d)',
      'uid=x',
      '()',
      '(uid)',
      '(=x)',
      '(a=\\zz)',
      '(a=(b)',
      '(!(a=b)(c=d))',
    ]
    expect(
      remarks(
        [...filters, '(a>=b*)', '(:=x)', `${'(!'.repeat(300)}(a=b)`].map((text) =>
          messageOf(() => parseFilter(text)),
        ),
      ),
    ).toEqual([])
  })

  it('every fault of a DN is German', () => {
    const names = ['people', 'ou=a,', 'ou=#zz', 'ou=a"b', 'ou=a\\q', 'ou=\0']
    expect(remarks(names.map((text) => messageOf(() => parseDn(text))))).toEqual([])
  })

  it('every fault of an address is German', () => {
    const addresses = [
      'dc1',
      'http://dc1',
      'ldap://me@dc1',
      'ldap://dc1/dc=x',
      'ldap://[1',
      'ldap://[x]',
      'ldap://',
      'ldap://x y',
      'ldap://dc1:99999',
      'ldap://::1',
    ]
    expect(remarks(addresses.map((text) => messageOf(() => parseServerUri(text))))).toEqual([])
    const webhooks = ['ftp://x', 'https://me@x', 'https://x y/', 'https://-/', 'http://x.example/']
    expect(remarks(webhooks.map(webhookUrlProblem))).toEqual([])
  })

  it('every fault of a schedule is German', () => {
    const problems = ['@often', '* * *', '99 * * * *', '0 0 30 2 *'].map(cronProblem)
    // The words of the library that reads schedules are its own.
    expect(remarks(problems.map((text) => text?.replace(/(cannot be read: ).*\.$/, '$1x.')))).toEqual([])
  })

  it('every fault of a source is German', () => {
    const draft = {
      name: '',
      slug: 'a b',
      serverUri: ['dc1', 'ldaps://x', 'ldaps://x'],
      baseDn: '',
      bindCn: 3,
      colour: 'red',
      bindPassword: 'x',
      pageSize: 0,
      startTls: true,
      peerCertificate: 'x',
      tlsVerification: 'maybe',
      tlsCiphers: 'ä ä',
      objectUniquenessField: '9x',
      groupMembershipField: '9x',
      userMembershipAttribute: '',
      userPathTemplate: '%(x)s',
      schedule: { sync: 'often', connectivity: '', paused: false },
      userPropertyMappings: ['LDAP: mial', 'LDAP: cn', 'LDAP: mail', 'LDAP: mail'],
      outgoingTargets: [
        { kind: 'file', path: 'here.csv', format: 'csv' },
        { kind: 'webhook', url: 'x' },
      ],
    }
    const mappings = [
      { name: 'LDAP: mail', objectType: 'user' as const },
      { name: 'LDAP: cn', objectType: 'group' as const },
    ]
    const found = parseSourceDraft(draft, { otherSources: [], mappings })
    expect(found.ok ? [] : remarks(found.problems.map(({ message }) => message))).toEqual([])
    expect(found.ok ? 0 : found.problems.length).toBeGreaterThan(15)
  })

  it('every result of a server is German, with its own words marked', () => {
    const codes = [1, 2, 3, 4, 7, 8, 10, 11, 12, 13, 19, 32, 34, 48, 49, 50, 51, 52, 53, 80]
    const errors = codes.map((code) =>
      resultError(
        { code, serverMessage: 'eigene Worte' },
        { uri: 'ldap://dc1', request: 'search', baseDn: 'dc=x' },
      ),
    )
    expect(remarks(errors.map(({ message }) => message))).toEqual([])
    expect(errors.every(({ message }) => said(message).endsWith('Der Server sagt: „eigene Worte“'))).toBe(
      true,
    )
  })

  it('every way not to reach a server is German', () => {
    const context = { uri: 'ldaps://dc1', request: 'bind', host: 'dc1' }
    const sockets = [
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ETIMEDOUT',
      'EPIPE',
      'EOTHER',
    ]
    const certificates = [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'CERT_REVOKED',
      'CERT_SIGNATURE_FAILURE',
      'INVALID_PURPOSE',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'CERT_UNTRUSTED',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'ECONNRESET',
      'ERR_SSL_NO_CIPHERS_AVAILABLE',
      'ERR_SSL_CERTIFICATE_REQUIRED',
    ]
    const errors = [
      timeoutError(context),
      ...sockets.map((code) => unreachable(context, coded(code))),
      ...certificates.map((code) => tlsError(coded(code), undefined, context)),
    ]
    expect(remarks(errors.map(({ message }) => message))).toEqual([])
  })

  it('every rule of passwords and every refusal is German', () => {
    const unmet = unmetPasswordRules('aaanna', {
      vendor: '389',
      dn: '',
      notes: [],
      rules: [
        { kind: 'min-length', least: 12, unit: 'characters' },
        { kind: 'max-length', most: 2, unit: 'bytes' },
        ...(['digit', 'upper', 'special', 'eight-bit'] as const).map(
          (of) => ({ kind: 'min-characters', of, least: 1 }) as const,
        ),
        { kind: 'min-kinds', least: 3 },
        { kind: 'max-repeats', most: 2 },
        { kind: 'active-directory-complexity', accountName: 'anna', displayName: 'Anna Nna' },
      ],
    })
    expect(unmet.length).toBeGreaterThan(9)
    expect(remarks(unmet)).toEqual([])
    const refusals = [3, 4, 5, 6, 7, 8].map((policyError) =>
      decodePasswordRefusal({ resultCode: 19, serverMessage: '', policyError }),
    )
    const results = [2, 13, 17, 19, 32, 50, 53, 65, 99].map((resultCode) =>
      decodePasswordRefusal({ resultCode, serverMessage: '', policyError: undefined }),
    )
    expect(
      remarks([...refusals, ...results].map(({ words }) => `The password was not changed: ${words}.`)),
    ).toEqual([])
    const reasons = ['52e', '525', '530', '531', '532', '533', '534', '701', '773', '775'].map(
      (code) => activeDirectoryReason(`x, data ${code}, v1`)?.reason,
    )
    expect(remarks(reasons.map((words) => `The sign-in was refused: ${words}.`))).toEqual([])
    const notices = [
      { graceAuthNsRemaining: 1 },
      { graceAuthNsRemaining: 3 },
      ...[1, 90, 9000, 900_000].map((timeBeforeExpiration) => ({ timeBeforeExpiration })),
    ]
    expect(remarks(notices.map(policyNotice))).toEqual([])
  })

  it('every doubt about an answer is German', () => {
    const page = {
      cookie: undefined,
      inPage: 5,
      pages: 1,
      emptyPages: 0,
      pageSize: 5,
      serverPages: undefined,
    }
    const doubts = [
      page,
      { ...page, pages: 3 },
      { ...page, serverPages: true },
      { ...page, cookie: new Uint8Array(1), emptyPages: 2000 },
    ]
    expect(remarks(doubts.map(doubtAboutPage))).toEqual([])
  })
})
