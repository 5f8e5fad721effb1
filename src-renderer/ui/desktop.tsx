import { createContext, use, type ReactNode } from 'react'

/** What any component may ask of the program around the page; `app` ties it to the contract. */
export interface Desktop {
  /** The browser's own clipboard is closed to the page, as is everything that takes a permission (docs/security.md). */
  readonly copyText: (content: string) => Promise<void>
  /** Whether something would be lost if the window closed now: the program asks before it does. */
  readonly noteUnsaved: (isUnsaved: boolean) => void
}

const DesktopContext = createContext<Desktop | undefined>(undefined)

export const DesktopProvider = (props: { readonly desktop: Desktop; readonly children: ReactNode }) => (
  <DesktopContext value={props.desktop}>{props.children}</DesktopContext>
)

export const useDesktop = (): Desktop => {
  const desktop = use(DesktopContext)
  if (desktop === undefined) throw new Error('useDesktop needs a DesktopProvider above it')
  return desktop
}
