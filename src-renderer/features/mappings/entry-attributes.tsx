import { Text, Tooltip, UnstyledButton } from '@mantine/core'
import type { PersonDetail } from '../../../src-shared/contract/object-calls.ts'
import { useCall } from '../../api/use-call.ts'
import { CommaBreaks, DnText } from '../../ui/dn-text.tsx'
import { QueryBoundary } from '../../ui/query-boundary.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { useText } from '../../ui/use-text.ts'
import classes from './entry-attributes.module.css'
import type { TriedEntry } from './use-tried-entry.ts'

type Attribute = PersonDetail['raw'][number]['attributes'][number]

interface EntryAttributesProps {
  readonly entry: TriedEntry
  /** Puts the attribute into the expression; absent when that is only read. */
  readonly onInsert: ((attribute: string) => void) | undefined
}

/** The stored entry as the directory gave it: what an expression has to work with. */
export const EntryAttributes = ({ entry, onInsert }: EntryAttributesProps) => {
  const text = useText()
  const isPerson = entry.kind === 'user'
  const person = useCall('people.get', entry.id, { enabled: isPerson })
  const group = useCall('groups.get', entry.id, { enabled: !isPerson })
  // Both details carry their entries in the same shape.
  const query = isPerson ? person : group
  return (
    <QueryBoundary query={{ ...query, data: query.data?.raw[0] ?? (query.data && null) }}>
      {(raw) =>
        raw === null ? (
          <Text size="sm" c="var(--rc-text-dim)">
            {text('mappings.entry.none')}
          </Text>
        ) : (
          <>
            <p className={classes.dn}>
              <DnText>{raw.dn}</DnText>
            </p>
            <p className={classes.hint}>
              {text(onInsert === undefined ? 'mappings.entry.readHint' : 'mappings.entry.hint')}
            </p>
            <dl className={classes.attributes}>
              {raw.attributes.map((attribute) => (
                <AttributeRow key={attribute.name} attribute={attribute} onInsert={onInsert} />
              ))}
            </dl>
          </>
        )
      }
    </QueryBoundary>
  )
}

/** A group of thousands has as many values; an expression is written with a few in sight. */
const valuesShown = 4

const AttributeRow = ({
  attribute: { name, values, isBinary },
  onInsert,
}: Pick<EntryAttributesProps, 'onInsert'> & { readonly attribute: Attribute }) => {
  const text = useText()
  const hidden = values.length - valuesShown
  return (
    <div className={classes.row}>
      <dt className={classes.name}>
        {onInsert === undefined ? (
          <SafeText>{name}</SafeText>
        ) : (
          <Tooltip label={`ldap.${isBinary ? 'bytes' : 'get'}('${name}')`} position="left">
            <UnstyledButton
              className={classes.insert}
              aria-label={text('mappings.entry.insert', { name })}
              onClick={() =>
                onInsert(`ldap.${isBinary ? 'bytes' : 'get'}(${JSON.stringify(name).replaceAll('"', "'")})`)
              }
            >
              <SafeText>{name}</SafeText>
            </UnstyledButton>
          </Tooltip>
        )}
      </dt>
      <dd className={classes.values}>
        {isBinary
          ? text('mappings.entry.binary', { count: values.length })
          : values.slice(0, valuesShown).map((value, index) => (
              // Values of one attribute have no identity but their place.
              <span key={index} className={classes.value}>
                <CommaBreaks>{value}</CommaBreaks>
              </span>
            ))}
        {!isBinary && hidden > 0 && (
          <span className={classes.more}>{text('mappings.entry.more', { count: hidden })}</span>
        )}
      </dd>
    </div>
  )
}
