// oxlint-disable unicorn/require-post-message-target-origin -- a port of Electron's, not a window
// A small app that does everything Rollcall asks of Electron. bridge.spec.ts drives it, on the stand-in and on Electron.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  session,
  shell,
  Tray,
  utilityProcess,
} from 'electron'

const here = import.meta.dirname
const address = 'sample://app/index.html'
const state = { window: undefined, tray: undefined, isQuitting: false }

if (process.argv.includes('--broken')) throw new Error('broken on purpose')
protocol.registerSchemesAsPrivileged([
  { scheme: 'sample', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
if (app.requestSingleInstanceLock({ from: 'sample' })) start()
else app.quit()

function start() {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    state.window.show()
    state.window.webContents.send('event', `second instance from ${data.from}`)
  })
  app.on('window-all-closed', () => {})
  app.on('before-quit', (event) => {
    if (state.isQuitting) return
    event.preventDefault()
    state.isQuitting = true
    void finishAndQuit()
  })
  powerMonitor.on('resume', () => state.window.webContents.send('event', 'resume'))
  app.on('web-contents-created', (_event, contents) => restrict(contents))
  void app.whenReady().then(open)
}

async function finishAndQuit() {
  await delay(100)
  writeFileSync(join(app.getPath('userData'), 'quit.txt'), 'work was finished first')
  app.quit()
}

function restrict(contents) {
  contents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://')) void shell.openExternal(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (!event.url.startsWith('sample://app/')) event.preventDefault()
  })
  contents.on('render-process-gone', (_event, details) => {
    writeFileSync(join(app.getPath('userData'), 'gone.txt'), details.reason)
    contents.send('event', 'to nobody')
    void state.window.loadURL(address)
  })
}

function open() {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  )
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  )
  session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !/^(sample|file|devtools|chrome-extension):/.test(url) }),
  )
  protocol.handle('sample', serve)
  answerCalls()
  state.window = new BrowserWindow({
    width: 900,
    height: 600,
    show: false,
    webPreferences: { preload: join(here, 'preload.cjs'), contextIsolation: true, sandbox: true },
  })
  state.window.once('ready-to-show', () => state.window.show())
  state.window.on('close', (event) => {
    if (state.isQuitting) return
    event.preventDefault()
    state.window.hide()
  })
  openTray()
  void state.window.loadURL(address)
}

async function serve(request) {
  const { host, pathname } = new URL(request.url)
  if (host !== 'app' || !/^\/[\w.-]+$/.test(pathname)) return new Response('not found', { status: 404 })
  const file = await net.fetch(pathToFileURL(join(here, pathname.slice(1))).href)
  const headers = new Headers(file.headers)
  headers.set('content-security-policy', "default-src 'self'")
  return new Response(file.body, { status: file.status, headers })
}

function answerCalls() {
  ipcMain.handle('echo', (_event, value) => value)
  ipcMain.handle('fail', () => {
    throw new TypeError('broken on purpose')
  })
  ipcMain.handle('sender', (event) => ({
    url: event.senderFrame.url,
    origin: event.senderFrame.origin,
    isMainFrame: event.senderFrame === event.sender.mainFrame,
    isOurWindow: BrowserWindow.fromWebContents(event.sender) === state.window,
  }))
  ipcMain.handle('event-then-answer', (event) => {
    event.sender.send('event', 'before the answer')
    return 'answer'
  })
  ipcMain.handle('pick', () => dialog.showOpenDialog({ properties: ['openFile'] }))
  ipcMain.handle('child', (_event, text) => askChild(text))
  ipcMain.handle('gap', () => app.getGPUFeatureStatus())
  ipcMain.on('notify', (_event, body) => new Notification({ title: 'Sample', body }).show())
  ipcMain.on('start-at-login', () => app.setLoginItemSettings({ openAtLogin: true }))
  nativeTheme.on('updated', () => state.window.webContents.send('event', `theme ${nativeTheme.themeSource}`))
}

function askChild(text) {
  const child = utilityProcess.fork(join(here, 'child.js'), ['given'], { serviceName: 'sample child' })
  const answers = []
  return new Promise((resolve) => {
    child.on('message', (message) => {
      answers.push(message)
      child.postMessage('end')
    })
    child.once('exit', (code) => resolve({ answers, code, pid: child.pid }))
    child.postMessage({ text, at: new Date(0) })
  })
}

function openTray() {
  const image = nativeImage.createFromBuffer(readFileSync(join(here, 'tray.png')))
  state.tray = new Tray(image)
  state.tray.setImage(image)
  state.tray.setToolTip('Sample: all is well')
  state.tray.on('click', () => state.window.show())
  const template = [
    { id: 'open', label: 'Open', click: () => state.window.show() },
    { type: 'separator' },
    { id: 'quit', label: 'Quit', click: () => app.quit() },
  ]
  state.tray.setContextMenu(Menu.buildFromTemplate(template))
}
