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
  notification.on('click', () => show(notice.route))
  notification.show()
  shown.set(`${notice.class} ${notice.source}`, notification)
}

// Electron lets a notification that nobody refers to be collected, and its click is lost with it. Windows says that one
// was closed when it only moves to the notification centre, so the newest of each kind and source is kept.
const shown = new Map<string, Notification>()
