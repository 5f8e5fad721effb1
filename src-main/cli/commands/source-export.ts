import type { AddCommand, CommandContext } from '../command-context.ts'

export const addSourceExport: AddCommand = (program, perform) => {
  program
    .command('export [slug...]')
    .description('print sources and their mappings as "source apply" reads them, without secrets')
    .action(perform(exportSources))
}

const exportSources = async (context: CommandContext, slugs: readonly string[]): Promise<void> => {
  const services = await context.services()
  const document = services.sources.export(slugs)
  await context.output.answer(document, () => [JSON.stringify(document, undefined, 2)])
}
