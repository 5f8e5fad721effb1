import type { DetectedDirectory } from '../../services/detect-directory.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { printable } from '../display-text.ts'
import { readNamedFile } from '../read-named-file.ts'
import { readSecret } from '../read-secret.ts'
import { whileSaying } from '../while-saying.ts'

interface DetectOptions {
  readonly bindCn?: string
  readonly ca?: string
  readonly startTls?: boolean
  readonly tlsVerification?: boolean
}

export const addSourceDetect: AddCommand = (program, perform) => {
  program
    .command('detect <uri>')
    .description('read the root DSE of a server and propose a configuration as JSON for "source apply"')
    .option('--bind-cn <dn>', 'bind as this account; its password comes from stdin or a prompt')
    .option('--ca <file>', 'trust this CA (PEM)')
    .option('--start-tls', 'switch to TLS before anything else')
    .option('--no-tls-verification', 'accept any certificate')
    .action(perform(detect))
}

const detect = async (context: CommandContext, uri: string, options: DetectOptions): Promise<void> => {
  const bindPassword =
    options.bindCn === undefined
      ? undefined
      : await readSecret({
          input: context.surroundings.stdin,
          prompt: context.surroundings.stderr,
          label: `Password of ${options.bindCn}`,
          signal: context.signal,
        })
  const { detectDirectory } = await import('../../services/detect-directory.ts')
  const question = {
    uri,
    bindCn: options.bindCn ?? '',
    bindPassword,
    peerCertificate: options.ca === undefined ? '' : await readNamedFile(options.ca),
    startTls: options.startTls === true,
    verify: options.tlsVerification !== false,
  }
  const found = await whileSaying(context, `asking ${uri}`, () => detectDirectory(question, context.signal))
  for (const line of explain(found)) context.output.note(line)
  await context.output.answer(found.draft, () => [JSON.stringify(found.draft, undefined, 2)])
}

/** On stderr, so that stdout can go straight into a file for `source apply`. */
const explain = (found: DetectedDirectory): readonly string[] => {
  const version = found.version === 'N/A' ? '' : ` ${found.version}`
  return [
    `Vendor: ${printable(`${found.vendor}${version}`)}`,
    ...found.fields.map(({ field, reason }) => `  ${field}: ${printable(reason)}`),
    ...found.advice.map((advice) => `Note: ${printable(advice)}`),
  ]
}
