import { createIntl } from '@formatjs/intl'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../errors/error-codes.ts'
import { createSaid, sentences } from './said.ts'

const intl = createIntl({ locale: 'de', messages: { ...sentences.de } })
const said = createSaid('de', intl)

describe('createSaid', () => {
  it('says a sentence with its values again', () => {
    expect(said('The base "ou=x,dc=example" does not exist, or the bind account may not read it.')).toBe(
      'Die Basis „ou=x,dc=example“ gibt es nicht, oder das Bind-Konto darf sie nicht lesen.',
    )
  })

  it('says the clauses within a sentence again', () => {
    expect(said('ldap://dc1:389 cannot be reached: nothing listens on this port, ECONNREFUSED.')).toBe(
      'ldap://dc1:389 ist nicht zu erreichen: an diesem Port antwortet nichts (ECONNREFUSED).',
    )
  })

  it('leaves the words of the server as they are, and marks them', () => {
    expect(
      said(
        'The bind failed with result 49 (invalidCredentials): the password is wrong. The server said: 80090308: data 52e. Bye.',
      ),
    ).toBe(
      'Anmeldung fehlgeschlagen, Ergebnis 49 (invalidCredentials): das Passwort ist falsch. Der Server sagt: „80090308: data 52e. Bye.“',
    )
  })

  it('says several sentences again, one after the other', () => {
    expect(
      said(
        'No server could be used. ldap://a cannot be reached: the host name is unknown, ENOTFOUND. ldap://b did not answer the bind in time.',
      ),
    ).toBe(
      'Kein Server war zu gebrauchen. ldap://a ist nicht zu erreichen: der Hostname ist unbekannt (ENOTFOUND). ldap://b hat nicht rechtzeitig geantwortet: Anmeldung.',
    )
  })

  it('writes days and times as people do', () => {
    expect(said('The client certificate ended on 2026-11-02.')).toBe(
      'Das Clientzertifikat ist am 02.11.2026 abgelaufen.',
    )
    expect(said('The window (process 7) has been running it since 2026-11-02T09:30:00.000Z.')).toMatch(
      /^Den Abgleich führt seit 02\.11\.2026, \d\d:30 aus: das Fenster \(Prozess 7\)\.$/,
    )
  })

  it('keeps a clause that it does not know within a sentence that it knows', () => {
    expect(said('ldap://a cannot be reached: EFOO.')).toBe('ldap://a ist nicht zu erreichen: EFOO.')
  })

  it.each(['', 'bind: nothing', 'Something nobody of us said: a, b and c.', 'Ada from Accounting'])(
    'leaves "%s" as it is',
    (text) => {
      expect(said(text)).toBe(text)
    },
  )

  it('leaves a text that is longer than any sentence, such as the values of an entry', () => {
    const text = `The password is empty. ${'cn=x, '.repeat(2000)}`
    expect(said(text)).toBe(text)
  })

  it('leaves everything as it is in English', () => {
    const english = createSaid('en', intl)
    expect(english('It was never synced.')).toBe('It was never synced.')
  })
})

describe('the German remedies', () => {
  it.each(Object.entries(errorCodes))('has one for %s', (_, { remedy }) => {
    expect(sentences.de[remedy]).toMatch(/^\S.{18,}\.$/s)
    expect(said(remedy)).not.toBe(remedy)
  })
})

const placesOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{([a-zA-Z]+)[,}]/g)].map(([, name]) => name ?? ''))].toSorted()

const valueOf = (name: string): string => (name.endsWith('Words') ? 'the account is locked' : 'zz')

const filled = (form: string): string => form.replaceAll(/\{(\w+)\}/g, (_, name: string) => valueOf(name))

describe('the German sentences', () => {
  const all = Object.entries(sentences.de)

  it('have the places of the English ones', () => {
    const different = all.filter(([english, german]) => `${placesOf(german)}` !== `${placesOf(english)}`)
    expect(different).toEqual([])
  })

  it('are found by the English ones, filled in', () => {
    const lost = all.filter(([english, german]) => {
      const expected = intl
        .formatMessage(
          { id: english },
          Object.fromEntries(placesOf(english).map((name) => [name, valueOf(name)])),
        )
        .replaceAll('the account is locked', 'das Konto ist gesperrt')
      return german !== english && said(filled(english)) !== expected
    })
    expect(lost).toEqual([])
  })
})
