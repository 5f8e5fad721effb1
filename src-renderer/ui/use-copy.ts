import { useTimeout } from '@mantine/hooks'
import { useState } from 'react'
import { useDesktop } from './desktop.tsx'

/** As long as a button says that it has copied. */
const saidMs = 2000

export interface Copying {
  /** Puts a text on the clipboard as it is, and not as it is shown. */
  readonly copy: (content: string) => Promise<void>
  /** True for a moment after it worked. */
  readonly isCopied: boolean
}

/** Copying for a button that says itself that it worked. */
export const useCopy = (): Copying => {
  const { copyText } = useDesktop()
  const [isCopied, setCopied] = useState(false)
  const { start } = useTimeout(() => setCopied(false), saidMs)
  return {
    isCopied,
    copy: async (content) => {
      await copyText(content)
      setCopied(true)
      start()
    },
  }
}
