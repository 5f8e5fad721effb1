import { Fragment } from 'react'
import classes from './dn-text.module.css'
import { SafeText } from './safe-text.tsx'

/** A DN or filter in the monospaced face; it breaks after commas only. */
export const DnText = ({ children }: { readonly children: string }) => (
  <span className={classes.dn}>
    {children.split(/(?<=(?<!\\),)/).map((part, index) => (
      // The parts of one text have no identity but their place.
      <Fragment key={index}>
        {index > 0 && <wbr />}
        <SafeText>{part}</SafeText>
      </Fragment>
    ))}
  </span>
)
