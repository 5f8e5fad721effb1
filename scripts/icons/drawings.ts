// The mark, a list with one ticked line, as SVG text: the app's icon, and the tray's with a badge for its state. The
// same lines as src-renderer/ui/brand-mark.tsx, moved to whole pixels where a size is small.

const pine = '#0f7a5f'
const pineLight = '#15916f'

/** The list on a 24 unit grid; `thin` for sizes at which the gaps may be finer. */
const lines = (colour: string, width: number): string =>
  `<g fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">` +
  '<path d="M5 8.2l1.7 1.7L10 6.4"/><path d="M13 8h6M5.5 13h13.5M5.5 18h9"/></g>'

/** For 16 and 24 pixels: square ends on whole pixels, so that a line is a line and not two grey ones. */
const pixelLines = (colour: string): string =>
  `<g fill="none" stroke="${colour}" stroke-width="2"><path d="M3 5l1.6 1.6L7.6 3.4"/>` +
  '<path d="M9 5h4M3 9h10M3 13h6"/></g>'

const svg = (viewBox: string, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${body}</svg>\n`

/** The app's icon. On a Mac it keeps Apple's margin of a tenth and rounder corners. */
export const appIcon = (size: number, { forMac = false } = {}): string => {
  if (size <= 16)
    return svg('0 0 16 16', `<rect width="16" height="16" rx="4" fill="${pine}"/>${pixelLines('#fff')}`)
  const shade =
    `<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${pineLight}"/><stop offset="1" stop-color="${pine}"/>` +
    '</linearGradient></defs>'
  const mark = `<rect x="1" y="1" width="22" height="22" rx="6" fill="url(#g)"/>${lines('#fff', 2)}`
  return svg(forMac ? '-1.3 -1.3 26.6 26.6' : '0 0 24 24', shade + mark)
}

interface Badge {
  readonly colour: string
  readonly signColour?: string
  readonly shape: string
  readonly sign: string
}

export const badgeNames = ['ok', 'syncing', 'attention', 'error', 'paused', 'offline'] as const
type BadgeName = (typeof badgeNames)[number]

// Badges differ in shape as well as colour: a disc with a tick, arrows round, a triangle, a crossed disc, two bars, a
// broken ring. Drawn in a box of 10 units.
const badges: Readonly<Record<BadgeName, Badge | undefined>> = {
  ok: undefined,
  syncing: {
    colour: '#1f5fbf',
    shape: '<circle cx="5" cy="5" r="5"/>',
    sign: '<path d="M2.6 5.4a2.5 2.5 0 0 1 4.3-2M7.4 4.6a2.5 2.5 0 0 1-4.3 2"/><path d="M7.2 1.9v1.7H5.5M2.8 8.1V6.4h1.7"/>',
  },
  attention: {
    colour: '#f5a623',
    signColour: '#1d2228',
    shape: '<path d="M5-.6 10.4 9.6H-.4z" stroke-linejoin="round"/>',
    sign: '<path d="M5 3.2v2.6M5 7.9v.1"/>',
  },
  error: {
    colour: '#d3322a',
    shape: '<circle cx="5" cy="5" r="5"/>',
    sign: '<path d="M3.2 3.2l3.6 3.6M6.8 3.2 3.2 6.8"/>',
  },
  paused: {
    colour: '#5c6570',
    shape: '<rect width="10" height="10" rx="2.5"/>',
    sign: '<path d="M3.6 3v4M6.4 3v4"/>',
  },
  offline: {
    colour: '#5c6570',
    shape: '<circle cx="5" cy="5" r="5"/>',
    sign: '<path d="M2.2 5h5.6"/>',
  },
}

const trayMark = (colour: string, size: number): string =>
  size <= 24
    ? `<rect width="16" height="16" rx="4" fill="${colour}"/>${pixelLines('#fff')}`
    : `<g transform="translate(-.73 -.73) scale(.7273)"><rect x="1" y="1" width="22" height="22" rx="6" fill="${colour}"/>${lines('#fff', 2)}</g>`

/** The mark in colour with its badge in the lower right corner, cut free so that both are seen on any background. */
export const trayIcon = (name: BadgeName, size: number): string => {
  const badge = badges[name]
  const isQuiet = name === 'paused' || name === 'offline'
  const mark = trayMark(isQuiet ? '#7a838d' : pine, size)
  if (badge === undefined) return svg('0 0 16 16', mark)
  const { colour, signColour = '#fff', shape, sign } = badge
  const place = 'translate(7 7) scale(.9)'
  return svg(
    '0 0 16 16',
    `<mask id="m"><rect width="16" height="16" fill="#fff"/><g transform="${place}" fill="#000" stroke="#000" stroke-width="2.2">${shape}</g></mask>` +
      `<g mask="url(#m)">${mark}</g><g transform="${place}"><g fill="${colour}">${shape}</g>` +
      `<g fill="none" stroke="${signColour}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${sign}</g></g>`,
  )
}

/** For macOS, which colours it itself: black and transparent, badge and list cut out of the mark. */
export const trayTemplate = (name: BadgeName): string => {
  const badge = badges[name]
  const plate = '<rect width="16" height="16" rx="4"/>'
  const place = 'translate(7 7) scale(.9)'
  const hole =
    badge === undefined ? '' : `<g transform="${place}" stroke="#000" stroke-width="2.2">${badge.shape}</g>`
  const cutOut = `<mask id="m"><rect width="16" height="16" fill="#fff"/>${pixelLines('#000')}${hole}</mask>`
  if (badge === undefined) return svg('-1 -1 18 18', `${cutOut}<g mask="url(#m)">${plate}</g>`)
  const badgeMask =
    `<mask id="b" maskUnits="userSpaceOnUse" x="-2" y="-2" width="14" height="14"><rect x="-2" y="-2" width="14" height="14" fill="#fff"/>` +
    `<g fill="none" stroke="#000" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${badge.sign}</g></mask>`
  return svg(
    '-1 -1 18 18',
    `${cutOut}${badgeMask}<g mask="url(#m)">${plate}</g><g transform="${place}"><g mask="url(#b)">${badge.shape}</g></g>`,
  )
}
