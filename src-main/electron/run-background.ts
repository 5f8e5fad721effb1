// Tray and notifications: they show what the overview shows, and do what is chosen in the tray.
import { app, net } from 'electron'
import type { AppEvent } from '../../src-shared/contract/events.ts'
import { toFailure } from '../../src-shared/errors/app-error.ts'
import type { Services } from '../services/create-services.ts'
import type { WindowServices } from '../services/window/create-window-services.ts'
import { describeFailedAction } from './failed-action.ts'
import type { Log } from './log.ts'
import { decideNotices, NoticeMemory } from './notification-rules.ts'
import { noticeWords } from './notice-words.ts'
import { showNotification } from './notifications.ts'
import { performAction, type ActionFailure } from './perform-action.ts'
import type { Texts } from './texts.ts'
import { timeText } from './time-text.ts'
import { trayModel, type TrayAction } from './tray-model.ts'
import { openTray } from './tray.ts'

interface BackgroundSetup {
  readonly services: Services
  readonly windowServices: WindowServices
  readonly log: Log
  readonly texts: () => Texts
  readonly said: (english: string) => string
  /** Shows the window, and a page of it if one is named. */
  readonly show: (route: string | undefined) => void
  /** Whether the person sees what the page is told. */
  readonly isWindowSeen: () => boolean
  readonly tellPage: (event: AppEvent) => void
  readonly keep: (key: string, value: unknown) => void
  readonly onPerformed: () => void
}

export interface Background {
  /** False where the system has no place for a tray. */
  readonly hasTray: boolean
  showStandings(): void
  perform(action: TrayAction): void
  close(): void
}

export const runBackground = (setup: BackgroundSetup): Background => {
  const { services, windowServices, log, texts, said, show, keep } = setup
  const { settings, overview } = windowServices
  /** Not read back: it may still wait for a run that writes, and then everything would be told twice. */
  let told: NoticeMemory | undefined

  const showStandings = (): void => {
    const sources = overview.standings()
    const { language } = settings.get()
    const locale = language === 'system' ? app.getLocale() : language
    tray?.show(
      trayModel({
        sources,
        isOnline: net.isOnline(),
        texts: texts(),
        timeText: (iso) => timeText(iso, { locale, now: new Date() }),
      }),
    )
    const memory = told ?? NoticeMemory.safeParse(settings.find(noticesKey)).data ?? {}
    const decided = decideNotices(memory, sources, settings.get().notifications)
    if (JSON.stringify(memory) !== JSON.stringify(decided.memory)) keep(noticesKey, decided.memory)
    told = decided.memory
    for (const notice of decided.notices)
      showNotification({
        key: `${notice.class} ${notice.source}`,
        ...noticeWords(notice, texts(), said),
        onClick: () => show(notice.route),
      })
  }

  /** In the window; where nobody sees that, by a notification as well, if the person wants to hear of failures. */
  const tellFailure = (action: TrayAction, { slug, error }: ActionFailure): void => {
    log.warn({ failure: toFailure(error), action }, 'the tray could not do this')
    const source = overview.standings().find((each) => each.slug === slug)?.name ?? slug ?? undefined
    const event = describeFailedAction({ action, error, source }, texts())
    setup.tellPage(event)
    if (setup.isWindowSeen() || !settings.get().notifications.failing) return
    showNotification({
      key: event.title,
      title: event.title,
      body: said(event.message),
      onClick: () => show(undefined),
    })
  }

  const perform = (action: TrayAction): void => {
    void performAction(action, { services, windowServices, show })
      .then((failures) => failures.forEach((failure) => tellFailure(action, failure)))
      .catch((error: unknown) => log.error({ failure: toFailure(error) }, 'a failure could not be told'))
      .finally(() => setup.onPerformed())
  }

  const tray = openTray({ perform })
  return {
    hasTray: tray !== undefined,
    showStandings,
    perform,
    close: () => tray?.destroy(),
  }
}

const noticesKey = 'notices'
