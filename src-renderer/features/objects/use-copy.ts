import { useCommand } from '../../api/use-call.ts'
import { useNotify } from '../../ui/use-notify.tsx'
import { useText } from '../../ui/use-text.ts'

/** Puts a text on the clipboard, as it is and not as it is shown. */
export const useCopy = (): ((content: string) => void) => {
  const text = useText()
  const notify = useNotify()
  const copy = useCommand('app.copyText')
  return (content) =>
    copy.mutate(
      { text: content },
      { onSuccess: () => notify.done({ message: text('object.copied') }), onError: notify.failed },
    )
}
