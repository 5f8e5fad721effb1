import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useCall, useCommand } from '../api/use-call.ts'
import { BrandMark } from '../ui/brand-mark.tsx'
import { useText } from '../ui/use-text.ts'
import { navigation } from './routes.ts'
import classes from './shell.module.css'
import { TopBar } from './top-bar.tsx'

/** The frame of the window: navigation at the left, search and theme at the top, the page in the middle. */
export const Shell = ({ children }: { readonly children: ReactNode }) => {
  const text = useText()
  const { data: settings } = useCall('settings.get', undefined)
  const save = useCommand('settings.save')
  const isFolded = settings?.navigationFolded === true
  return (
    <div className={classes.shell} data-folded={isFolded || undefined}>
      <a className={classes.skip} href="#content">
        {text('shell.skipToContent')}
      </a>
      <aside className={classes.side}>
        <div className={classes.brand}>
          <BrandMark size={24} />
          {!isFolded && <span className={classes.brandName}>Rollcall</span>}
        </div>
        <Navigation isFolded={isFolded} />
        <div className={classes.fold}>
          <Tooltip
            label={text(isFolded ? 'shell.unfoldNavigation' : 'shell.foldNavigation')}
            position="right"
          >
            <ActionIcon
              aria-label={text(isFolded ? 'shell.unfoldNavigation' : 'shell.foldNavigation')}
              disabled={settings === undefined}
              onClick={() => {
                if (settings !== undefined) save.mutate({ ...settings, navigationFolded: !isFolded })
              }}
            >
              {isFolded ? (
                <IconLayoutSidebarLeftExpand size={18} aria-hidden />
              ) : (
                <IconLayoutSidebarLeftCollapse size={18} aria-hidden />
              )}
            </ActionIcon>
          </Tooltip>
        </div>
      </aside>
      <TopBar />
      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

const Navigation = ({ isFolded }: { readonly isFolded: boolean }) => {
  const text = useText()
  const [location] = useLocation()
  return (
    <nav aria-label={text('shell.navigation')} className={classes.nav}>
      {navigation.map(({ path, label, icon: EntryIcon }) => {
        const isHere = path === '/' ? location === '/' : location.startsWith(path)
        return (
          <Tooltip key={path} label={text(label)} position="right" disabled={!isFolded}>
            <Link
              href={path}
              className={classes.entry}
              aria-current={isHere ? 'page' : undefined}
              aria-label={text(label)}
            >
              <EntryIcon size={18} stroke={1.75} aria-hidden />
              {!isFolded && <span>{text(label)}</span>}
            </Link>
          </Tooltip>
        )
      })}
    </nav>
  )
}
