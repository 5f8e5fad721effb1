import type { HandlersFor } from '../../src-shared/contract/call.ts'
import type { mappingCalls } from '../../src-shared/contract/mapping-calls.ts'
import type { HandlerSetup } from './handler-setup.ts'

export const mappingHandlers = ({ windowServices: { mappings } }: HandlerSetup) =>
  ({
    'mappings.list': () => mappings.list(),
    'mappings.save': ({ editing, mapping }) => mappings.save(editing, mapping),
    'mappings.remove': ({ name }) => mappings.remove(name),
    'mappings.preview': (question) => mappings.preview(question),
    'mappings.attributeNames': () => mappings.attributeNames(),
  }) satisfies HandlersFor<typeof mappingCalls>
