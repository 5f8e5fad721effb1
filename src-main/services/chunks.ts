/** The items in groups of so many, read while they are walked. */
export function* chunks<Row>(items: Iterable<Row>, size: number): IterableIterator<readonly Row[]> {
  let chunk: Row[] = []
  for (const item of items) {
    chunk.push(item)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
