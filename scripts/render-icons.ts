// `node scripts/render-icons.ts`: draws resources/ from the lines below and writes every picture the app and its
// packages need. The pictures are committed, so only a change of the mark needs Chromium and this script.
// electron-builder could make .ico and .icns itself, but with a tool that it downloads; both are simple containers.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { appIcon, badgeNames, trayIcon, trayTemplate } from './icons/drawings.ts'
import { icnsFile, icoFile, type IconPicture } from './icons/containers.ts'

const resources = resolve(import.meta.dirname, '../resources')
const appSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const traySizes = [16, 22, 24, 32]
const icoSizes: ReadonlySet<number> = new Set([16, 24, 32, 48, 64, 128, 256])
// Apple's menu bar is 22 points high, and a template of 16 to 18 points sits well in it.
const templateSize = 18

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})

// A text, so that this file needs no types of the page.
const drawing = (svg: string, pixels: number): string => `(async (source, size) => {
  const image = new Image(size, size)
  image.src = 'data:image/svg+xml,' + encodeURIComponent(source)
  await image.decode()
  const canvas = new OffscreenCanvas(size, size)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0, size, size)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  const reader = new FileReader()
  const read = new Promise((done) => reader.addEventListener('load', done))
  reader.readAsDataURL(blob)
  await read
  // Only small ones are written as bitmaps; a million numbers would take a minute to hand over.
  const pixelBytes = size <= 64 ? [...context.getImageData(0, 0, size, size).data] : []
  return { url: reader.result, rgba: pixelBytes }
})(${JSON.stringify(svg)}, ${pixels})`

/** The drawing as a picture of exactly `pixels` by `pixels`: its PNG and its bytes. */
const render = async (page: Page, svg: string, pixels: number): Promise<IconPicture> => {
  const { url, rgba } = await page.evaluate<{ readonly url: string; readonly rgba: readonly number[] }>(
    drawing(svg, pixels),
  )
  return {
    size: pixels,
    png: Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'),
    rgba: Buffer.from(rgba),
  }
}

const write = (path: string, content: string | Buffer): void => {
  writeFileSync(join(resources, path), content)
}

const writeAppIcons = async (page: Page): Promise<void> => {
  write('icons/icon.svg', appIcon(512))
  const pictures: IconPicture[] = []
  for (const size of appSizes) {
    const picture = await render(page, appIcon(size), size)
    pictures.push(picture)
    write(`icons/${size}x${size}.png`, picture.png)
  }
  write('icons/icon.ico', icoFile(pictures.filter(({ size }) => icoSizes.has(size))))
  const macPictures: IconPicture[] = []
  for (const size of [16, 32, 64, 128, 256, 512, 1024])
    macPictures.push(await render(page, appIcon(size, { forMac: true }), size))
  write('icons/icon.icns', icnsFile(macPictures))
}

const writeTrayImages = async (page: Page): Promise<void> => {
  for (const badge of badgeNames) {
    write(`tray/${badge}.svg`, trayIcon(badge, 32))
    write(`tray/${badge}Template.svg`, trayTemplate(badge))
    for (const scale of [1, 2]) {
      const suffix = scale === 1 ? '' : '@2x'
      for (const size of traySizes) {
        const { png } = await render(page, trayIcon(badge, size), size * scale)
        write(`tray/${badge}-${size}${suffix}.png`, png)
      }
      const { png } = await render(page, trayTemplate(badge), templateSize * scale)
      write(`tray/${badge}Template${suffix}.png`, png)
    }
  }
}

try {
  const page = await browser.newPage()
  for (const folder of ['icons', 'tray']) {
    rmSync(join(resources, folder), { recursive: true, force: true })
    mkdirSync(join(resources, folder), { recursive: true })
  }
  await writeAppIcons(page)
  await writeTrayImages(page)
} finally {
  await browser.close()
}
