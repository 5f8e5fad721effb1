import type { CertificateView } from '../../../src-shared/contract/source-calls.ts'

export interface TrustChoice {
  readonly certificate: CertificateView
  /** A CA vouches for servers to come as well; a server's own certificate only for itself, until it is renewed. */
  readonly isAuthority: boolean
}

/** The certificate to trust of a chain, leaf first: its last one, which is the CA where the server sends it. */
export const certificateToTrust = (chain: readonly CertificateView[]): TrustChoice | undefined => {
  const last = chain.at(-1)
  return last === undefined ? undefined : { certificate: last, isAuthority: chain.length > 1 }
}

/** Adds a PEM certificate to those already trusted, each once, so that several servers can be trusted one by one. */
export const addToBundle = (bundle: string, pem: string): string => {
  const blocks = [...pemBlocks(bundle), ...pemBlocks(pem)]
  const seen = new Set<string>()
  const unique = blocks.filter((block) => {
    const body = block.replaceAll(/\s+/g, '')
    if (seen.has(body)) return false
    seen.add(body)
    return true
  })
  return unique.map((block) => `${block}\n`).join('')
}

const pemBlocks = (text: string): readonly string[] =>
  text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
