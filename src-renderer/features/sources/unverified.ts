export interface Verification {
  readonly tlsVerification: 'system' | 'custom-ca' | 'none'
}

/** Whether the source trusts whoever answers (rollcall-rules section 1): to be seen wherever the source appears. */
export const isUnverified = ({ tlsVerification }: Verification): boolean => tlsVerification === 'none'
