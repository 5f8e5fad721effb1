/** Where help texts of the window lead; the page can ask for nothing else. */
export const linkHosts: readonly string[] = [
  'www.rfc-editor.org',
  'datatracker.ietf.org',
  'learn.microsoft.com',
  'www.openldap.org',
  'www.freeipa.org',
  'www.port389.org',
]

/** The address as it will be opened, or undefined when it is not on the list. */
export const allowedLink = (text: string): string | undefined => {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  return isPlain && linkHosts.includes(url.hostname) ? url.href : undefined
}
