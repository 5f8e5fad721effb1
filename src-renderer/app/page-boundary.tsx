import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { AppError } from '../../src-shared/errors/app-error.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Page } from '../ui/page.tsx'
import { useText } from '../ui/use-text.ts'

interface PageBoundaryProps {
  /** Another page gets another chance. */
  readonly path: string
  readonly children: ReactNode
}

interface PageBoundaryState {
  readonly fault: unknown
  readonly path: string
}

/** Keeps a fault of one page from taking the window with it. React offers this to classes only. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { fault: undefined, path: this.props.path }

  static getDerivedStateFromError(fault: unknown): Partial<PageBoundaryState> {
    return { fault: fault ?? new Error('undefined was thrown') }
  }

  static getDerivedStateFromProps(
    props: PageBoundaryProps,
    state: PageBoundaryState,
  ): PageBoundaryState | null {
    return props.path === state.path ? null : { fault: undefined, path: props.path }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === undefined) return this.props.children
    return <BrokenPage fault={fault} onOpenAgain={() => this.setState({ fault: undefined })} />
  }
}

interface BrokenPageProps {
  readonly fault: unknown
  readonly onOpenAgain: () => void
}

const BrokenPage = ({ fault, onOpenAgain }: BrokenPageProps) => {
  const text = useText()
  const error = fault instanceof AppError ? fault : new AppError('internal', String(fault), detailsOf(fault))
  return (
    <Page
      title={text('shell.pageBroke')}
      description={text('shell.pageBrokeHint')}
      width="reading"
      actions={<Button onClick={onOpenAgain}>{text('shell.openAgain')}</Button>}
    >
      <ErrorPanel error={error} />
    </Page>
  )
}

/** The place in our code, for a report; a stack has no entry's values in it. */
const detailsOf = (fault: unknown) =>
  fault instanceof Error && fault.stack !== undefined ? { stack: fault.stack.split('\n').slice(1, 8) } : {}
