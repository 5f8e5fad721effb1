import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './banner.module.css'

interface BannerProps {
  readonly tone: 'attention' | 'neutral'
  readonly icon: Icon
  readonly title: string
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** The state of a run that a person should act on or know of. */
export const Banner = ({ tone, icon: BannerIcon, title, actions, children }: BannerProps) => (
  <section className={classes.banner} data-tone={tone} aria-label={title}>
    <BannerIcon size={20} stroke={1.75} aria-hidden className={classes.icon} />
    <div className={classes.text}>
      <h2 className={classes.title}>{title}</h2>
      <div className={classes.words}>{children}</div>
    </div>
    {actions !== undefined && <div className={classes.actions}>{actions}</div>}
  </section>
)
