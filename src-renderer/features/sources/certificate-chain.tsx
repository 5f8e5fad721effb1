import { Button, Collapse, Text, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconShieldCheck } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { CertificateView } from '../../../src-shared/contract/source-calls.ts'
import { useText } from '../../ui/use-text.ts'
import { CertificateCard } from './certificate-card.tsx'
import classes from './certificate-chain.module.css'
import { certificateToTrust } from './certificate-trust.ts'

type Chain = CertificateView[]

interface CertificateChainProps {
  /** As the server showed it, leaf first. */
  readonly chain: Chain
  readonly isUntrusted: boolean
  readonly onTrust?: (chain: Chain) => void
}

/** The certificates a server showed; opened by itself when they are why it failed, and then to be trusted. */
export const CertificateChain = ({ chain, isUntrusted, onTrust }: CertificateChainProps) => {
  const text = useText()
  const [isOpen, setOpen] = useState(isUntrusted)
  const regionId = useId()
  return (
    <div className={classes.chain}>
      <UnstyledButton
        className={classes.toggle}
        aria-expanded={isOpen}
        aria-controls={regionId}
        onClick={() => setOpen((before) => !before)}
      >
        <IconChevronRight size={14} aria-hidden className={classes.twisty} />
        {text('sources.certificate.chain', { count: chain.length })}
      </UnstyledButton>
      <Collapse expanded={isOpen} id={regionId}>
        <div className={classes.cards}>
          {chain.map((certificate) => (
            <CertificateCard key={certificate.fingerprint256} certificate={certificate} isDetailed />
          ))}
        </div>
        {onTrust !== undefined && <TrustOffer chain={chain} onTrust={onTrust} />}
      </Collapse>
    </div>
  )
}

interface TrustOfferProps {
  readonly chain: Chain
  readonly onTrust: (chain: Chain) => void
}

const TrustOffer = ({ chain, onTrust }: TrustOfferProps) => {
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
