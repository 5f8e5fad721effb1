import { Notification } from 'electron'
import type { Notice } from './notification-rules.ts'
import type { Said } from '../../src-shared/messages/said.ts'
import type { Texts } from './texts.ts'

interface NoticeSetup {
  readonly texts: Texts
  readonly said: Said
  readonly show: (route: string) => void
}

/** Shows a notice by the system's own means; a click leads to where the person can act. */
export const showNotice = (notice: Notice, { texts, said, show }: NoticeSetup): void => {
  if (!Notification.isSupported()) return
  const values = { source: notice.source, reason: said(notice.reason) }
  const notification = new Notification({
    title: texts(`notification.${notice.class}.title`, values),
    body: texts(`notification.${notice.class}.body`, values),
  })
  shown.add(notification)
  notification.on('click', () => {
    shown.delete(notification)
    show(notice.route)
  })
  notification.on('close', () => void shown.delete(notification))
  notification.show()
}

// Electron lets a notification that nobody refers to be collected, and its click is lost with it.
const shown = new Set<Notification>()
