import { Anchor } from '@mantine/core'
import { Fragment } from 'react'
import { Link } from 'wouter'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../ui/use-text.ts'

/** The sources that list a mapping, each a link to its editor. */
export const UsedBy = ({ sources }: { readonly sources: readonly string[] }) => {
  const text = useText()
  const { data: known } = useCall('sources.list', undefined)
  if (sources.length === 0) return <span>{text('mappings.notUsed')}</span>
  return (
    <span>
      {sources.map((slug, index) => (
        <Fragment key={slug}>
          {index > 0 && ', '}
          <Anchor
            component={Link}
            href={`/sources/${encodeURIComponent(slug)}?section=mappings`}
            inherit
            underline="always"
          >
            {known?.find((source) => source.slug === slug)?.name ?? slug}
          </Anchor>
        </Fragment>
      ))}
    </span>
  )
}
