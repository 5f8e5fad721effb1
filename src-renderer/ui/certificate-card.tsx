import { Text } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { CertificateView } from '../../src-shared/contract/source-calls.ts'
import { DnText } from './dn-text.tsx'
import { useText } from './use-text.ts'
import classes from './certificate-card.module.css'
import { validityOf } from './certificate-validity.ts'

interface CertificateCardProps {
  readonly certificate: CertificateView
  /** Everything, to compare with what the directory's admin says; otherwise only who and until when. */
  readonly isDetailed?: boolean
}

/** Who a certificate is for, who says so, and until when. */
export const CertificateCard = ({ certificate, isDetailed = false }: CertificateCardProps) => {
  const text = useText()
  const intl = useIntl()
  const [now] = useState(() => new Date())
  const validity = validityOf(certificate, now)
  const date = (at: string): string => intl.formatDate(at, { dateStyle: 'medium' })
  return (
    <div className={classes.card}>
      <IconCertificate size={18} stroke={1.5} aria-hidden className={classes.icon} />
      <div className={classes.facts}>
        <div className={classes.subject}>
          <DnText>{certificate.subject}</DnText>
        </div>
        <Text size="xs" className={classes.validity} data-validity={validity}>
          {text(`sources.certificate.${validity}`, {
            from: date(certificate.validFrom),
            to: date(certificate.validTo),
          })}
        </Text>
        {isDetailed && (
          <dl className={classes.details}>
            <dt>{text('sources.certificate.issuer')}</dt>
            <dd>
              {certificate.selfSigned ? (
                text('sources.certificate.selfSigned')
              ) : (
                <DnText>{certificate.issuer}</DnText>
              )}
            </dd>
            {certificate.names.length > 0 && (
              <>
                <dt>{text('sources.certificate.names')}</dt>
                <dd>{certificate.names.join(', ')}</dd>
              </>
            )}
            <dt>SHA-256</dt>
            <dd className={classes.fingerprint}>{certificate.fingerprint256}</dd>
          </dl>
        )}
      </div>
    </div>
  )
}
