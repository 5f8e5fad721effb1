import { existsSync, readFileSync } from 'node:fs'
import { makeLoud } from './loud.ts'

// Where a PNG says its size: after the signature, the length and the name of IHDR. https://www.w3.org/TR/png-3/#11IHDR
const widthOffset = 16
const heightOffset = 20

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex')

/** A picture that keeps its PNG; nothing is drawn. Empty for what is no PNG, as Electron's is for what it cannot read. */
const createImage = (content: Buffer) => {
  const png = content.subarray(0, pngSignature.length).equals(pngSignature) ? content : Buffer.alloc(0)
  let isTemplate = false
  return makeLoud('NativeImage', {
    isEmpty: (): boolean => png.length === 0,
    toPNG: (): Buffer => png,
    toDataURL: (): string => `data:image/png;base64,${png.toString('base64')}`,
    getSize: (): { width: number; height: number } =>
      png.length > heightOffset + 4
        ? { width: png.readUInt32BE(widthOffset), height: png.readUInt32BE(heightOffset) }
        : { width: 0, height: 0 },
    isTemplateImage: (): boolean => isTemplate,
    setTemplateImage: (value: boolean): void => {
      isTemplate = value
    },
  })
}
type NativeImage = ReturnType<typeof createImage>

export const nativeImage = makeLoud('nativeImage', {
  createEmpty: (): NativeImage => createImage(Buffer.alloc(0)),
  /** Empty for a file that is not there, as in Electron. */
  createFromPath: (path: string): NativeImage =>
    createImage(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  createFromBuffer: (png: Buffer): NativeImage => createImage(png),
  createFromDataURL: (url: string): NativeImage =>
    createImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
})
