/** A secret that prints as `[secret]` wherever it is logged, inspected, joined into text or put into JSON. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The value itself, for the one place that needs it. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  // Node's util.inspect, and with it console and most loggers, asks for this well-known symbol.
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]'
  }
}
