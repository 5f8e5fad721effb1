import type { CertificateView } from '../../../src-shared/contract/source-calls.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import { addToBundle, certificateToTrust } from './certificate-trust.ts'
import { useEditScope } from './edit-context.tsx'
import type { SourceValues } from './source-values.ts'

/** Puts the certificate of a chain that is to be trusted into the draft, and gives the values it changed. */
export const useTrust = (): ((chain: readonly CertificateView[]) => Partial<SourceValues>) => {
  const text = useText()
  const notify = useNotify()
  const { edit, setMany } = useEditScope()
  return (chain) => {
    const choice = certificateToTrust(chain)
    if (choice === undefined) return {}
    const values = {
      peerCertificate: addToBundle(edit.values.peerCertificate, choice.certificate.pem),
      tlsVerification: 'custom-ca',
    } as const
    setMany(values)
    notify.done({ message: text('sources.trust.done', { name: choice.certificate.subject }) })
    return values
  }
}
