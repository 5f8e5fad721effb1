import classes from './safe-text.module.css'
import { splitVisible } from './visible-text.ts'

/**
 * Text that somebody else wrote: a name, a DN, a value of an entry. Characters that hide or turn text around are shown
 * as marks, and its direction never reaches its neighbours.
 */
export const SafeText = ({ children }: { readonly children: string }) => {
  const parts = splitVisible(children)
  return (
    <bdi>
      {parts.map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          // The parts of one text have no identity but their place.
          <span key={index} className={classes.mark}>
            {part.label}
          </span>
        ),
      )}
    </bdi>
  )
}
