import type { HandlersFor } from '../../src-shared/contract/call.ts'
import type { sourceCalls } from '../../src-shared/contract/source-calls.ts'
import type { HandlerSetup } from './handler-setup.ts'

export const sourceHandlers = ({ services, windowServices }: HandlerSetup) => {
  const { overview, editor, probe } = windowServices
  return {
    'sources.list': (_input, { signal }) => overview.list(signal),
    'sources.get': (slug) => editor.get(slug),
    'sources.validate': (draft) => editor.validate(draft),
    'sources.save': async (draft) => {
      const outcome = await editor.save(draft)
      services.schedule.lookNow()
      return outcome
    },
    'sources.remove': async ({ slug, keepObjects }, { signal }) => {
      await services.sources.remove(slug, { keepObjects, signal })
    },
    'sources.revisions': (slug) => editor.revisions(slug),
    'sources.detect': (draft, { signal }) => probe.detect(draft, signal),
    'sources.check': (draft, { signal }) => probe.check(draft, signal),
    'sources.countMatches': ({ draft, object }, { signal }) => probe.countMatches(draft, object, signal),
    'sources.browse': ({ draft, dn }, { signal }) => probe.browse(draft, dn, signal),
    'sources.readCertificates': ({ pem }) => windowServices.readCertificates(pem),
    'sources.nextRuns': (question) => windowServices.nextRuns(question),
    'sources.pause': ({ slug, until }) => windowServices.pause(slug, until),
    'sources.resume': ({ slug }) => windowServices.resume(slug),
    'sources.connectivity': () => windowServices.connectivity(),
    'sources.checkSaved': (slug, { signal }) => windowServices.checkSaved(slug, signal),
  } satisfies HandlersFor<typeof sourceCalls>
}
