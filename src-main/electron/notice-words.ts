import type { Said } from '../../src-shared/messages/said.ts'
import type { Notice } from './notification-rules.ts'
import type { Texts } from './texts.ts'

/** A notice in the person's language. */
export const noticeWords = (
  notice: Notice,
  texts: Texts,
  said: Said,
): { readonly title: string; readonly body: string } => {
  const values = { source: notice.source, reason: said(notice.reason) }
  return {
    title: texts(`notification.${notice.class}.title`, values),
    body: texts(`notification.${notice.class}.body`, values),
  }
}
