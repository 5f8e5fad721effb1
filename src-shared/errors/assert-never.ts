/** Makes the compiler prove that every member of a union was handled. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected value: ${String(value)}`)
}
