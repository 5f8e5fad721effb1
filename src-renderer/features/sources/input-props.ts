import type { FieldParts } from './field-row.tsx'
import classes from './field-row.module.css'

type WrapperPart = 'input' | 'error' | 'description'
const order: WrapperPart[] = ['input', 'error', 'description']

/**
 * What ties an input to its row: the row shows name and help at its left, so the input's own description is for
 * screen readers alone.
 */
export const inputProps = (parts: FieldParts, { isCode = false }: { readonly isCode?: boolean } = {}) => ({
  id: parts.id,
  description: parts.help,
  error: parts.error,
  inputWrapperOrder: order,
  classNames: {
    description: classes.hidden ?? '',
    error: classes.error ?? '',
    input: isCode ? (classes.code ?? '') : '',
  },
})
