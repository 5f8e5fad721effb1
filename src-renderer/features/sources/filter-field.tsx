import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconListSearch } from '@tabler/icons-react'
import { useEffect } from 'react'
import { DnText } from '../../ui/dn-text.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { useText } from '../../ui/use-text.ts'
import { useEditScope } from './edit-context.tsx'
import type { FieldParts } from './field-row.tsx'
import { inputProps } from './input-props.ts'
import sampleClasses from './filter-field.module.css'
import { draftOf, type SourceValues } from './source-values.ts'
import { useCancellable } from '../../api/use-cancellable.ts'

interface FilterFieldProps {
  readonly object: 'user' | 'group'
  readonly parts: FieldParts
}

/** A filter, and on request how many entries it matches, with five of them. */
export const FilterField = ({ object, parts }: FilterFieldProps) => {
  const text = useText()
  const { edit, editing, set } = useEditScope()
  const count = useCancellable('sources.countMatches')
  const field = object === 'user' ? 'userObjectFilter' : 'groupObjectFilter'
  const counted = count.variables?.draft.source
  // An answer belongs to the filter and base it was asked with; for others it would be a lie.
  const isCurrent = counted !== undefined && isSameSearch(counted, edit.values, object)
  const isOutdated = count.isPending && !isCurrent
  const { cancel } = count
  // Nobody waits for a count of what was there before typing on; the server should not either.
  useEffect(() => {
    if (isOutdated) cancel()
  })
  return (
    <Stack gap={6}>
      <Textarea
        {...inputProps(parts, { isCode: true })}
        autosize
        minRows={1}
        maxRows={8}
        spellCheck={false}
        value={edit.values[field]}
        onChange={(event) => set(field, event.currentTarget.value)}
      />
      <Group gap="sm" align="center">
        <Button
          variant="default"
          leftSection={<IconListSearch size={14} aria-hidden />}
          disabled={parts.error !== undefined}
          loading={count.isPending}
          onClick={() => count.mutate({ draft: draftOf(edit, editing), object })}
        >
          {text('sources.filter.count')}
        </Button>
        {count.isPending && (
          <Button variant="subtle" color="gray" onClick={count.cancel}>
            {text('common.cancel')}
          </Button>
        )}
        <Text size="sm" component="span" role="status">
          {isCurrent &&
            count.data !== undefined &&
            text(count.data.isExact ? 'sources.filter.matches' : 'sources.filter.matchesAtLeast', {
              count: count.data.count,
            })}
        </Text>
      </Group>
      {isCurrent && count.isError && <ErrorPanel error={count.error} />}
      {isCurrent && count.data !== undefined && count.data.samples.length > 0 && (
        <ul className={sampleClasses.samples} aria-label={text('sources.filter.samples')}>
          {count.data.samples.map(({ dn, label }) => (
            <li key={dn}>
              <span className={sampleClasses.label}>{label}</span>
              <DnText>{dn}</DnText>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

const isSameSearch = (
  asked: Readonly<Record<string, unknown>>,
  now: SourceValues,
  object: 'user' | 'group',
): boolean => {
  const fields =
    object === 'user'
      ? (['userObjectFilter', 'additionalUserDn', 'baseDn'] as const)
      : (['groupObjectFilter', 'additionalGroupDn', 'baseDn'] as const)
  return fields.every((field) => asked[field] === now[field])
}
