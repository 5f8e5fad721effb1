import { Page } from '../../ui/page.tsx'
import { useText } from '../../ui/use-text.ts'

export const ComparePage = () => {
  const text = useText()
  return <Page title={text('run.compare')}>{null}</Page>
}
