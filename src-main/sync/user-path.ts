/** Where users go whose template cannot be filled in (reference section 1.1). */
const fallbackPath = 'users'

/**
 * Fills in a user path template. `%(slug)s` is the source's slug and `%%` a percent sign; anything else after a
 * percent sign makes the template unusable.
 */
export const formatUserPath = (template: string, slug: string): string => {
  const rest = template.replaceAll('%%', '').replaceAll('%(slug)s', '')
  if (rest.includes('%')) return fallbackPath
  return template.replaceAll(/%%|%\(slug\)s/g, (match) => (match === '%%' ? '%' : slug))
}
