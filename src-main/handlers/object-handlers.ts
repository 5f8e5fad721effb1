import type { HandlersFor } from '../../src-shared/contract/call.ts'
import type { objectCalls } from '../../src-shared/contract/object-calls.ts'
import { toldTo } from './app-events.ts'
import type { HandlerSetup } from './handler-setup.ts'

export const objectHandlers = ({ services, windowServices, shell, tell }: HandlerSetup) => {
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
    'objects.chosen': (entry) => services.connect.findChosen(entry) ?? null,
    'objects.undoConnect': (choice) => services.connect.undo(choice),
    'objects.search': (question, { signal }) => lists.read('search', question, signal),
    'objects.attributeNames': (kind, { signal }) => lists.read('attributeNames', kind, signal),
    'objects.export': async (question, { signal }) => {
      const { what, format } = question
      const title = `Export ${what}`
      const file = await shell.chooseFileToSave({ title, fileName: what, extension: format })
      if (file === undefined) return { path: null, rows: 0 }
      return windowServices.exportList({ question, file, signal, onProgress: toldTo(tell) })
    },
  } satisfies HandlersFor<typeof objectCalls>
}
