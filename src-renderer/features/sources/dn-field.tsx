import { Button, Group, TextInput } from '@mantine/core'
import { IconBinaryTree2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../ui/use-text.ts'
import { DnPicker } from './dn-picker.tsx'
import { useEditScope } from './edit-context.tsx'
import type { FieldParts } from './field-row.tsx'
import { inputProps } from './input-props.ts'
import listClasses from './row-list.module.css'
import { relativeDn } from './relative-dn.ts'

interface DnFieldProps {
  readonly field: 'baseDn' | 'additionalUserDn' | 'additionalGroupDn'
  readonly isBelowBase: boolean
  readonly parts: FieldParts
}

/** A DN, typed or picked from the directory's tree. */
export const DnField = ({ field, isBelowBase, parts }: DnFieldProps) => {
  const text = useText()
  const { edit, set } = useEditScope()
  const [isPicking, setPicking] = useState(false)
  const base = isBelowBase ? edit.values.baseDn : ''
  const pick = (dn: string): void => {
    set(field, isBelowBase ? (relativeDn(dn, base) ?? edit.values[field]) : dn)
    setPicking(false)
  }
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <TextInput
        {...inputProps(parts, { isCode: true })}
        className={listClasses.grow}
        spellCheck={false}
        placeholder={isBelowBase ? 'ou=people' : 'dc=example,dc=com'}
        value={edit.values[field]}
        onChange={(event) => set(field, event.currentTarget.value)}
      />
      <Button
        variant="default"
        h={36}
        leftSection={<IconBinaryTree2 size={14} aria-hidden />}
        aria-label={text('sources.tree.browseFor', { field: parts.label })}
        onClick={() => setPicking(true)}
      >
        {text('sources.tree.browse')}
      </Button>
      {isPicking && (
        <DnPicker
          title={parts.label}
          root={base === '' ? null : base}
          onPick={pick}
          onClose={() => setPicking(false)}
        />
      )}
    </Group>
  )
}
