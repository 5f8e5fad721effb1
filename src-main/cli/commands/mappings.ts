import type { MappingSummary } from '../../services/mapping-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { printTable } from '../table.ts'

export const addMappings: AddCommand = (program, perform) => {
  program.command('mappings').description('list the property mappings').action(perform(listMappings))
}

const listMappings = async (context: CommandContext): Promise<void> => {
  const services = await context.services()
  const items = services.mappings.list()
  await context.output.answer({ total: items.length, items }, (look) =>
    printTable<MappingSummary>(
      [
        { title: 'MAPPING', cell: (mapping) => mapping.name, flexible: true },
        { title: 'FOR', cell: (mapping) => mapping.objectType },
        { title: 'KIND', cell: (mapping) => (mapping.builtIn ? 'built in' : 'own') },
        { title: 'USED BY', cell: (mapping) => mapping.usedBy.join(', ') || '-', flexible: true },
      ],
      items,
      look,
    ),
  )
}
