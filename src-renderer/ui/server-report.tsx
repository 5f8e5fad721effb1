import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CertificateChain } from './certificate-chain.tsx'
import { Facts } from './facts.tsx'
import { directoryOf, encryptionOf, isUntrusted, type Server } from './read-server.ts'
import { SafeText } from './safe-text.tsx'
import classes from './server-report.module.css'
import { ServerSteps } from './server-steps.tsx'
import { useCopy } from './use-copy.ts'
import { useNotify } from './use-notify.tsx'
import { useText } from './use-text.ts'

interface ServerReportProps {
  readonly server: Server
  /** What is wrong stands beside the report already. */
  readonly isFaultTold?: boolean
  /** Below the certificates that are not trusted: the way to trust them. */
  readonly trustOffer?: ReactNode
}

/** Everything a check found out about a server: its steps, what it is, how the line is secured, its certificates. */
export const ServerReport = ({ server, isFaultTold = false, trustOffer }: ServerReportProps) => (
  <div className={classes.report}>
    <div>
      <ServerSteps server={server} isFaultTold={isFaultTold} />
      <ServerFacts server={server} />
      <CopyReport server={server} />
    </div>
    {server.certificates.length > 0 && (
      <CertificateChain
        chain={server.certificates}
        isOpenAtFirst={isUntrusted(server)}
        offer={isUntrusted(server) ? trustOffer : undefined}
      />
    )}
  </div>
)

const ServerFacts = ({ server }: { readonly server: Server }) => {
  const text = useText()
  const encryption = encryptionOf(server)
  const directory = directoryOf(server)
  if (directory === undefined && encryption.kind !== 'secured') return null
  return (
    <div className={classes.facts}>
      <Facts
        facts={[
          directory === undefined
            ? undefined
            : { label: text('connectivity.column.vendor'), value: <SafeText>{directory}</SafeText> },
          ...(encryption.kind === 'secured'
            ? [
                {
                  label: text('connectivity.column.tls'),
                  value: [
                    text(`connectivity.tls.${encryption.mode}`),
                    encryption.protocol,
                    ...(encryption.isVerified ? [] : [text('connectivity.tls.notVerified')]),
                  ].join(', '),
                },
                {
                  label: text('connectivity.tls.cipher'),
                  value: <span className={classes.mono}>{encryption.cipher}</span>,
                },
              ]
            : []),
        ]}
      />
    </div>
  )
}

const CopyReport = ({ server }: { readonly server: Server }) => {
  const text = useText()
  const notify = useNotify()
  const { copy, isCopied } = useCopy()
  const report = (): string =>
    JSON.stringify(
      { ...server, certificates: server.certificates.map(({ pem: _pem, ...certificate }) => certificate) },
      null,
      2,
    )
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      className={classes.copy}
      leftSection={isCopied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      onClick={() => void copy(report()).catch(notify.failed)}
    >
      {text(isCopied ? 'common.copied' : 'connectivity.copyReport')}
    </Button>
  )
}
