// The comparison form of a directory string (RFC 4518 for caseIgnoreMatch): characters that do not count are
// dropped, every kind of space is one space, case and compatibility forms are folded, outer spaces removed.

const ignorable = /\p{Cf}|\p{Variation_Selector}|\u034f|\ufffc|[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/gu
const spaces = /[\s\x85]+/gu

/** Two values that a server with caseIgnoreMatch holds equal give the same text. */
export const preparedText = (value: string): string => {
  if (/^[!-~]+(?: [!-~]+)*$/.test(value)) return value.toLowerCase()
  return foldCase(value.replace(ignorable, '').normalize('NFKC'))
    .normalize('NFKC')
    .replace(spaces, ' ')
    .trim()
}

// toLowerCase is Unicode's case folding but for these two (RFC 3454 table B.2). Going over toUpperCase instead
// would also join the Turkish dotless i with i, and make one person of two.
const foldCase = (text: string): string => text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ')
