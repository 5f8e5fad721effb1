import { Tooltip, VisuallyHidden } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import { useCall } from '../api/use-call.ts'
import { needsPerson } from '../features/overview/needs-person.ts'
import { useText } from '../ui/use-text.ts'
import { navigation } from './routes.ts'
import classes from './shell.module.css'

/** The pages, with the number of sources that need somebody beside the overview. */
export const Navigation = ({ isFolded }: { readonly isFolded: boolean }) => {
  const text = useText()
  const [location] = useLocation()
  const waiting = useCall('sources.list', undefined).data?.filter(needsPerson).length ?? 0
  return (
    <nav aria-label={text('shell.navigation')} className={classes.nav}>
      {navigation.map(({ path, label, icon: EntryIcon }) => {
        const isHere = path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`)
        const count = path === '/' ? waiting : 0
        const words = count > 0 ? text('shell.sourcesNeedYou', { count }) : ''
        return (
          <Tooltip key={path} label={text(label)} position="right" disabled={!isFolded}>
            <Link href={path} className={classes.entry} aria-current={isHere ? 'page' : undefined}>
              <EntryIcon size={18} stroke={1.75} aria-hidden />
              {isFolded ? <VisuallyHidden>{text(label)}</VisuallyHidden> : <span>{text(label)}</span>}
              {count > 0 && (
                <>
                  <span className={classes.waiting} title={words} aria-hidden>
                    {count}
                  </span>
                  <VisuallyHidden>, {words}</VisuallyHidden>
                </>
              )}
            </Link>
          </Tooltip>
        )
      })}
    </nav>
  )
}
