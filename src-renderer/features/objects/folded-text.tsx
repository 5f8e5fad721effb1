import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { CommaBreaks } from '../../ui/dn-text.tsx'
import { SafeText } from '../../ui/safe-text.tsx'
import { useText } from '../../ui/use-text.ts'
import { foldText } from './fold-text.ts'
import classes from './values.module.css'

/** A text of any length: the beginning of a long one, and all of it on request. */
export const FoldedText = ({ children }: { readonly children: string }) => {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const { shown, isFoldable, beyond } = foldText(children, isOpen)
  if (children === '') return <span className={classes.none}>{text('object.emptyValue')}</span>
  return (
    <span className={classes.text}>
      {looksLikeDn(shown) ? <CommaBreaks>{shown}</CommaBreaks> : <SafeText>{shown}</SafeText>}
      {isFoldable && (
        <>
          {isOpen || '…'}{' '}
          <UnstyledButton className={classes.more} onClick={() => setOpen(!isOpen)}>
            {isOpen ? text('object.showLess') : text('object.showAllText', { count: children.length })}
          </UnstyledButton>
        </>
      )}
      {beyond > 0 && <span className={classes.none}> {text('object.moreThanShown', { count: beyond })}</span>}
    </span>
  )
}

/** Kept values have no type; a DN in the middle of a word is hard to read. */
const looksLikeDn = (text: string): boolean => /^[a-z][\w.-]*=[^,]*,\s*[a-z][\w.-]*=/i.test(text)
