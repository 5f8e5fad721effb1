import { InvalidArgumentError } from 'commander'

/** Parser for an option that takes a whole number from `least` on. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value
    throw new InvalidArgumentError(`It takes a whole number from ${least} on.`)
  }

/** Parser for the number of a run. */
export const wholeNumberArgument = wholeNumber(1)
