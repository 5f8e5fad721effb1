/** The route of a stored mapping. Names hold colons, slashes and spaces. */
export const mappingRoute = (name: string): string => `/mappings/${encodeURIComponent(name)}`

export const copyRoute = (name: string): string => `/mappings/copy/${encodeURIComponent(name)}`

/** A new mapping: empty, or from an example. Two parts, so that no name of a mapping can stand in its way. */
export const newMappingRoute = (example = 'empty'): string => `/mappings/new/${example}`

/**
 * The mapping a part of a route names. The router undoes some of the escapes and keeps others (`%2F`), so names are
 * sent the same way and compared, instead of undoing the rest and guessing what was which. (`a/b` and `a%2Fb` would be one route; nobody has both.)
 */
export const findByRoutePart = <Named extends { readonly name: string }>(
  mappings: readonly Named[],
  part: string,
): Named | undefined =>
  mappings.find(({ name }) => name === part || decodeURI(encodeURIComponent(name)) === part)
