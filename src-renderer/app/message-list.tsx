import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core'
import { notificationsStore } from '@mantine/notifications'
import { IconBell } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useText } from '../ui/use-text.ts'
import { logToasts, markRead, unreadCount, type LoggedMessage } from './message-log.ts'
import classes from './message-list.module.css'

/** Every toast since the window opened, to be read again; the bell says how many were not read yet. */
export const MessageList = () => {
  const text = useText()
  const [log, setLog] = useState<readonly LoggedMessage[]>([])
  const [isOpen, setOpen] = useState(false)
  // Toasts are shown from anywhere, by the kit's own store; this listens so that nobody has to report to two places.
  useEffect(
    () =>
      notificationsStore.subscribe(({ notifications, queue }) => {
        const at = new Date().toISOString()
        setLog((before) => logToasts(before, [...notifications, ...queue], at))
      }),
    [],
  )
  const unread = unreadCount(log)
  const label = text('shell.messagesUnread', { count: unread })
  const change = (opened: boolean): void => {
    setOpen(opened)
    // What was open has been read; it stays marked as new while it is.
    if (!opened) setLog(markRead)
  }
  return (
    <Popover opened={isOpen} onChange={change} position="bottom-end" width={380} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={label} disabled={isOpen}>
          <ActionIcon aria-label={label} className={classes.bell} onClick={() => change(!isOpen)}>
            <IconBell size={18} aria-hidden />
            {unread > 0 && (
              <span className={classes.count} aria-hidden>
                {unread > 9 ? '9+' : unread}
              </span>
            )}
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={text('shell.messages')}>
        <div className={classes.head}>
          <h2 className={classes.title}>{text('shell.messages')}</h2>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            disabled={log.length === 0}
            onClick={() => setLog([])}
          >
            {text('shell.clearMessages')}
          </Button>
        </div>
        {log.length === 0 ? (
          <p className={classes.none}>{text('shell.noMessages')}</p>
        ) : (
          // Scrollable, so it must be reachable by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <ul className={classes.list} tabIndex={0}>
            {log.map((message) => (
              <li
                key={message.id}
                className={classes.message}
                data-tone={message.tone}
                data-unread={!message.isRead || undefined}
              >
                {message.title !== undefined && <div className={classes.messageTitle}>{message.title}</div>}
                <div>{message.message}</div>
                <div className={classes.time}>
                  <RelativeTime at={message.at} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
