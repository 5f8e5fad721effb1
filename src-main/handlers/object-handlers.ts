import type { HandlersFor } from '../../src-shared/contract/call.ts'
import type { objectCalls } from '../../src-shared/contract/object-calls.ts'
import type { HandlerSetup } from './handler-setup.ts'

export const objectHandlers = ({ services, windowServices, shell }: HandlerSetup) => {
  const { lists, details } = windowServices
  return {
    'people.list': (question, { signal }) => lists.read('people', question, signal),
    'people.get': (id) => details.person(id),
    'people.history': (id) => windowServices.history('user', id),
    'groups.list': (question, { signal }) => lists.read('groups', question, signal),
    'groups.get': (id) => details.group(id),
    'groups.members': (question) => details.members(question),
    'groups.history': (id) => windowServices.history('group', id),
    'objects.connect': (choice) => services.connect.connect(choice),
    'objects.search': (question, { signal }) => lists.read('search', question, signal),
    'objects.export': async ({ what, format, source }, { signal }) => {
      const file = await shell.chooseFileToSave({
        title: `Export ${what}`,
        fileName: what,
        extension: format,
      })
      if (file === undefined) return { path: null, rows: 0 }
      const request = { what, format, source: source ?? undefined, signal }
      const { output, rows } = await services.exports.toFile(request, file)
      return { path: output, rows }
    },
  } satisfies HandlersFor<typeof objectCalls>
}
