import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../ui/use-text.ts'
import { CertificateCard } from '../../ui/certificate-card.tsx'
import { useEditScope } from './edit-context.tsx'
import type { FieldParts } from './field-row.tsx'
import { inputProps } from './input-props.ts'
import { LoadFileButton } from './load-file-button.tsx'
import { addToBundle } from './certificate-trust.ts'

interface CertificateFieldProps {
  readonly field: 'peerCertificate' | 'clientCertificate'
  readonly parts: FieldParts
}

const pauseMs = 350

/** Certificates as PEM text, pasted or loaded, with what they are for and until when. */
export const CertificateField = ({ field, parts }: CertificateFieldProps) => {
  const text = useText()
  const { edit, set } = useEditScope()
  const pem = edit.values[field]
  const [settled] = useDebouncedValue(pem, pauseMs)
  const isReadable = parts.error === undefined && settled.includes('-----END CERTIFICATE-----')
  // What cannot be read is a problem of the field already; there is nothing more to say about it here.
  const { data: certificates } = useCall(
    'sources.readCertificates',
    { pem: settled },
    { enabled: isReadable },
  )
  return (
    <Stack gap={6}>
      <Textarea
        {...inputProps(parts, { isCode: true })}
        autosize
        minRows={pem === '' ? 2 : 3}
        maxRows={7}
        spellCheck={false}
        placeholder="-----BEGIN CERTIFICATE-----"
        value={pem}
        onChange={(event) => set(field, event.currentTarget.value)}
      />
      <Group gap={6}>
        <LoadFileButton
          accept=".pem,.crt,.cer"
          onLoad={(content) =>
            set(field, field === 'peerCertificate' ? addToBundle(pem, content) || content : content)
          }
        />
        {pem !== '' && (
          <Button variant="subtle" color="gray" onClick={() => set(field, '')}>
            {text('sources.certificate.remove')}
          </Button>
        )}
      </Group>
      {isReadable &&
        certificates?.map((certificate) => (
          <CertificateCard key={certificate.fingerprint256} certificate={certificate} />
        ))}
    </Stack>
  )
}
