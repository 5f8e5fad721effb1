// Comma-separated values after RFC 4180: CRLF, quotes doubled, quoted only where needed.

/** Excel and its kin run a cell that begins so as a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
const formulaStart = /^[=+\-@\t\r]/

const needsQuotes = /[",\r\n]/

/**
 * One cell. Names in a directory are written by many people, and one of them may be a formula that sends the table
 * away: an apostrophe in front makes every spreadsheet take it as text.
 */
export const csvCell = (value: string): string => {
  const safe = formulaStart.test(value) ? `'${value}` : value
  return needsQuotes.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`
