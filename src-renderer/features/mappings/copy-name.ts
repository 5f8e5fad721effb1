/** A free name for a copy. Mappings of one name cannot coexist, whatever the case of its letters suggests. */
export const copyName = (title: string, taken: readonly string[]): string => {
  const used = new Set(taken.map((name) => name.toLowerCase()))
  if (!used.has(title.toLowerCase())) return title
  let number = 2
  while (used.has(`${title} ${number}`.toLowerCase())) number += 1
  return `${title} ${number}`
}
