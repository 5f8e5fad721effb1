import { expect, it } from 'vitest'
import type { ServerCheck } from '../../../src-shared/contract/source-calls.ts'
import { summarise } from './summarise.ts'

const aServer = (status: string): ServerCheck => ({
  uri: 'ldaps://a:636',
  status,
  vendor: 'OpenLDAP',
  version: 'N/A',
  milliseconds: 10,
  tls: null,
  failedStep: null,
  steps: [],
  certificates: [],
})
const report = (...servers: ServerCheck[]) => ({ checkedAt: '', servers, pool: null })

it('counts servers, failing ones, and sources never checked', () => {
  const sources = [
    { slug: 'a', enabled: true },
    { slug: 'b', enabled: true },
    { slug: 'off', enabled: false },
  ]
  const reports = [
    { slug: 'a', report: report(aServer('ok'), aServer('down')) },
    { slug: 'b', report: null },
    { slug: 'off', report: report(aServer('down')) },
  ]
  expect(summarise(sources, reports)).toEqual({ servers: 2, failing: 1, unchecked: 1 })
})
