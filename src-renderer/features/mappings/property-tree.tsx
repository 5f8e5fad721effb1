import { CommaBreaks } from '../../ui/dn-text.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { useText } from '../../ui/use-text.ts'
import { propertyRows, type PropertyValue } from './property-rows.ts'
import classes from './property-tree.module.css'

/** Deeper than this the lines only move to the right. */
const deepestIndent = 6

/** Properties as a table of names and values, one line each, indented where they lie within another. */
export const PropertyTree = ({ properties }: { readonly properties: Readonly<Record<string, unknown>> }) => {
  const text = useText()
  return (
    <table className={classes.tree}>
      <thead className={classes.head}>
        <tr>
          <th scope="col">{text('mappings.result.property')}</th>
          <th scope="col">{text('mappings.result.value')}</th>
        </tr>
      </thead>
      <tbody>
        {propertyRows(properties).map(({ path, key, depth, value }) => (
          <tr key={path}>
            <th scope="row" className={classes.key} data-depth={Math.min(depth, deepestIndent)}>
              <SafeText>{key}</SafeText>
            </th>
            <td className={classes.value} data-kind={value.kind}>
              <Value value={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Value = ({ value }: { readonly value: PropertyValue }) => {
  const text = useText()
  if (value.kind === 'list') return text('mappings.result.list', { count: value.count })
  if (value.kind === 'object') return text('mappings.result.object', { count: value.count })
  return <CommaBreaks>{value.text}</CommaBreaks>
}
