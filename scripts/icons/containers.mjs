// The two containers of icons in several sizes.

/**
 * Windows: a directory of pictures. Small ones are bitmaps, because not every part of Windows that draws a small icon
 * reads PNG there; large ones are PNG, as Windows itself has them. https://learn.microsoft.com/windows/win32/menurc/about-icons
 */
export const icoFile = (pictures) => {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  const bodies = pictures.map((picture) => (picture.size <= 64 ? bitmap(picture) : picture.png))
  let offset = header.length + 16 * pictures.length
  const entries = pictures.map(({ size }, index) => {
    const entry = Buffer.alloc(16)
    // One byte each; 0 stands for 256.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(bodies[index].length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += bodies[index].length
    return entry
  })
  return Buffer.concat([header, ...entries, ...bodies])
}

/** BITMAPINFOHEADER, rows from the bottom up as blue, green, red, alpha, and an empty mask of one bit a pixel. */
const bitmap = ({ size, rgba }) => {
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
      pixels[to] = rgba[from + 2]
      pixels[to + 1] = rgba[from + 1]
      pixels[to + 2] = rgba[from]
      pixels[to + 3] = rgba[from + 3]
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
]

/** macOS: "icns", the whole length, then type, length and PNG of each. */
export const icnsFile = (pictures) => {
  const parts = icnsTypes.map(([type, size]) => {
    const { png } = pictures.find((picture) => picture.size === size)
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
