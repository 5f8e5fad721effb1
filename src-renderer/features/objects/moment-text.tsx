import { Anchor } from '@mantine/core'
import { useIntl } from 'react-intl'
import { Link } from 'wouter'
import { useText } from '../../ui/use-text.ts'
import type { Moment } from './history.ts'

/** When something came to be, and the run that brought it. */
export const MomentText = ({ moment }: { readonly moment: Moment }) => {
  const intl = useIntl()
  return (
    <>
      {moment.at !== '' && (
        <>
          <time dateTime={moment.at}>
            {intl.formatDate(moment.at, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
          {', '}
        </>
      )}
      <RunLink id={moment.runId} isInText />
    </>
  )
}

interface RunLinkProps {
  readonly id: number
  /** Among other words colour alone does not tell a link (WCAG 1.4.1). */
  readonly isInText?: boolean
}

export const RunLink = ({ id, isInText = false }: RunLinkProps) => {
  const text = useText()
  return (
    <Anchor component={Link} href={`/runs/${id}`} size="sm" underline={isInText ? 'always' : 'hover'}>
      {text('object.run', { id })}
    </Anchor>
  )
}
