// Colour is an extra: every word below says the same without it.

export interface Style {
  bold(text: string): string
  dim(text: string): string
  good(text: string): string
  attention(text: string): string
  bad(text: string): string
}

const wrapped =
  (open: number, close: number) =>
  (text: string): string =>
    text === '' ? '' : `\u001B[${open}m${text}\u001B[${close}m`

const same = (text: string): string => text

export const plainStyle: Style = { bold: same, dim: same, good: same, attention: same, bad: same }

/** The sixteen colours of every terminal's own theme, so that they are readable on light and dark alike. */
export const colourStyle: Style = {
  bold: wrapped(1, 22),
  dim: wrapped(2, 22),
  good: wrapped(32, 39),
  attention: wrapped(33, 39),
  bad: wrapped(31, 39),
}

interface StyleQuestion {
  readonly isTerminal: boolean
  /** False after `--no-color`. */
  readonly wanted: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/** NO_COLOR with any value but an empty one switches colour off (https://no-color.org). */
export const chooseStyle = ({ isTerminal, wanted, env }: StyleQuestion): Style => {
  const refused = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb'
  return isTerminal && wanted && !refused ? colourStyle : plainStyle
}
