import type { NotificationData } from '@mantine/notifications'
import type { ReactNode } from 'react'

/** A toast as it is kept after it went away. */
export interface LoggedMessage {
  readonly id: string
  readonly at: string
  readonly title: ReactNode
  readonly message: ReactNode
  readonly tone: 'error' | 'attention' | 'plain'
  readonly isRead: boolean
}

/** More than anybody reads back; the runs keep what matters for good. */
const kept = 100

const tones: Readonly<Record<string, LoggedMessage['tone']>> = { red: 'error', yellow: 'attention' }

/** The log with the toasts that it does not have yet, newest first. */
export const logToasts = (
  log: readonly LoggedMessage[],
  toasts: readonly NotificationData[],
  at: string,
): readonly LoggedMessage[] => {
  const known = new Set(log.map(({ id }) => id))
  const added = toasts.flatMap(({ id, title, message, color }) =>
    id === undefined || known.has(id)
      ? []
      : [{ id, at, title, message, tone: tones[String(color)] ?? 'plain', isRead: false } as const],
  )
  return added.length === 0 ? log : [...added.toReversed(), ...log].slice(0, kept)
}

export const unreadCount = (log: readonly LoggedMessage[]): number =>
  log.filter((message) => !message.isRead).length

export const markRead = (log: readonly LoggedMessage[]): readonly LoggedMessage[] =>
  log.map((message) => (message.isRead ? message : { ...message, isRead: true }))
