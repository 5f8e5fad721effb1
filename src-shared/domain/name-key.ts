/**
 * The text under which usernames and group names are unique: case and compatibility forms do not tell two names
 * apart (`Alice`, `ALICE` and the full-width spelling are one).
 */
export const nameKey = (name: string): string =>
  isAscii.test(name) ? name.toLowerCase() : name.normalize('NFKC').toLowerCase().normalize('NFKC')

// Nearly every name: its forms are all the same, and asking costs more than looking.
const isAscii = /^[\0-\x7f]*$/
