import type { SourceDetail } from '../../services/source-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { describeFields } from '../describe-fields.ts'
import type { Look } from '../output.ts'

export const addSourceShow: AddCommand = (program, perform) => {
  program.command('show <slug>').description('show the settings of one source').action(perform(showSource))
}

const showSource = async (context: CommandContext, slug: string): Promise<void> => {
  const services = await context.services()
  const source = services.sources.show(slug)
  await context.output.answer(source, (look) => describeSource(source, look))
}

const describeSource = (source: SourceDetail, look: Look): readonly string[] => [
  look.style.bold(`${source.name} (${source.slug})`),
  ...describeFields(
    Object.entries(source).filter(([name]) => name !== 'name' && name !== 'slug'),
    look,
  ),
]
