import { Notification } from 'electron'

interface Shown {
  /** What it is about; another about the same takes its place. */
  readonly key: string
  readonly title: string
  readonly body: string
  /** What a click does: it leads to where the person can act. */
  readonly onClick: () => void
}

/** Shows a notification by the system's own means, where it has any. */
export const showNotification = ({ key, title, body, onClick }: Shown): void => {
  if (!Notification.isSupported()) return
  const notification = new Notification({ title, body })
  notification.on('click', onClick)
  notification.show()
  shown.set(key, notification)
}

// Electron lets a notification that nobody refers to be collected, and its click is lost with it. Windows says that one
// was closed when it only moves to the notification centre, so the newest about each thing is kept.
const shown = new Map<string, Notification>()
