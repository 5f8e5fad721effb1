import { Button, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import type { CertificateView } from '../../../src-shared/contract/source-calls.ts'
import { useText } from '../../ui/use-text.ts'
import { certificateToTrust } from './certificate-trust.ts'
import classes from './trust-offer.module.css'

interface TrustOfferProps {
  readonly chain: CertificateView[]
  readonly onTrust: (chain: CertificateView[]) => void
}

/** What it means to trust the chain that a server showed, and the way to do it. */
export const TrustOffer = ({ chain, onTrust }: TrustOfferProps) => {
  const text = useText()
  const choice = certificateToTrust(chain)
  if (choice === undefined) return null
  return (
    <div className={classes.offer}>
      <Text size="sm" component="p" className={classes.meaning}>
        {text(choice.isAuthority ? 'sources.trust.authority' : 'sources.trust.server', {
          name: choice.certificate.subject,
        })}
      </Text>
      <Text size="xs" component="p" className={classes.meaning} c="var(--rc-text-dim)">
        {text('sources.trust.compare')}
      </Text>
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={14} aria-hidden />}
        onClick={() => onTrust(chain)}
      >
        {text('sources.trust.action')}
      </Button>
    </div>
  )
}
