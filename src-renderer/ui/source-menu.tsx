import { ActionIcon, Menu } from '@mantine/core'
import {
  IconDots,
  IconHistory,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
  IconRefreshDot,
  IconSend,
  IconFileSearch,
  IconTrash,
} from '@tabler/icons-react'
import type { SourceSummary } from '../../src-shared/contract/source-calls.ts'
import { pauseChoices } from '../../src-shared/domain/pause-choice.ts'
import { useText } from './use-text.ts'
import type { SourceActions } from './use-source-actions.ts'

interface SourceMenuProps {
  readonly source: SourceSummary
  readonly actions: SourceActions
  /** The page shows the check that goes on, with the way to give it up. */
  readonly showsCheck?: boolean
  /** The page is the source's own. */
  readonly isOnItsPage?: boolean
  readonly onRemove?: () => void
}

const iconSize = 16

/** What is done less often than "Sync now", the same wherever a source is shown. */
export const SourceMenu = ({
  source,
  actions,
  showsCheck = false,
  isOnItsPage = false,
  onRemove,
}: SourceMenuProps) => {
  const text = useText()
  const isBusy = source.state === 'running' || !source.enabled
  return (
    <Menu position="bottom-end" width={270}>
      <Menu.Target>
        <ActionIcon aria-label={text('overview.actionsOf', { source: source.name })} size={30}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileSearch size={iconSize} aria-hidden />}
          disabled={isBusy}
          onClick={() => actions.sync(source, { dryRun: true })}
        >
          {text('overview.dryRun')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconRefreshDot size={iconSize} aria-hidden />}
          disabled={isBusy}
          onClick={() => actions.sync(source, { full: true })}
        >
          {text('overview.fullSync')}
        </Menu.Item>
        {showsCheck && (
          <Menu.Item
            leftSection={<IconPlugConnected size={iconSize} aria-hidden />}
            disabled={actions.checking !== undefined}
            onClick={() => actions.check(source)}
          >
            {text('overview.check')}
          </Menu.Item>
        )}
        <Menu.Divider />
        {source.state === 'paused' ? (
          <Menu.Item
            leftSection={<IconPlayerPlay size={iconSize} aria-hidden />}
            onClick={() => actions.resume(source)}
          >
            {text('overview.resume')}
          </Menu.Item>
        ) : (
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<IconPlayerPause size={iconSize} aria-hidden />}>
                {text('overview.pause')}
              </Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              {pauseChoices.map((choice) => (
                <Menu.Item key={choice} onClick={() => actions.pause(source, choice)}>
                  {text(`overview.pause.${choice}`)}
                </Menu.Item>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconHistory size={iconSize} aria-hidden />}
          component="a"
          href={`#/runs?source=${encodeURIComponent(source.slug)}`}
        >
          {text('overview.history')}
        </Menu.Item>
        {source.outgoing.targets > 0 && (
          <Menu.Item
            leftSection={<IconSend size={iconSize} aria-hidden />}
            component="a"
            href={`#/runs?tab=deliveries&source=${encodeURIComponent(source.slug)}`}
          >
            {text('deliveries.show')}
          </Menu.Item>
        )}
        {!isOnItsPage && (
          <Menu.Item
            leftSection={<IconPencil size={iconSize} aria-hidden />}
            component="a"
            href={`#/sources/${encodeURIComponent(source.slug)}`}
          >
            {text('overview.edit')}
          </Menu.Item>
        )}
        {onRemove !== undefined && (
          <>
            <Menu.Divider />
            <Menu.Item
              c="var(--rc-error)"
              leftSection={<IconTrash size={iconSize} aria-hidden />}
              onClick={onRemove}
            >
              {text('sources.action.remove')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
