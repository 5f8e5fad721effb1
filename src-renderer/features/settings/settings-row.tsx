import type { ReactNode } from 'react'
import classes from './settings-row.module.css'

interface SettingsRowProps {
  /** What its control is named and described by: see `labelledBy`. */
  readonly id: string
  readonly title: string
  /** What it means, in a sentence or two. */
  readonly help: string
  /** Under the help: a path, a value. */
  readonly below?: ReactNode
  /** The control. */
  readonly children: ReactNode
}

/** The attributes that tie a control to the title and help of its row. */
export const labelledBy = (id: string) => ({
  'aria-labelledby': `${id}-title`,
  'aria-describedby': `${id}-help`,
})

/** One setting: what it is and means at the left, its control at the right. */
export const SettingsRow = ({ id, title, help, below, children }: SettingsRowProps) => (
  <div className={classes.row}>
    <div className={classes.words}>
      <div id={`${id}-title`} className={classes.title}>
        {title}
      </div>
      <div id={`${id}-help`} className={classes.help}>
        {help}
      </div>
      {below}
    </div>
    <div className={classes.control}>{children}</div>
  </div>
)
