import { dnKey, isValidDn } from '../../src-shared/ldap-syntax/distinguished-name.ts'
import type { EntryValue } from './attribute-values.ts'
import { valuesOf } from './computed-attributes.ts'
import { type DemoServerContext, dnOf, type Identity } from './demo-server-context.ts'
import type { StoredEntry } from './entry-tree.ts'
import type { BindRequest } from './ldap-request.ts'
import { isPassword } from './passwords.ts'
import { OperationError } from './result-codes.ts'

const anonymous: Identity = { kind: 'anonymous' }

/** Common name of a client certificate that the server's own CA signed; undefined without one. */
export type ClientCertificateName = string | undefined

/** Finds out who binds (RFC 4513 section 5); throws the refusal. */
export const authenticate = (
  context: DemoServerContext,
  request: BindRequest,
  certificateName: ClientCertificateName,
): Identity => {
  if (request.version !== 3)
    throw new OperationError('protocolError', 'historical protocol version requested, use LDAPv3 instead')
  switch (request.authentication.kind) {
    case 'simple':
      return authenticateSimple(context, request.dn, request.authentication.password)
    case 'sasl':
      return authenticateSasl(context, request.authentication.mechanism, certificateName)
    default:
      throw new OperationError('authMethodNotSupported', 'unknown authentication choice')
  }
}

const authenticateSimple = (context: DemoServerContext, dn: string, password: string): Identity => {
  if (dn === '') return anonymous
  if (!isValidDn(dn)) throw new OperationError('invalidDnSyntax', 'invalid DN')
  // RFC 4513 section 5.1.2: a name without a password proves nothing.
  if (password === '')
    throw new OperationError('unwillingToPerform', 'unauthenticated bind (DN with no password) disallowed')
  if (dnKey(dn) === dnKey(context.bindDn)) {
    if (!isManagerPassword(context, password)) throw wrongCredentials()
    return { kind: 'manager', dn: context.bindDn }
  }
  const entry = context.tree.find(dn)
  // The same refusal for all three, so that nobody can learn which names exist.
  if (entry === undefined || isLocked(context, entry) || !holdsPassword(context, entry, password))
    throw wrongCredentials()
  return { kind: 'entry', dn: entry.dn }
}

/** A manager without an entry of its own is like OpenLDAP's rootdn: it has the password it started with. */
const isManagerPassword = (context: DemoServerContext, password: string): boolean => {
  const entry = context.tree.find(context.bindDn)
  if (entry === undefined || storedValues(context, entry, 'userPassword').length === 0)
    return password === context.bindPassword
  return holdsPassword(context, entry, password)
}

const wrongCredentials = (): OperationError => new OperationError('invalidCredentials', '')

const storedValues = (context: DemoServerContext, entry: StoredEntry, name: string): readonly EntryValue[] =>
  valuesOf(context.tree, entry, context.tree.names.resolve(name))

export const holdsPassword = (context: DemoServerContext, entry: StoredEntry, password: string): boolean =>
  storedValues(context, entry, 'userPassword').some((stored) => isPassword(stored, password))

// Password policy draft, section 5.3.3: the account is locked as long as the attribute is there.
const isLocked = (context: DemoServerContext, entry: StoredEntry): boolean =>
  storedValues(context, entry, 'pwdAccountLockedTime').length > 0

const authenticateSasl = (
  context: DemoServerContext,
  mechanism: string,
  certificateName: ClientCertificateName,
): Identity => {
  if (mechanism !== 'EXTERNAL')
    throw new OperationError('authMethodNotSupported', 'SASL(-4): no mechanism available: ')
  if (certificateName === undefined)
    throw new OperationError('inappropriateAuthentication', 'SASL(-15): no client certificate was presented')
  return { kind: 'manager', dn: context.bindDn }
}

/** Answer of "Who am I?" (RFC 4532). */
export const authorizationId = (identity: Identity): string =>
  identity.kind === 'anonymous' ? '' : `dn:${dnOf(identity)}`
