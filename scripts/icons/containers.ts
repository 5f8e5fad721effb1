// The two containers of icons in several sizes.

export interface IconPicture {
  /** Pixels in each direction. */
  readonly size: number
  readonly png: Buffer
  /** Four bytes a pixel, rows from the top; empty above 64 pixels. */
  readonly rgba: Buffer
}

/**
 * Windows: a directory of pictures. Small ones are bitmaps, because not every part of Windows that draws a small icon
 * reads PNG there; large ones are PNG, as Windows itself has them. https://learn.microsoft.com/windows/win32/menurc/about-icons
 */
export const icoFile = (pictures: readonly IconPicture[]): Buffer => {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  const parts = pictures.map((picture) => ({
    size: picture.size,
    body: picture.size <= 64 ? bitmap(picture) : picture.png,
  }))
  let offset = header.length + 16 * pictures.length
  const entries = parts.map(({ size, body }) => {
    const entry = Buffer.alloc(16)
    // One byte each; 0 stands for 256.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(body.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += body.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...parts.map(({ body }) => body)])
}

/** BITMAPINFOHEADER, rows from the bottom up as blue, green, red, alpha, and an empty mask of one bit a pixel. */
const bitmap = ({ size, rgba }: IconPicture): Buffer => {
  const header = Buffer.alloc(40)
  header.writeUInt32LE(40, 0)
  header.writeInt32LE(size, 4)
  // Counts the mask too.
  header.writeInt32LE(size * 2, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(32, 14)
  const pixels = Buffer.alloc(size * size * 4)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = (row * size + column) * 4
      const to = ((size - 1 - row) * size + column) * 4
      pixels.writeUInt8(rgba.readUInt8(from + 2), to)
      pixels.writeUInt8(rgba.readUInt8(from + 1), to + 1)
      pixels.writeUInt8(rgba.readUInt8(from), to + 2)
      pixels.writeUInt8(rgba.readUInt8(from + 3), to + 3)
    }
  }
  const maskRowBytes = Math.ceil(size / 32) * 4
  return Buffer.concat([header, pixels, Buffer.alloc(maskRowBytes * size)])
}

// Which size each four-letter type holds; those ending in a size twice as large are for Retina screens.
const icnsTypes = [
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const

/** macOS: "icns", the whole length, then type, length and PNG of each. */
export const icnsFile = (pictures: readonly IconPicture[]): Buffer => {
  const parts = icnsTypes.map(([type, size]) => {
    const picture = pictures.find((each) => each.size === size)
    if (picture === undefined) throw new Error(`There is no picture of ${size} pixels for ${type}`)
    const { png } = picture
    const head = Buffer.alloc(8)
    head.write(type, 0, 'latin1')
    head.writeUInt32BE(png.length + head.length, 4)
    return Buffer.concat([head, png])
  })
  const body = Buffer.concat(parts)
  const header = Buffer.alloc(8)
  header.write('icns', 0, 'latin1')
  header.writeUInt32BE(body.length + header.length, 4)
  return Buffer.concat([header, body])
}
