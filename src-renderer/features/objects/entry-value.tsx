import { IconBinary, IconCertificate, IconPhoto } from '@tabler/icons-react'
import { useIntl } from 'react-intl'
import { useText } from '../../ui/use-text.ts'
import { describeValue, noteOf, type BinaryKind } from './describe-value.ts'
import { FoldedText } from './folded-text.tsx'
import type { RawAttribute } from './provenance.ts'
import classes from './values.module.css'

const binaryIcons = { jpeg: IconPhoto, png: IconPhoto, certificate: IconCertificate, bytes: IconBinary }

interface EntryValueProps {
  readonly attribute: Pick<RawAttribute, 'name' | 'isBinary'>
  readonly value: string
}

/** One value of an entry as the directory gave it, with what a number or time means. Bytes are named, never drawn. */
export const EntryValue = ({ attribute, value }: EntryValueProps) => {
  const described = describeValue(attribute, value)
  if (described.kind === 'binary') return <Bytes what={described.what} size={described.size} />
  return (
    <>
      <FoldedText>{described.text}</FoldedText> <Note name={attribute.name} value={described.text} />
    </>
  )
}

const Bytes = ({ what, size }: { readonly what: BinaryKind; readonly size: number }) => {
  const text = useText()
  const intl = useIntl()
  const BinaryIcon = binaryIcons[what]
  return (
    <span className={classes.binary}>
      <BinaryIcon size={14} aria-hidden />
      {text('object.binarySize', { what: text(`object.binary.${what}`), size: sizeText(intl, size) })}
    </span>
  )
}

const kilobyte = 1000

const sizeText = (intl: ReturnType<typeof useIntl>, bytes: number): string => {
  const isLarge = bytes >= 10 * kilobyte
  return intl.formatNumber(isLarge ? Math.round(bytes / kilobyte) : bytes, {
    style: 'unit',
    unit: isLarge ? 'kilobyte' : 'byte',
    unitDisplay: isLarge ? 'short' : 'long',
  })
}

export const Note = ({ name, value }: { readonly name: string; readonly value: string }) => {
  const text = useText()
  const intl = useIntl()
  const note = noteOf(name, value)
  if (note === undefined) return null
  if (note.kind === 'never') return <span className={classes.note}>({text('object.timeNever')})</span>
  if (note.kind === 'flags') {
    const flags = note.flags.map((flag) => text(`object.flag.${flag}`))
    return <span className={classes.note}>({intl.formatList(flags, { type: 'unit' })})</span>
  }
  return (
    <span className={classes.note}>
      ({intl.formatDate(note.at, { dateStyle: 'medium', timeStyle: 'medium' })})
    </span>
  )
}
