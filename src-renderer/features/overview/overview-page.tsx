import { Page } from '../../ui/page.tsx'
import { useText } from '../../ui/use-text.ts'

export const OverviewPage = () => {
  const text = useText()
  return <Page title={text('shell.overview')}>{null}</Page>
}
