// Folders that electron-builder takes for an unpacked Electron, with nothing in them that runs. They let it do all of
// its work but downloading: choose files, write the archive, set the fuses.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

// How @electron/fuses finds the fuses in a binary, and what follows: version 1 and nine fuses as Electron ships them.
// https://github.com/electron/fuses
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const fuseWire = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, 9]), Buffer.from('101100001\0')])

const put = (path: string, content: string | Buffer = 'placeholder\n'): void => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content, { mode: 0o755 })
}

/** As electron-builder's options name them. */
export type PackagePlatform = 'linux' | 'mac' | 'win'

/** Writes one into `folder`. */
export const writePlaceholderElectron = (
  folder: string,
  platform: PackagePlatform,
  version: string,
): void => {
  put(join(folder, 'version'), version)
  if (platform === 'mac') return writeMac(join(folder, 'Electron.app/Contents'))
  if (platform === 'win') put(join(folder, 'electron.exe'), windowsExecutable())
  else put(join(folder, 'electron'), fuseWire)
  for (const file of [
    'LICENSE',
    'LICENSES.chromium.html',
    'icudtl.dat',
    'resources.pak',
    'locales/en-US.pak',
  ])
    put(join(folder, file))
  mkdirSync(join(folder, 'resources'))
}

const writeMac = (contents: string): void => {
  put(join(contents, 'MacOS/Electron'), fuseWire)
  put(join(contents, 'Info.plist'), informationFor('Electron'))
  put(join(contents, 'Resources/electron.icns'))
  put(join(contents, 'Frameworks/Electron Framework.framework/Electron Framework'), fuseWire)
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`
    put(join(contents, `Frameworks/${name}.app/Contents/MacOS/${name}`))
    put(join(contents, `Frameworks/${name}.app/Contents/Info.plist`), informationFor(name))
  }
}

const informationFor = (executable: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>' +
  `<key>CFBundleExecutable</key><string>${executable}</string></dict></plist>`

/** Windows' executables carry their version in their resources; the fuses lie behind everything else. */
const windowsExecutable = (): Buffer => {
  const { NtExecutable, NtExecutableResource, Resource } = loadResourceEditor()
  const executable = NtExecutable.createEmpty()
  const resource = NtExecutableResource.from(executable)
  Resource.VersionInfo.create({
    lang: 1033,
    fixedInfo: {},
    strings: [{ lang: 1033, codepage: 1200, values: { FileDescription: 'placeholder' } }],
  }).outputToResourceEntries(resource.entries)
  resource.outputResource(executable)
  executable.setExtraData(Uint8Array.from(fuseWire).buffer)
  return Buffer.from(executable.generate())
}

/** Of the library resedit, what is used here; its own types come with electron-builder, not with us. */
interface ResourceEditor {
  readonly NtExecutable: { createEmpty(): Executable }
  readonly NtExecutableResource: { from(executable: Executable): ExecutableResource }
  readonly Resource: {
    readonly VersionInfo: {
      create(information: {
        readonly lang: number
        readonly fixedInfo: object
        readonly strings: readonly object[]
      }): { outputToResourceEntries(entries: unknown[]): void }
    }
  }
}

interface Executable {
  setExtraData(data: ArrayBuffer): void
  generate(): ArrayBuffer
}

interface ExecutableResource {
  readonly entries: unknown[]
  outputResource(executable: Executable): void
}

/** The one that electron-builder itself uses, so that both agree on what an executable is. */
const loadResourceEditor = (): ResourceEditor => {
  const fromBuilder = createRequire(require.resolve('electron-builder/package.json'))
  // `require` cannot say what it gives; this is the library's interface.
  return createRequire(fromBuilder.resolve('app-builder-lib'))('resedit') as ResourceEditor
}
