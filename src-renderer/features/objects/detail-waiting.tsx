import type { UseQueryResult } from '@tanstack/react-query'
import { DelayedSkeleton } from '../../ui/delayed-skeleton.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { useText } from '../../ui/use-text.ts'
import { DetailFrame, type DetailProps } from './detail-frame.tsx'

interface DetailWaitingProps extends Omit<DetailProps, 'id'> {
  readonly query: Pick<UseQueryResult, 'isError' | 'error' | 'refetch'>
}

/** The frame of details that are on their way, or that cannot be had. */
export const DetailWaiting = ({ query, ...frame }: DetailWaitingProps) => {
  const text = useText()
  return (
    <DetailFrame
      {...frame}
      title={text('common.details')}
      description={undefined}
      actions={undefined}
      tabs={[
        {
          id: 'summary',
          label: text('object.summary'),
          render: () =>
            query.isError ? (
              <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
            ) : (
              <DelayedSkeleton />
            ),
        },
      ]}
    />
  )
}
