// RFC 4511 section 4.1.9 and appendix A; the codes that this server can answer with.
export const resultCodes = {
  success: 0,
  operationsError: 1,
  protocolError: 2,
  timeLimitExceeded: 3,
  sizeLimitExceeded: 4,
  compareFalse: 5,
  compareTrue: 6,
  authMethodNotSupported: 7,
  strongerAuthRequired: 8,
  referral: 10,
  adminLimitExceeded: 11,
  unavailableCriticalExtension: 12,
  confidentialityRequired: 13,
  noSuchAttribute: 16,
  constraintViolation: 19,
  attributeOrValueExists: 20,
  noSuchObject: 32,
  invalidDnSyntax: 34,
  inappropriateAuthentication: 48,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  busy: 51,
  unavailable: 52,
  unwillingToPerform: 53,
  objectClassViolation: 65,
  notAllowedOnRdn: 67,
  entryAlreadyExists: 68,
  other: 80,
} as const

export type ResultCode = keyof typeof resultCodes

/** An LDAPResult (RFC 4511 section 4.1.9). */
export interface LdapResult {
  readonly code: ResultCode
  readonly message?: string
  readonly matchedDn?: string
  readonly referral?: readonly string[]
}

/** An operation that ends with a result other than success; the session turns it into the response. */
export class OperationError extends Error {
  readonly result: LdapResult

  constructor(code: ResultCode, message: string, { matchedDn = '' } = {}) {
    super(message)
    this.name = 'OperationError'
    this.result = { code, message, matchedDn }
  }
}

/** The result of an operation, the refusal it threw included. */
export const resultOf = (operate: () => LdapResult): LdapResult => {
  try {
    return operate()
  } catch (error) {
    if (error instanceof OperationError) return error.result
    return { code: 'other', message: error instanceof Error ? error.message : 'internal error' }
  }
}
