/**
 * The text under which usernames and group names are unique: case and compatibility forms do not tell two names
 * apart (`Alice`, `ALICE` and the full-width spelling are one).
 */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().normalize('NFKC')
