import { printable, wrapText } from './display-text.ts'
import type { Look } from './output.ts'

const indent = '  '
const defaultWidth = 100

/** Name and value in two columns; what is empty is left out, long values go on under themselves. */
export const describeFields = (
  fields: readonly (readonly [string, unknown])[],
  look: Look,
): readonly string[] => {
  const shown = fields
    .map(([name, value]) => [name, valueText(value)] as const)
    .filter(([, value]) => value !== '')
  const widest = Math.max(0, ...shown.map(([name]) => name.length))
  const room = Math.max(20, (look.width ?? defaultWidth) - widest - indent.length * 2)
  return shown.flatMap(([name, value]) => {
    const [first = '', ...others] = wrapText(value, room)
    const label = look.style.dim(printable(name).padEnd(widest))
    return [
      `${indent}${label}${indent}${first}`,
      ...others.map((line) => `${indent}${' '.repeat(widest)}${indent}${line}`),
    ]
  })
}

const valueText = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return printable(withoutPemBody(value))
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, inner]) => [name, valueText(inner)] as const)
      .filter(([, inner]) => inner !== '')
      .map(([name, inner]) => `${name}: ${inner}`)
      .join(', ')
  }
  return String(value)
}

/** A certificate says nothing to a reader; that there is one does. */
const withoutPemBody = (text: string): string =>
  text.replaceAll(/-----BEGIN ([A-Z ]+)-----[^-]*-----END \1-----\s*/g, '(a $1) ').trim()
