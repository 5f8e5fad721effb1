import { Button } from '@mantine/core'
import {
  IconCheck,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconCopy,
  IconMinus,
} from '@tabler/icons-react'
import { useIntl } from 'react-intl'
import { DnText } from '../../ui/dn-text.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { useCopy } from '../../ui/use-copy.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'
import { directoryOf, encryptionOf, rungsOf, type Rung, type Server } from './read-server.ts'
import classes from './server-details.module.css'

/** Everything the last check found out about a server, step by step. */
export const ServerDetails = ({ server }: { readonly server: Server }) => {
  const text = useText()
  const notify = useNotify()
  const { copy, isCopied } = useCopy()
  const rungs = rungsOf(server)
  const longest = Math.max(1, ...rungs.map(({ milliseconds }) => milliseconds ?? 0))
  const report = (): string =>
    JSON.stringify(
      { ...server, certificates: server.certificates.map(({ pem: _pem, ...certificate }) => certificate) },
      null,
      2,
    )
  return (
    <div className={classes.details}>
      <section aria-label={text('connectivity.steps')}>
        <ol className={classes.steps}>
          {rungs.map((rung) => (
            <StepLine key={rung.step} rung={rung} longest={longest} />
          ))}
        </ol>
        <Facts server={server} />
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={isCopied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          onClick={() => void copy(report()).catch(notify.failed)}
        >
          {text(isCopied ? 'common.copied' : 'connectivity.copyReport')}
        </Button>
      </section>
      {server.certificates.length > 0 && <Certificates server={server} />}
    </div>
  )
}

const icons = { ok: IconCircleCheck, failed: IconCircleX, skipped: IconCircleDashed, notNeeded: IconMinus }

const StepLine = ({ rung, longest }: { readonly rung: Rung; readonly longest: number }) => {
  const text = useText()
  const intl = useIntl()
  const { step, state, milliseconds } = rung
  const StepIcon = icons[state]
  return (
    <li className={classes.step} data-state={state}>
      <StepIcon size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <span className={classes.name}>{text(`sources.check.step.${step}`)}</span>
      <span className={classes.bar} aria-hidden>
        {milliseconds !== null && (
          <span
            className={classes.filled}
            style={{ width: `${Math.max(2, (milliseconds / longest) * 100)}%` }}
          />
        )}
      </span>
      <span className={classes.time}>
        {milliseconds === null
          ? text(`connectivity.stepState.${state}`)
          : intl.formatNumber(milliseconds, {
              style: 'unit',
              unit: 'millisecond',
              unitDisplay: 'short',
              maximumFractionDigits: milliseconds < 10 ? 1 : 0,
            })}
      </span>
      {milliseconds !== null && (
        <span className={classes.unseen}>{text(`connectivity.stepState.${state}`)}</span>
      )}
    </li>
  )
}

const Facts = ({ server }: { readonly server: Server }) => {
  const text = useText()
  const encryption = encryptionOf(server)
  const directory = directoryOf(server)
  return (
    <dl className={classes.facts}>
      {directory !== undefined && (
        <>
          <dt>{text('connectivity.column.vendor')}</dt>
          <dd>
            <SafeText>{directory}</SafeText>
          </dd>
        </>
      )}
      {encryption.kind === 'secured' && (
        <>
          <dt>{text('connectivity.column.tls')}</dt>
          <dd>
            {text(`connectivity.tls.${encryption.mode}`)}, {encryption.protocol}
            {!encryption.isVerified && `, ${text('connectivity.tls.notVerified')}`}
          </dd>
          <dt>{text('connectivity.tls.cipher')}</dt>
          <dd className={classes.mono}>{encryption.cipher}</dd>
        </>
      )}
    </dl>
  )
}

const Certificates = ({ server }: { readonly server: Server }) => {
  const text = useText()
  const intl = useIntl()
  const date = (at: string): string => intl.formatDate(at, { dateStyle: 'medium' })
  return (
    <section aria-label={text('connectivity.certificates')} className={classes.certificates}>
      <h3 className={classes.heading}>{text('connectivity.certificates')}</h3>
      {server.certificates.map((certificate) => (
        <dl key={certificate.fingerprint256 + certificate.subject} className={classes.facts}>
          <dt>{text('connectivity.certificate.subject')}</dt>
          <dd>
            <DnText>{certificate.subject}</DnText>
          </dd>
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
              <dd>
                <SafeText>{certificate.names.join(', ')}</SafeText>
              </dd>
            </>
          )}
          <dt>{text('connectivity.certificate.valid')}</dt>
          <dd>
            {text('connectivity.certificate.validRange', {
              from: date(certificate.validFrom),
              to: date(certificate.validTo),
            })}
          </dd>
          <dt>SHA-256</dt>
          <dd className={classes.mono}>{certificate.fingerprint256}</dd>
        </dl>
      ))}
    </section>
  )
}
