/** Extended operations that this server knows: RFC 4511 section 4.14, RFC 3062, RFC 4532. */
export const extendedOids = {
  startTls: '1.3.6.1.4.1.1466.20037',
  passwordModify: '1.3.6.1.4.1.4203.1.11.1',
  whoAmI: '1.3.6.1.4.1.4203.1.11.3',
} as const
