import { useDesktop } from './desktop.tsx'
import { useNotify } from './use-notify.tsx'

/** Puts a text on the clipboard, as it is and not as it is shown, and says so: for what is no button of its own. */
export const useCopyText = (): ((content: string, said: string) => void) => {
  const { copyText } = useDesktop()
  const notify = useNotify()
  return (content, said) => void copyText(content).then(() => notify.done({ message: said }), notify.failed)
}
