// Comma-separated values after RFC 4180: CRLF, quotes doubled, quoted only where needed.

/**
 * Where a spreadsheet would begin a formula (https://owasp.org/www-community/attacks/CSV_Injection), full-width signs
 * included: at the start of a cell, and after whatever else may separate cells. Where a comma stands in numbers, as in
 * German, that is the semicolon.
 */
const formulaStart = /^(?=[\t\r\n])|(?=[=+\-@＝＋－＠])(?<=(?:^|[;\t\r\n] *))/g

const needsQuotes = /[",\r\n]/

/**
 * One cell. Names in a directory are written by many people, and one of them may be a formula that sends the table
 * away: an apostrophe in front makes every spreadsheet take it as text.
 */
export const csvCell = (value: string): string => {
  const safe = value.replaceAll(formulaStart, "'")
  return needsQuotes.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`
