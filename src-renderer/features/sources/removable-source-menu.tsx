import { useState } from 'react'
import { useLocation } from 'wouter'
import { useApi } from '../../api/api-context.tsx'
import { useCall } from '../../api/use-call.ts'
import { SourceMenu } from '../../ui/source-menu.tsx'
import { useSourceActions } from '../../ui/use-source-actions.ts'
import { RemoveSource } from './remove-source.tsx'

interface RemovableSourceMenuProps {
  readonly slug: string
  readonly isOnItsPage?: boolean
  /** The source is gone, so nothing about it is to be asked any more. */
  readonly onRemoved?: () => void
}

/** The menu of a source with its removal, which is asked about first. */
export const RemovableSourceMenu = ({ slug, isOnItsPage = false, onRemoved }: RemovableSourceMenuProps) => {
  const [, navigate] = useLocation()
  const actions = useSourceActions(useApi())
  const source = useCall('sources.list', undefined).data?.find((each) => each.slug === slug)
  const [isRemoving, setRemoving] = useState(false)
  if (source === undefined) return null
  return (
    <>
      <SourceMenu
        source={source}
        actions={actions}
        isOnItsPage={isOnItsPage}
        onRemove={() => setRemoving(true)}
      />
      {isRemoving && (
        <RemoveSource
          source={source}
          onCancel={() => setRemoving(false)}
          onRemoved={() => {
            onRemoved?.()
            setRemoving(false)
            navigate('/sources')
          }}
        />
      )}
    </>
  )
}
