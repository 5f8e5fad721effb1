// The second script of every sandbox: the names an expression may use, and the loop over a page. It gives a
// function of (ask, cell, now, settings) that gives the function `run(bind, rows)`.
//
// Rows come in as one flat JSON list: dn, properties, then a column for each attribute where those are known
// beforehand, otherwise names, values and bytes. Text stands for a single value, a list for several, 0 for none.
// Results go out as one JSON list: an object is what was given, 0 nothing, 1 "skip", a list [kind, message, line].
// cell[0] tells the host which row is being worked on; `now` is the clock that expressions do not have.
import { callCharacters, msPerCall, resultCharacters } from './sandbox-limits.ts'

export const driverScript = `((ask, cell, now, settings) => {
'use strict'
const { parse, stringify } = JSON
const prototypeOf = Object.getPrototypeOf
const objectPrototype = Object.prototype
const { isArray } = Array
const { freeze } = Object
const { width, textColumns, byteColumns, source } = parse(settings)
const columns = (names) => {
  if (names === undefined) return undefined
  const at = { __proto__: null }
  for (const { name, column } of names) at[name] = column
  return at
}
const texts = columns(textColumns)
const octets = columns(byteColumns)

let cells
let start = 0
let places
let skipped = false

// Only where the attributes are not known beforehand: lower-case name to its place in the row's lists.
const place = (name) => {
  if (places === undefined) {
    places = new Map()
    for (let index = 0; index < cells[start + 2].length; index++) places.set(cells[start + 2][index].toLowerCase(), index)
  }
  return places.get(String(name).toLowerCase())
}
const textOf = (name) => {
  const at = place(name)
  return at === undefined ? 0 : cells[start + 3][at]
}
const bytesOf = (name) => {
  if (octets !== undefined) return cells[start + octets[name]]
  const at = place(name)
  return at === undefined ? 0 : cells[start + 4][at]
}
const first = (value) => (typeof value === 'string' ? value : isArray(value) ? value[0] : undefined)
const all = (value) => (typeof value === 'string' ? [value] : isArray(value) ? value.slice() : [])

// Written out rather than made of the parts above where the attributes are known: a call costs a twentieth of a row.
const get = texts === undefined
  ? (name) => first(textOf(name))
  : (name) => {
      const value = cells[start + texts[name]]
      return typeof value === 'string' ? value : isArray(value) ? value[0] : undefined
    }
const getAll = texts === undefined
  ? (name) => all(textOf(name))
  : (name) => {
      const value = cells[start + texts[name]]
      return typeof value === 'string' ? [value] : isArray(value) ? value.slice() : []
    }
const ldap = freeze({
  get: freeze(get),
  all: freeze(getAll),
  bytes: freeze((name) => first(bytesOf(name))),
  names: freeze(() => cells[start + 2].slice()),
})

// Functions of the host take text and give JSON: { value } or { error }.
const hostFunction = (name) => freeze((text) => {
  if (typeof text !== 'string') return undefined
  const { value, error } = parse(ask(name, text))
  if (error !== undefined) throw new TypeError(name + ': ' + error)
  return value
})
const parseDn = hostFunction('parseDn')
const fileTime = hostFunction('fileTime')
const generalizedTime = hostFunction('generalizedTime')

const isAbsent = (value) => value === undefined || value === null
const pattern = (given, flags) =>
  given instanceof RegExp ? new RegExp(given.source, [...new Set(given.flags + flags)].join('')) : new RegExp(given, flags)
const regexMatch = freeze((value, given, flags = '') =>
  !isAbsent(value) && pattern(given, flags).test(String(value)))
const regexReplace = freeze((value, given, replacement, flags = '') =>
  isAbsent(value) ? undefined : String(value).replace(pattern(given, [...new Set(flags + 'g')].join('')), replacement))
const slugify = freeze((value) =>
  isAbsent(value) ? undefined : String(value).normalize('NFKD').replace(/[^\\x00-\\x7f]/g, '').toLowerCase()
    .replace(/[^\\w\\s-]/g, '').trim().replace(/[-\\s]+/g, '-').replace(/^[-_]+|[-_]+$/g, ''))
const skip = freeze({ toString: freeze(() => 'skipObject') })
const skipObject = freeze(() => { skipped = true; throw skip })

const freezeAll = (value) => {
  if (typeof value !== 'object' || value === null) return value
  Object.values(value).forEach(freezeAll)
  return freeze(value)
}
freezeAll(source)

let isUsedUp = false
const problem = (kind, message, line) => {
  if (kind === 'memory') isUsedUp = true
  return stringify([kind, message.slice(0, 500), line])
}
const limits = { __proto__: null, 'out of memory': 'memory', 'string too long': 'memory',
  'stack overflow': 'recursion' }
const thrown = (error) => {
  let kind = 'failed'
  let message = 'it threw something that cannot be read'
  let line = 0
  // What QuickJS throws when there is not even room for the error.
  if (isAbsent(error)) return problem('memory', 'out of memory', 0)
  try {
    if (error instanceof Error) {
      const text = String(error.message)
      const name = String(error.name)
      kind = (name === 'InternalError' || name === 'SyntaxError' ? limits[text] : undefined) ?? 'failed'
      message = name === 'Error' ? text : name + ': ' + text
      line = Number(/\\bexpression:(\\d+)/.exec(String(error.stack))?.[1] ?? 0)
    } else message = 'it threw ' + String(error)
  } catch {}
  return problem(kind, message, line)
}
const kindOf = (value) => {
  if (isArray(value)) return 'a list'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'object' || typeof value === 'symbol') return 'a special ' + typeof value
  if (typeof value === 'function') return 'a function'
  return String(value)
}
const given = (result) => {
  if (isAbsent(result)) return '0'
  const prototype = typeof result === 'object' ? prototypeOf(result) : undefined
  if (prototype !== objectPrototype && prototype !== null)
    return problem('failed', 'an expression returns an object or nothing, but this one returned ' + kindOf(result), 0)
  const text = stringify(result)
  if (typeof text !== 'string' || text[0] !== '{')
    return problem('failed', 'the returned object turns into something else by its toJSON function', 0)
  if (text.length > ${resultCharacters})
    return problem('size', 'the result has ' + text.length + ' characters, at most ${resultCharacters} are kept', 0)
  return text
}

const names = freeze({ __proto__: null, ldap, source, slugify, regexMatch, regexReplace, parseDn, fileTime,
  generalizedTime, skipObject })

return (bind, json) => {
  cells = parse(json)
  const rows = cells.length / width
  const evaluate = bind(names)
  const results = []
  let characters = 0
  isUsedUp = false
  cell[0] = 0
  const end = now() + ${msPerCall}
  for (let index = 0; index < rows && (index === 0 || now() < end); index++) {
    cell[0] = index
    start = index * width
    places = undefined
    skipped = false
    let result
    try {
      result = given(evaluate(cells[start], cells[start + 1]))
    } catch (error) {
      result = skipped ? '1' : thrown(error)
    }
    if (skipped) result = '1'
    results.push(result)
    characters += result.length
    if (isUsedUp || characters > ${callCharacters}) break
  }
  return '[' + results.join(',') + ']'
}
})`

/** The names an expression may use that stay the same from row to row; `dn` and `properties` change. */
export const constantNames = [
  'ldap',
  'source',
  'slugify',
  'regexMatch',
  'regexReplace',
  'parseDn',
  'fileTime',
  'generalizedTime',
  'skipObject',
] as const
