import { columnOfAttribute } from '../../../src-shared/domain/export.ts'
import { SafeText } from '../../ui/safe-text.tsx'
import type { ChoosableColumn } from './use-columns.ts'

export interface AttributeRow {
  readonly attributes: Readonly<Record<string, string>>
}

/** The column of one attribute, under its own name: it is the directory's or the mapping's word, not ours. */
export const attributeColumn = <Row extends AttributeRow>(name: string): ChoosableColumn<Row> => ({
  id: columnOfAttribute(name),
  header: name,
  width: 'minmax(120px, 1.2fr)',
  isUsual: false,
  render: ({ attributes }) => {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
    return value === undefined ? null : (
      <span title={value}>
        <SafeText>{value}</SafeText>
      </span>
    )
  },
})
