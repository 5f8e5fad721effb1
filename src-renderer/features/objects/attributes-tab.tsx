import { ActionIcon, Anchor, Tooltip } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { Link } from 'wouter'
import { DnText } from '../../ui/dn-text.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { useCopyText } from '../../ui/use-copy-text.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { useText } from '../../ui/use-text.ts'
import { visibleText } from '../../ui/visible-text.ts'
import classes from './attributes-tab.module.css'
import type { ObjectView } from './detail-view.ts'
import { EntryValue } from './entry-value.tsx'
import { keptAs, keptFields, type KeptField, type RawAttribute, type RawEntry } from './provenance.ts'
import { useMappingResults } from './use-mapping-results.ts'
import { useSourceNames } from './use-source-names.ts'
import { KeptValue, ValueList } from './value-list.tsx'
import { valueTexts } from '../../../src-shared/domain/value-texts.ts'

/** The values kept beside the entry they were made of, and what made them. */
export const AttributesTab = ({ object }: { readonly object: ObjectView }) => {
  const text = useText()
  const [search, setSearch] = useState('')
  const kept = keptFields(object, useMappingResults(object))
  const labels = keptAs(kept)
  const wanted = search.trim().toLowerCase()
  const shownKept = kept.filter(({ label, value }) => holds([label, ...valueTexts(value)], wanted))
  return (
    <div>
      <SearchField label={text('object.findAttribute')} value={search} onChange={setSearch} />
      <div className={classes.columns}>
        <section>
          <h3 className={classes.heading}>{text('object.kept')}</h3>
          <p className={classes.hint}>{text('object.keptHint')}</p>
          <dl className={classes.list}>
            {shownKept.map((field) => (
              <KeptRow key={field.key} field={field} />
            ))}
          </dl>
          {shownKept.length === 0 && <p className={classes.hint}>{text('object.noAttribute')}</p>}
        </section>
        <div>
          {object.raw.map((entry) => (
            <RawPart key={entry.slug} entry={entry} wanted={wanted} labels={labels} />
          ))}
          {object.raw.length === 0 && <p className={classes.hint}>{text('object.noEntry')}</p>}
        </div>
      </div>
    </div>
  )
}

const holds = (texts: readonly string[], wanted: string): boolean =>
  wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted))

const KeptRow = ({ field }: { readonly field: KeptField }) => {
  const text = useText()
  const { label, value } = field
  return (
    <div className={classes.row}>
      <dt>
        <SafeText>{label}</SafeText>
      </dt>
      <dd>
        <div>
          <KeptValue value={value} />
          <div className={classes.origin}>
            <OriginText field={field} />
          </div>
        </div>
        {value !== '' && (
          <CopyValue label={label} content={() => valueTexts(value).join('\n')} title={text('object.copy')} />
        )}
      </dd>
    </div>
  )
}

/** "from mail, by LDAP: mail, in Head office" */
const OriginText = ({ field }: { readonly field: KeptField }) => {
  const text = useText()
  const intl = useIntl()
  const { names } = useSourceNames()
  const { origin, sameAs, sources } = field
  if (sources.length === 0) return <>{text('object.byHand')}</>
  const from = sameAs.map(visibleText)
  return (
    <>
      {from.length > 0 && (
        <span>{text('object.from', { attributes: intl.formatList(from, { type: 'unit' }) })}</span>
      )}
      {origin.kind === 'mapping' && (
        <Anchor component={Link} href={`/mappings/${encodeURIComponent(origin.mapping)}`} size="xs">
          {text('object.byMapping', { mapping: visibleText(origin.mapping) })}
        </Anchor>
      )}
      {origin.kind === 'source' && <span>{text('object.bySource')}</span>}
      <span>
        {text('object.inSource', {
          source: intl.formatList(
            sources.map((slug) => names.get(slug) ?? slug),
            { type: 'unit' },
          ),
        })}
      </span>
    </>
  )
}

interface RawPartProps {
  readonly entry: RawEntry
  readonly wanted: string
  readonly labels: ReadonlyMap<string, readonly string[]>
}

const RawPart = ({ entry, wanted, labels }: RawPartProps) => {
  const text = useText()
  const { names } = useSourceNames()
  const shown = entry.attributes.filter(({ name, values }) => holds([name, ...values], wanted))
  return (
    <section className={classes.entry}>
      <h3 className={classes.heading}>
        {text('object.entryIn', { source: names.get(entry.slug) ?? entry.slug })}
        <span className={classes.count}>
          {text('object.attributeCount', { count: entry.attributes.length })}
        </span>
      </h3>
      <p className={classes.hint}>
        <DnText>{entry.dn}</DnText>
      </p>
      <dl className={classes.list}>
        {shown.map((attribute) => (
          <RawRow
            key={attribute.name}
            attribute={attribute}
            keptAsLabels={labels.get(attribute.name) ?? []}
          />
        ))}
      </dl>
      {shown.length === 0 && <p className={classes.hint}>{text('object.noAttribute')}</p>}
    </section>
  )
}

interface RawRowProps {
  readonly attribute: RawAttribute
  readonly keptAsLabels: readonly string[]
}

const RawRow = ({ attribute, keptAsLabels }: RawRowProps) => {
  const text = useText()
  const intl = useIntl()
  const { name, values } = attribute
  return (
    <div className={classes.row}>
      <dt>
        <SafeText>{name}</SafeText>
      </dt>
      <dd>
        <div>
          <ValueList values={values} render={(value) => <EntryValue attribute={attribute} value={value} />} />
          {keptAsLabels.length > 0 && (
            <div className={classes.origin}>
              {text('object.keptAs', {
                fields: intl.formatList(keptAsLabels.map(visibleText), { type: 'unit' }),
              })}
            </div>
          )}
        </div>
        <CopyValue label={name} content={() => values.join('\n')} title={text('object.copy')} />
      </dd>
    </div>
  )
}

interface CopyValueProps {
  readonly label: string
  readonly title: string
  readonly content: () => string
}

const CopyValue = ({ label, title, content }: CopyValueProps) => {
  const text = useText()
  const copyText = useCopyText()
  return (
    <Tooltip label={title}>
      <ActionIcon
        size="sm"
        className={classes.copy}
        aria-label={text('object.copyValue', { field: visibleText(label) })}
        onClick={() => copyText(content(), text('object.copied'))}
      >
        <IconCopy size={14} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
