import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useCall } from '../api/use-call.ts'
import { BrandMark } from '../ui/brand-mark.tsx'
import { useText } from '../ui/use-text.ts'
import { CommandPalette } from './command-palette.tsx'
import { Navigation } from './navigation.tsx'
import { PageBoundary } from './page-boundary.tsx'
import classes from './shell.module.css'
import { ShortcutSheet } from './shortcut-sheet.tsx'
import { TopBar } from './top-bar.tsx'
import { useAppEvents } from './use-app-events.ts'
import { useAppearance } from './use-appearance.ts'
import { usePageFocus } from './use-page-focus.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useToastsOfPage } from './use-toasts-of-page.ts'

/** The frame of the window: navigation at the left, search and messages at the top, the page in the middle. */
export const Shell = ({ children }: { readonly children: ReactNode }) => {
  const text = useText()
  const content = useRef<HTMLElement>(null)
  const [path] = useLocation()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const { isFolded, toggleFold } = useAppearance()
  const isMac = useCall('app.info', undefined).data?.platform === 'darwin'
  const openHelp = (): void => setHelpOpen(true)
  useAppEvents()
  useShortcuts(openHelp)
  usePageFocus(content)
  useToastsOfPage()
  const foldLabel = text(isFolded ? 'shell.unfoldNavigation' : 'shell.foldNavigation')
  const FoldIcon = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <div className={classes.shell} data-folded={isFolded || undefined}>
      {/* A button: the hash of a link would be taken for a route. */}
      <button type="button" className={classes.skip} onClick={() => content.current?.focus()}>
        {text('shell.skipToContent')}
      </button>
      <aside className={classes.side}>
        <div className={classes.brand}>
          <BrandMark size={24} />
          {!isFolded && <span className={classes.brandName}>Rollcall</span>}
        </div>
        <Navigation isFolded={isFolded} />
        <div className={classes.fold}>
          <Tooltip label={foldLabel} position="right">
            <ActionIcon aria-label={foldLabel} aria-expanded={!isFolded} onClick={toggleFold}>
              <FoldIcon size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      </aside>
      <TopBar isMac={isMac} onHelp={openHelp} />
      <main ref={content} className={classes.content} tabIndex={-1}>
        <PageBoundary path={path}>{children}</PageBoundary>
      </main>
      <CommandPalette onHelp={openHelp} />
      <ShortcutSheet isOpen={isHelpOpen} isMac={isMac} onClose={() => setHelpOpen(false)} />
    </div>
  )
}
