// The first script of every sandbox: takes away what is not needed, what could tell one run from the next and
// what compiles text, then freezes everything that is left, so that no expression can leave a trace for another.
// It is text and not a function because it runs in QuickJS, where nothing of this file's world exists.

export const lockdownScript = `(() => {
'use strict'
const allowed = new Set(('Object Array String Number Boolean Symbol BigInt Math JSON Date RegExp Map Set WeakMap ' +
  'WeakSet Error EvalError RangeError ReferenceError SyntaxError TypeError URIError InternalError AggregateError ' +
  'Iterator parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent escape ' +
  'unescape Infinity NaN undefined globalThis').split(' '))

const define = (target, key, value) =>
  Object.defineProperty(target, key, { value, writable: true, enumerable: false, configurable: true })
const refusing = (message) => function () { throw new TypeError(message) }
const prototypeOf = Object.getPrototypeOf
const { ownKeys } = Reflect

// Text as code: the constructors behind function literals. (Async ones do not compile, see compile-expression.ts.)
const functions = [function () {}, function* () {}]
for (const prototype of functions.map(prototypeOf))
  define(prototype, 'constructor', refusing('text cannot be run as code in an expression'))

// Chance and the clock: a dry run and the run after it have to give the same.
define(Math, 'random', refusing('Math.random is not available: an expression gives the same result every time'))
const noClock = 'the current time is not available: an expression gives the same result every time'
const RealDate = Date
const isoText = /^([+-]\\d{6}|\\d{4})(-\\d\\d(-\\d\\d)?)?(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?)?$/
const parseDate = (text) => {
  const match = isoText.exec(text)
  if (match === null) return NaN
  // Without a zone the standard means the machine's own, which differs from machine to machine.
  return RealDate.parse(match[4] !== undefined && match[7] === undefined ? text + 'Z' : text)
}
const SafeDate = function Date(...parts) {
  if (new.target === undefined || parts.length === 0) throw new TypeError(noClock)
  if (parts.length > 1) return new RealDate(RealDate.UTC(...parts))
  return new RealDate(typeof parts[0] === 'string' ? parseDate(parts[0]) : parts[0])
}
SafeDate.prototype = RealDate.prototype
define(SafeDate, 'UTC', RealDate.UTC)
define(SafeDate, 'parse', (text) => parseDate(String(text)))
define(SafeDate, 'now', refusing(noClock))
const dates = RealDate.prototype
define(dates, 'constructor', SafeDate)
for (const name of Object.getOwnPropertyNames(dates))
  if (name.includes('UTC')) define(dates, name.replace('UTC', ''), dates[name])
define(dates, 'getYear', dates.getUTCFullYear)
define(dates, 'getTimezoneOffset', () => 0)
for (const name of ['toString', 'toDateString', 'toTimeString', 'toLocaleString', 'toLocaleDateString',
  'toLocaleTimeString']) define(dates, name, dates.toISOString)
define(globalThis, 'Date', SafeDate)

// Values that JSON would drop or flatten without a word.
const noValue = (holder, what) =>
  define(holder, 'toJSON', refusing('a result cannot hold ' + what + '; give text, numbers, true or false, lists or objects'))
noValue(Function.prototype, 'a function')
noValue(BigInt.prototype, 'a BigInt')
noValue(Symbol.prototype, 'a symbol')
noValue(Map.prototype, 'a Map')
noValue(Set.prototype, 'a Set')
noValue(WeakMap.prototype, 'a WeakMap')
noValue(WeakSet.prototype, 'a WeakSet')
noValue(RegExp.prototype, 'a regular expression')
noValue(Error.prototype, 'an error')
noValue(Iterator.prototype, 'an iterator')

// Prototypes that no name leads to, only a value of their kind.
const unnamed = [
  ...functions,
  ...functions.map((example) => example.prototype),
  [][Symbol.iterator](), ''[Symbol.iterator](), new Map().entries(), new Set().values(), 'a'.matchAll(/a/g),
  (function* () {})(), [].values().map((value) => value),
  Iterator.from({ next() { return { done: true } } }), [].concat([]), (function () { return arguments })(),
]
for (const name of ownKeys(globalThis)) if (!allowed.has(name)) delete globalThis[name]
const seen = new Set()
const waiting = [globalThis, ...unnamed]
while (waiting.length > 0) {
  const value = waiting.pop()
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) continue
  seen.add(value)
  waiting.push(prototypeOf(value))
  for (const key of ownKeys(value)) {
    const property = Object.getOwnPropertyDescriptor(value, key)
    waiting.push(property.value, property.get, property.set)
  }
}
for (const value of seen) Object.freeze(value)
})()`
