// The window program from its start to its end: what is made in which order, and who tells whom.
import { randomUUID } from 'node:crypto'
import { app, dialog } from 'electron'
import { AppError, toFailure } from '../../src-shared/errors/app-error.ts'
import { createServices, type Services } from '../services/create-services.ts'
import { appId, choosePaths, pageFolder } from './app-paths.ts'
import { routeOf } from './start-arguments.ts'
import { startKeychainHelper } from './keychain-process.ts'
import { openLog, type Log } from './log.ts'
import { renewLoginItem, startsHidden } from './login-item.ts'
import { loginSystem } from './login-system.ts'
import { guardNavigation } from './navigation-guard.ts'
import { pageOrigin, pageUrl } from './page-address.ts'
import { registerPageScheme, servePage } from './page-protocol.ts'
import { denyPermissions } from './permissions.ts'
import { listenToPower } from './power-events.ts'
import { quitCleanly } from './quit.ts'
import { runWindow } from './run-window.ts'
import { onSecondInstance, takeInstance } from './single-instance.ts'
import { originOf } from './trusted-senders.ts'
import { createTexts, saidIn } from './texts.ts'

export const startApp = (args: readonly string[]): void => {
  try {
    prepare(args)
  } catch (error) {
    void app.whenReady().then(() => showFatal(error))
  }
}

/** What has to be settled before Electron is ready. */
const prepare = (args: readonly string[]): void => {
  const dataFolder = choosePaths()
  if (!takeInstance(args)) {
    app.quit()
    return
  }
  app.setAppUserModelId(appId)
  app.enableSandbox()
  registerPageScheme()
  void app.whenReady().then(() => start(dataFolder, args))
}

const start = async (dataFolder: string, args: readonly string[]): Promise<void> => {
  const log = openLog(dataFolder, { level: app.isPackaged ? 'info' : 'debug' })
  logWhatNobodyCaught(log)
  try {
    await run(dataFolder, args, log)
  } catch (error) {
    log.fatal({ failure: toFailure(error) }, 'could not start')
    showFatal(error)
  }
}

/** A fault of ours. Electron shows an exception in a box and says a rejection nowhere; neither is kept. */
const logWhatNobodyCaught = (log: Log): void => {
  process.on('uncaughtExceptionMonitor', (error) => log.fatal(withStack(error), 'an exception nobody caught'))
  process.on('unhandledRejection', (reason) => log.error(withStack(reason), 'a rejection nobody caught'))
}

const withStack = (error: unknown): object => ({
  failure: toFailure(error),
  stack: error instanceof Error ? error.stack : undefined,
})

/** Nothing works without the data; the message says what is wrong with them and that they were left alone. */
const showFatal = (error: unknown): void => {
  const { message } = toFailure(error)
  // The settings are in the data that could not be opened: the system's language has to do.
  const said = saidIn('system', app.getLocale())
  const remedy = error instanceof AppError ? `\n\n${said(error.remedy)}` : ''
  dialog.showErrorBox(
    createTexts('system', app.getLocale())('dialog.notStarted'),
    `${said(message)}${remedy}`,
  )
  app.exit(1)
}

const run = async (dataFolder: string, args: readonly string[], log: Log): Promise<void> => {
  const developmentUrl = app.isPackaged ? undefined : localUrl(process.env['ELECTRON_RENDERER_URL'])
  const url = developmentUrl ?? pageUrl
  const origin = developmentUrl === undefined ? pageOrigin : originOf(developmentUrl)
  const onRefused = (what: string, refusedUrl: string | undefined): void =>
    log.warn({ what, url: refusedUrl?.slice(0, 200) }, 'refused')
  guardNavigation({ origin, onRefused })
  denyPermissions(origin)
  servePage(pageFolder())

  // A copy of our own: the demo puts its password here, and nowhere else.
  const env = { ...process.env }
  const services = openServices(dataFolder, env)
  const windowServices = await services.openWindowServices()
  const schedule = runSchedules(services, log)
  const stopForgetting = windowServices.keepHistory((failure) =>
    log.warn({ failure }, 'old history was not forgotten'),
  )
  const quitting = quitCleanly({
    mayQuit: () => window.mayClose(),
    close: async () => {
      log.info('closing')
      window.close()
      stopForgetting()
      await schedule.stop()
      // Runs are cancelled before the demo's directory goes away under one of them.
      await services.sync.close()
      await windowServices.demo.close()
      await services.close()
      log.info('closed')
    },
    onError: (error) => log.error({ failure: toFailure(error) }, 'did not close cleanly'),
  })
  const window = runWindow({
    services,
    windowServices,
    log,
    dataFolder,
    url,
    origin,
    isHidden: startsHidden({
      args,
      platform: process.platform,
      wasOpenedAtLogin: () => app.getLoginItemSettings().wasOpenedAtLogin,
    }),
    route: routeOf(args),
    isQuitting: quitting.isQuitting,
    onRefused,
  })
  onSecondInstance((later) => window.show(routeOf(later)))
  app.on('activate', () => window.show(undefined))
  listenToPower({
    onSleep: () => log.info('the system goes to sleep'),
    onWake: () => {
      log.info('the system woke up')
      services.schedule.lookNow()
    },
    onShutdown: () => {
      log.info('the system shuts down')
      app.quit()
    },
  })
  if (app.isPackaged) renewLogin(log)
  log.info({ version: app.getVersion(), platform: process.platform }, 'started')
}

const renewLogin = (log: Log): void => {
  try {
    renewLoginItem(loginSystem())
  } catch (error) {
    log.warn({ failure: toFailure(error) }, 'the autostart file could not be renewed')
  }
}

/** The server of `electron-vite dev`; what else the variable may name is not opened with our bridge in it. */
const localUrl = (url: string | undefined): string | undefined =>
  url !== undefined && /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):\d+\/?$/.test(url) ? url : undefined

const openServices = (dataFolder: string, env: Record<string, string | undefined>): Services =>
  createServices({
    dataFolder,
    env,
    clock: () => new Date(),
    newId: randomUUID,
    owner: 'window',
    spawnKeychainHelper: () => startKeychainHelper(env),
  })

/** The schedules run from start to quit, whether there is a window or not. */
const runSchedules = (services: Services, log: Log): { stop(): Promise<void> } => {
  const ending = new AbortController()
  const served = services.schedule.serve({
    slugs: undefined,
    signal: ending.signal,
    onEvent: (event) => {
      if (event.event === 'problem' || event.event === 'failed') log.warn({ event }, 'schedule')
      else
        log.debug({ event: event.event, ...('source' in event ? { source: event.source } : {}) }, 'schedule')
    },
  })
  const ended = served.catch((error: unknown) =>
    log.error({ failure: toFailure(error) }, 'the schedules stopped'),
  )
  return {
    async stop() {
      ending.abort()
      await ended
    },
  }
}
