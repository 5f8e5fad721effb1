import { Button, Group, PasswordInput, Stack, Text, Textarea } from '@mantine/core'
import { IconKey, IconKeyOff } from '@tabler/icons-react'
import { useText } from '../../ui/use-text.ts'
import { useEditScope } from './edit-context.tsx'
import { FieldError, type FieldParts } from './field-row.tsx'
import { LoadFileButton } from './load-file-button.tsx'
import classes from './field-row.module.css'
import type { SecretName } from './source-fields.ts'

interface SecretFieldProps {
  readonly secret: SecretName
  readonly parts: FieldParts
}

/** A secret goes one way: it can be kept, replaced or removed, never seen. Says where it is kept. */
export const SecretField = ({ secret, parts }: SecretFieldProps) => {
  const { edit, setSecret, places } = useEditScope()
  const text = useText()
  const draft = edit[secret]
  const place = places?.[secret] ?? 'none'
  const isSaved = place !== 'none'
  // Without it a webhook is told nothing, and nobody would know why.
  const isMissed =
    secret === 'webhookSecret' && (draft.kind === 'clear' || (draft.kind === 'keep' && !isSaved))
  const isTyping = draft.kind === 'set' || (!isSaved && draft.kind !== 'clear')
  return (
    <Stack gap={6} role="group" aria-labelledby={parts.labelId} aria-describedby={parts.helpId}>
      {draft.kind === 'keep' && isSaved && (
        <Group gap={6} mt={6} wrap="nowrap">
          <IconKey size={16} aria-hidden />
          <Text size="sm">{text(`sources.secret.place.${place}`)}</Text>
        </Group>
      )}
      {draft.kind === 'clear' && (
        <Group gap={6} mt={6} wrap="nowrap">
          <IconKeyOff size={16} aria-hidden />
          <Text size="sm">{text('sources.secret.willClear')}</Text>
        </Group>
      )}
      {isTyping && (
        <SecretInput
          secret={secret}
          label={parts.label}
          value={draft.kind === 'set' ? draft.value : ''}
          onChange={(value) => setSecret(secret, { kind: 'set', value })}
        />
      )}
      <FieldError>{parts.error}</FieldError>
      <Group gap={6}>
        {isSaved && draft.kind === 'keep' && place !== 'environment' && (
          <>
            <Button variant="default" onClick={() => setSecret(secret, { kind: 'set', value: '' })}>
              {text('sources.secret.replace')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setSecret(secret, { kind: 'clear' })}>
              {text('sources.secret.clear')}
            </Button>
          </>
        )}
        {isSaved && draft.kind !== 'keep' && (
          <Button variant="subtle" onClick={() => setSecret(secret, { kind: 'keep' })}>
            {text('sources.secret.keep')}
          </Button>
        )}
        {isTyping && secret === 'clientKey' && (
          <LoadFileButton accept=".pem,.key" onLoad={(value) => setSecret(secret, { kind: 'set', value })} />
        )}
      </Group>
      {isMissed && edit.values.outgoingTargets.some(({ kind }) => kind === 'webhook') && (
        <Text size="sm" c="var(--rc-attention)">
          {text('sources.secret.webhookNeeded')}
        </Text>
      )}
      {isTyping && (
        <Text size="xs" c="var(--rc-text-dim)">
          {text('sources.secret.where')}
        </Text>
      )}
    </Stack>
  )
}

interface SecretInputProps {
  readonly secret: SecretName
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

const SecretInput = ({ secret, label, value, onChange }: SecretInputProps) => {
  const text = useText()
  return secret === 'clientKey' ? (
    <Textarea
      aria-label={label}
      autosize
      minRows={3}
      maxRows={8}
      placeholder="-----BEGIN PRIVATE KEY-----"
      spellCheck={false}
      classNames={{ input: classes.code ?? '' }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <PasswordInput
      aria-label={label}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': text('sources.secret.show') }}
    />
  )
}
