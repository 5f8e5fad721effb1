import { Button } from '@mantine/core'
import type { AppError } from '../../src-shared/errors/app-error.ts'
import { useCopy } from './use-copy.ts'
import { useText } from './use-text.ts'

/** Takes what is known of a failure along, for a colleague or a report. */
export const CopyDetails = ({ failure }: { readonly failure: AppError }) => {
  const text = useText()
  const { copy, isCopied } = useCopy()
  const { code, message, details } = failure
  return (
    <Button
      variant="default"
      // What cannot be copied can still be read; another failure on top of this one helps nobody.
      onClick={() => void copy(JSON.stringify({ code, message, details }, null, 2)).catch(() => undefined)}
    >
      {text(isCopied ? 'common.copied' : 'common.copyDetails')}
    </Button>
  )
}
