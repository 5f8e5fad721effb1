/**
 * The policy of one load of the page. Scripts are our own files; a style tag made at run time carries the nonce; nothing
 * is fetched, framed, embedded or submitted. Styles set through the object model are no inline styles to CSP
 * (https://www.w3.org/TR/CSP3/#directive-style-src).
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
