import { Fragment } from 'react'
import classes from './dn-text.module.css'
import { SafeText } from './safe-text.tsx'

/** A DN or filter in the monospaced face; it breaks after commas only. */
export const DnText = ({ children }: { readonly children: string }) => (
  <span className={classes.dn}>
    <CommaBreaks>{children}</CommaBreaks>
  </span>
)

/** A text without spaces that breaks after its commas, those that are escaped left out. */
export const CommaBreaks = ({ children }: { readonly children: string }) => (
  <>
    {children.split(/(?<=(?<!\\),)/).map((part, index) => (
      // The parts of one text have no identity but their place.
      <Fragment key={index}>
        {index > 0 && <wbr />}
        <SafeText>{part}</SafeText>
      </Fragment>
    ))}
  </>
)
