import { UnstyledButton } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useText } from '../../ui/use-text.ts'
import { foldValues } from './fold-text.ts'
import { FoldedText } from './folded-text.tsx'
import { valueTexts } from '../../../src-shared/domain/value-texts.ts'
import classes from './values.module.css'

interface ValueListProps<Value> {
  readonly values: readonly Value[]
  readonly render: (value: Value) => ReactNode
}

/** Values one below the other: the first few of many, and all on request. */
export const ValueList = <Value,>({ values, render }: ValueListProps<Value>) => {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const { shown, isFoldable, beyond } = foldValues(values, isOpen)
  const [only] = values
  if (only === undefined) return <span className={classes.none}>{text('object.noValue')}</span>
  if (values.length === 1) return <>{render(only)}</>
  return (
    <>
      <ul className={classes.list}>
        {shown.map((value, index) => (
          // Values of one attribute have no identity but their place.
          <li key={index}>{render(value)}</li>
        ))}
      </ul>
      {isFoldable && (
        <UnstyledButton className={classes.more} onClick={() => setOpen(!isOpen)}>
          {isOpen ? text('object.showLess') : text('object.showAllValues', { count: values.length })}
        </UnstyledButton>
      )}
      {beyond > 0 && <div className={classes.none}>{text('object.moreThanShown', { count: beyond })}</div>}
    </>
  )
}

/** A kept value of any shape. */
export const KeptValue = ({ value }: { readonly value: unknown }) => {
  const text = useText()
  if (typeof value === 'boolean') return <>{text(value ? 'object.yes' : 'object.no')}</>
  return <ValueList values={valueTexts(value)} render={(each) => <FoldedText>{each}</FoldedText>} />
}
