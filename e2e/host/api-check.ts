// The stand-in must not offer what Electron does not. This file holds it against Electron's own declarations when
// types are checked; it has no code that runs. Names for everything, and whole signatures for what has no events
// (Electron declares one overload an event, which Node's emitter cannot satisfy).
import type * as Electron from 'electron'
import type * as standIn from './electron.ts'

type StandIn = Omit<typeof standIn, 'module.exports'>

/** Electron's types of what the stand-in exports, classes as the class and its instances. */
interface Declared {
  readonly app: Electron.App
  readonly BrowserWindow: typeof Electron.BrowserWindow
  readonly clipboard: Electron.Clipboard
  readonly dialog: Electron.Dialog
  readonly ipcMain: Electron.IpcMain
  readonly Menu: typeof Electron.Menu
  readonly MenuItem: typeof Electron.MenuItem
  readonly nativeImage: typeof Electron.nativeImage
  readonly nativeTheme: Electron.NativeTheme
  readonly net: Electron.Net
  readonly Notification: typeof Electron.Notification
  readonly powerMonitor: Electron.PowerMonitor
  readonly protocol: Electron.Protocol
  readonly screen: Electron.Screen
  readonly session: { readonly defaultSession: Electron.Session }
  readonly shell: Electron.Shell
  readonly Tray: typeof Electron.Tray
  readonly utilityProcess: typeof Electron.utilityProcess
  readonly webContents: typeof Electron.webContents
}

/** Members that `Mine` has and `Theirs` has not. */
type Unknown<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>
type InstanceOf<Class> = Class extends abstract new (...given: never[]) => infer Instance ? Instance : unknown

type UnknownMembers = {
  [Name in keyof StandIn]: Name extends keyof Declared ? Unknown<StandIn[Name], Declared[Name]> : Name
}[keyof StandIn]

type UnknownInstanceMembers = {
  [Name in keyof StandIn & keyof Declared]: Unknown<InstanceOf<StandIn[Name]>, InstanceOf<Declared[Name]>>
}[keyof StandIn & keyof Declared]

type NestedMembers =
  | Unknown<StandIn['session']['defaultSession'], Electron.Session>
  | Unknown<StandIn['session']['defaultSession']['webRequest'], Electron.WebRequest>
  | Unknown<StandIn['BrowserWindow']['prototype']['webContents'], Electron.WebContents>
  | Unknown<StandIn['BrowserWindow']['prototype']['webContents']['mainFrame'], Electron.WebFrameMain>
  | Unknown<StandIn['app']['commandLine'], Electron.CommandLine>
  | Unknown<ReturnType<StandIn['nativeImage']['createEmpty']>, Electron.NativeImage>
  | Unknown<ReturnType<StandIn['utilityProcess']['fork']>, Electron.UtilityProcess>
  | Unknown<ReturnType<StandIn['screen']['getPrimaryDisplay']>, Electron.Display>

/** Functions of `Mine` whose parameters or result Electron's callers could not live with. */
type Mistyped<Mine, Theirs> = {
  [Key in keyof Mine & keyof Theirs]: Mine[Key] extends Theirs[Key] ? never : Key
}[keyof Mine & keyof Theirs]

type MistypedMembers =
  | Mistyped<StandIn['shell'], Electron.Shell>
  | Mistyped<StandIn['dialog'], Electron.Dialog>
  | Mistyped<StandIn['clipboard'], Electron.Clipboard>
  | Mistyped<StandIn['net'], Electron.Net>
  | Mistyped<StandIn['app']['commandLine'], Electron.CommandLine>

type MustBeNone<Found extends never> = Found
export type Checked = [
  MustBeNone<UnknownMembers>,
  MustBeNone<UnknownInstanceMembers>,
  MustBeNone<NestedMembers>,
  MustBeNone<MistypedMembers>,
]

// The check itself can fail: each line below is an error, or the compiler says that it is not.
export type Proof = [
  // @ts-expect-error -- an invented member
  MustBeNone<Unknown<StandIn['shell'] & { readonly openMoon: unknown }, Electron.Shell>>,
  // @ts-expect-error -- an invented member of an instance
  MustBeNone<Unknown<InstanceOf<StandIn['Tray']> & { readonly blink: unknown }, Electron.Tray>>,
  // @ts-expect-error -- a known member of another type
  MustBeNone<Mistyped<{ readonly readText: () => string }, Electron.Clipboard>>,
]
