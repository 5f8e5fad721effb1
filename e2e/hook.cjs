// electron -r e2e/hook.cjs: keeps what a test cannot otherwise reach in globalThis.__e2e, on the stand-in and on Electron
// alike. Read it with e2e/fixtures/main-process.ts.
const { app, dialog, ipcMain, Notification, shell, Tray } = require('electron')

const e2e = {
  trays: [],
  notifications: [],
  questions: [],
  openedLinks: [],
  openedPaths: [],
  loginItems: [],
  calls: [],
}
globalThis.__e2e = e2e

const recordOnTray = (method, field) => {
  const original = Tray.prototype[method]
  Tray.prototype[method] = function record(value) {
    let known = e2e.trays.find(({ tray }) => tray === this)
    if (known === undefined) {
      known = { tray: this, toolTip: '', menu: null, image: null }
      e2e.trays.push(known)
    }
    known[field] = value
    return original.call(this, value)
  }
}
recordOnTray('setToolTip', 'toolTip')
recordOnTray('setContextMenu', 'menu')
recordOnTray('setImage', 'image')

const show = Notification.prototype.show
Notification.prototype.show = function record() {
  e2e.notifications.push({ title: this.title, body: this.body, notification: this })
  return show.call(this)
}

// How often the page asks and for what; the contract's calls carry their name second.
const handle = ipcMain.handle
ipcMain.handle = function record(channel, answer) {
  return handle.call(this, channel, async (event, ...given) => {
    const call = { name: String(given[1] ?? channel), askedAtMs: performance.now(), tookMs: null }
    e2e.calls.push(call)
    try {
      return await answer(event, ...given)
    } finally {
      call.tookMs = performance.now() - call.askedAtMs
    }
  })
}

// Nothing leaves the test: no browser, no file manager, no entry in this machine's autostart.
shell.openExternal = async (url) => void e2e.openedLinks.push(url)
shell.openPath = async (path) => {
  e2e.openedPaths.push(path)
  return ''
}
shell.showItemInFolder = (path) => void e2e.openedPaths.push(path)
app.setLoginItemSettings = (settings) => void e2e.loginItems.push(settings)
// A box that waits for a click would wait for ever; a program that shows one before it ends cannot be asked afterwards.
dialog.showErrorBox = (title, content) => void process.stderr.write(`error box: ${title}: ${content}\n`)
