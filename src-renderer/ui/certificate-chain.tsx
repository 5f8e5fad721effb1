import { Collapse, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState, type ReactNode } from 'react'
import type { CertificateView } from '../../src-shared/contract/source-calls.ts'
import { useText } from './use-text.ts'
import { CertificateCard } from './certificate-card.tsx'
import classes from './certificate-chain.module.css'

interface CertificateChainProps {
  /** As the server showed it, leaf first. */
  readonly chain: readonly CertificateView[]
  readonly isOpenAtFirst: boolean
  /** Below the certificates: what can be done about them. */
  readonly offer?: ReactNode
}

/** The certificates a server showed. */
export const CertificateChain = ({ chain, isOpenAtFirst, offer }: CertificateChainProps) => {
  const text = useText()
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const regionId = useId()
  return (
    <div>
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
        {offer}
      </Collapse>
    </div>
  )
}
