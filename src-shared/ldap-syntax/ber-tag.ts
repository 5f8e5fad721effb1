// The part of BER that LDAP uses (RFC 4511 section 5.1): definite lengths, one-byte tags, primitive strings. Read by
// ber-reader.ts and written by ber-writer.ts, over Uint8Array only, so that the page, the worker and the embedded
// directory can share it.

export const berTag = {
  boolean: 0x01,
  integer: 0x02,
  octetString: 0x04,
  null: 0x05,
  enumerated: 0x0a,
  sequence: 0x30,
  set: 0x31,
} as const

/** Six bytes are the widest two's complement integer that a double holds without loss. */
export const mostIntegerBytes = 6
