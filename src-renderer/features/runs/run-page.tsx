import { Page } from '../../ui/page.tsx'
import { useText } from '../../ui/use-text.ts'

export const RunPage = () => {
  const text = useText()
  return <Page title={text('shell.runs')}>{null}</Page>
}
