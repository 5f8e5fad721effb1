import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import {
  IconDots,
  IconEye,
  IconHistory,
  IconPlayerPause,
  IconPlayerPlay,
  IconSend,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { pauseChoices } from '../../../src-shared/domain/pause-choice.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../ui/use-text.ts'
import { RemoveSource } from './remove-source.tsx'
import { useSourceActions } from './use-source-actions.ts'

interface SourceMenuProps {
  readonly slug: string
  readonly name: string
  /** The source is gone, so nothing about it is to be asked any more. */
  readonly onRemoved?: () => void
}

/** What can be done with a source besides editing it. */
export const SourceMenu = ({ slug, name, onRemoved }: SourceMenuProps) => {
  const text = useText()
  const [, navigate] = useLocation()
  const { data: sources } = useCall('sources.list', undefined)
  const source = sources?.find((candidate) => candidate.slug === slug)
  const actions = useSourceActions(slug)
  const [isRemoving, setRemoving] = useState(false)
  const isPaused = source?.state === 'paused'
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Tooltip label={text('sources.action.more')}>
            <ActionIcon aria-label={text('sources.action.moreOf', { name })} size={30}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconEye size={16} aria-hidden />}
            onClick={() => actions.start({ dryRun: true })}
          >
            {text('sources.action.dryRun')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconHistory size={16} aria-hidden />}
            onClick={() => navigate(`/runs?source=${encodeURIComponent(slug)}`)}
          >
            {text('sources.action.runs')}
          </Menu.Item>
          {source !== undefined && source.outgoing.targets > 0 && (
            <Menu.Item
              leftSection={<IconSend size={16} aria-hidden />}
              onClick={() => navigate(`/runs?tab=deliveries&source=${encodeURIComponent(slug)}`)}
            >
              {text('deliveries.show')}
            </Menu.Item>
          )}
          <Menu.Divider />
          {isPaused ? (
            <Menu.Item leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={actions.resume}>
              {text('sources.action.resume')}
            </Menu.Item>
          ) : (
            <Menu.Sub>
              <Menu.Sub.Target>
                <Menu.Sub.Item leftSection={<IconPlayerPause size={16} aria-hidden />}>
                  {text('overview.pause')}
                </Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown>
                {pauseChoices.map((choice) => (
                  <Menu.Item key={choice} onClick={() => actions.pause(choice)}>
                    {text(`overview.pause.${choice}`)}
                  </Menu.Item>
                ))}
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          )}
          <Menu.Divider />
          <Menu.Item
            c="var(--rc-error)"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => setRemoving(true)}
          >
            {text('sources.action.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isRemoving && source !== undefined && (
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
