import { AppError } from '../../src-shared/errors/app-error.ts'
import { printFilter } from '../../src-shared/ldap-syntax/search-filter.ts'
import { type AttributeSelection, selectAttributes } from './attribute-selection.ts'
import { subschemaDn } from './computed-attributes.ts'
import type { DemoServerContext, Identity } from './demo-server-context.ts'
import type { StoredEntry } from './entry-tree.ts'
import { compileFilter, type Matcher } from './filter-matcher.ts'
import type { Control, SearchRequest } from './ldap-request.ts'
import type { SentAttribute } from './ldap-response.ts'
import { type OpenSearch, type PagedSearches, type PageRequest, pageRequestOf } from './paged-searches.ts'
import { planRanges } from './range-retrieval.ts'
import { OperationError } from './result-codes.ts'
import { candidates } from './search-candidates.ts'
import { existingEntry } from './update-operations.ts'

/** A search as it is about to be sent: where its entries come from and what of them is shown. */
export interface PreparedSearch {
  readonly open: OpenSearch
  readonly page: PageRequest | undefined
  /** Whether the search of many entries, which the faults are about, or the reading of one. */
  readonly isRead: boolean
  readonly select: AttributeSelection
}

interface SearchSetting {
  readonly identity: Identity
  readonly paged: PagedSearches
}

/** Everything of a search that can be refused before the first entry; throws the refusal. */
export const prepareSearch = (
  context: DemoServerContext,
  request: SearchRequest,
  controls: readonly Control[],
  { identity, paged }: SearchSetting,
): PreparedSearch => {
  const page = readPageRequest(controls)
  requireAccess(context, request, identity)
  const fingerprint = [request.baseDn, request.scope, printFilter(request.filter)].join('\n')
  const isContinued = page !== undefined && page.cookie.length > 0
  return {
    open: isContinued
      ? continueSearch(context, paged, { cookie: page.cookie, fingerprint })
      : openSearch(context, request, fingerprint),
    page,
    isRead: request.scope === 'base',
    select: planSelection(context, request, identity),
  }
}

const readPageRequest = (controls: readonly Control[]): PageRequest | undefined => {
  try {
    return pageRequestOf(controls)
  } catch (error) {
    if (error instanceof AppError)
      throw new OperationError('protocolError', 'paged results control is malformed')
    throw error
  }
}

const isServerEntry = (dn: string): boolean => dn === '' || dn.toLowerCase() === subschemaDn.toLowerCase()

const requireAccess = (context: DemoServerContext, request: SearchRequest, identity: Identity): void => {
  if (isServerEntry(request.baseDn)) {
    if (request.baseDn !== '' && context.faults.strike('schema-refused') !== undefined)
      throw new OperationError('insufficientAccessRights', 'no read access to the schema')
    if (request.baseDn === '' && request.scope !== 'base') throw new OperationError('noSuchObject', '')
    return
  }
  if (identity.kind === 'anonymous' && !context.faults.has('anonymous-subset'))
    throw new OperationError('insufficientAccessRights', 'anonymous connections may read the root DSE only')
}

const openSearch = (context: DemoServerContext, request: SearchRequest, fingerprint: string): OpenSearch => {
  const base = existingEntry(context, request.baseDn)
  const matcher = compileFilter(request.filter, context.tree)
  const found = candidates(context.tree, base, request)
  return { fingerprint, entries: matching(found, matcher), lookahead: undefined, entriesSent: 0, page: 0 }
}

const continueSearch = (
  context: DemoServerContext,
  paged: PagedSearches,
  { cookie, fingerprint }: { readonly cookie: Uint8Array; readonly fingerprint: string },
): OpenSearch => {
  const open = paged.take(cookie, fingerprint)
  const lost = context.faults.strike('lost-cookie', (fault) => fault.page === open.page)
  if (lost === undefined) return open
  throw new OperationError(lost.code ?? 'unwillingToPerform', 'paged results cookie is invalid or old')
}

function* matching(entries: Iterable<StoredEntry>, matcher: Matcher): Generator<StoredEntry> {
  for (const entry of entries) if (matcher(entry) === true) yield entry
}

/** The next entry; an entry removed since it was read ahead is passed over by the tree, not here. */
export const nextEntry = (open: OpenSearch): StoredEntry | undefined => {
  const { done = false, value } = open.lookahead ?? open.entries.next()
  open.lookahead = undefined
  return done ? undefined : value
}

export const hasMore = (open: OpenSearch): boolean => {
  open.lookahead ??= open.entries.next()
  return open.lookahead.done !== true
}

const planSelection = (
  context: DemoServerContext,
  request: SearchRequest,
  identity: Identity,
): AttributeSelection => {
  const hidden = context.faults.strike('hidden-attributes')?.names ?? []
  const hiddenTypes = new Set(hidden.map((name) => context.tree.names.resolve(name).type))
  if (identity.kind !== 'manager') hiddenTypes.add('userpassword')
  const fault = context.faults.strike('range-retrieval')
  const isHostile = context.faults.strike('hostile-attribute-names') !== undefined
  const ranges =
    fault === undefined
      ? undefined
      : planRanges(request.attributes, { limit: fault.limit, attributes: fault.attributes })
  const select = selectAttributes(context.tree, ranges?.attributes ?? request.attributes, {
    typesOnly: request.typesOnly,
    hiddenTypes,
  })
  return (entry) => {
    const selected = select(entry)
    const shown = ranges === undefined ? selected : ranges.limit(selected)
    return isHostile ? [...shown, ...hostileAttributes] : shown
  }
}

const hostileAttributes: readonly SentAttribute[] = [
  { name: '__proto__', values: ['polluted'] },
  { name: 'constructor', values: ['polluted'] },
]
