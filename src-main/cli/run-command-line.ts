import { Command, CommanderError } from 'commander'
import { nearestWord } from '../../src-shared/domain/nearest-word.ts'
import { AppError, toFailure } from '../../src-shared/errors/app-error.ts'
import type { Services } from '../services/create-services.ts'
import { addCommands } from './add-commands.ts'
import type { CommandContext, Perform, Surroundings } from './command-context.ts'
import { chooseDataFolder } from './data-folder.ts'
import { exitCodeHelp } from './exit-code-help.ts'
import { exitCodeOf } from './exit-code.ts'
import { listenForInterruption } from './interruption.ts'
import { createOutput, type Output } from './output.ts'
import { createProgressLine, type ProgressLine } from './progress-line.ts'
import { chooseStyle } from './style.ts'

interface GlobalOptions {
  readonly dataDir?: string
  readonly json?: boolean
  readonly quiet?: boolean
  readonly color?: boolean
}

/** Runs one command line and answers with the exit code; every error is printed here and nowhere else. */
export const runCommandLine = async (
  args: readonly string[],
  surroundings: Surroundings,
): Promise<number> => {
  let exitCode = 0
  const perform: Perform =
    (act) =>
    async (...actArgs) => {
      exitCode = await withContext(optionsOf(program), surroundings, async (context) =>
        act(context, ...actArgs),
      )
    }
  // The version or a help text.
  let said = ''
  const program = createProgram(surroundings, perform, (text) => (said += text))
  const output = outputFor(guessedOptions(args), surroundings)
  try {
    await parse(program, args)
    if (said !== '') {
      const document = said.trim() === surroundings.version ? { version: said.trim() } : { help: said }
      await output.answer(document, () => [said.trimEnd()])
      output.requireWritten()
    }
    return exitCode
  } catch (error) {
    await output.error(error)
    return exitCodeOf(toFailure(error).code)
  }
}

/** After `--help` and `--version` commander ends with an error whose code is 0. */
const parse = async (program: Command, args: readonly string[]): Promise<void> => {
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw translateUsage(error)
  }
}

const createProgram = (
  surroundings: Surroundings,
  perform: Perform,
  print: (text: string) => void,
): Command => {
  const program = new Command('rollcall')
    .description('A local, searchable copy of the users, groups and memberships of LDAP directories.')
    .version(surroundings.version, '--version', 'print the version')
    .option('--data-dir <dir>', 'data folder (or ROLLCALL_DATA_DIR; default: the one the window uses)')
    .option('--json', 'print one JSON document on stdout and nothing else there')
    .option('--quiet', 'no progress and no notes on stderr')
    .option('--no-color', 'no colours (NO_COLOR does the same)')
    .helpOption('--help', 'show help')
    .helpCommand(false)
    .addHelpText('afterAll', `\n${exitCodeHelp.join('\n')}`)
  addCommands(program, perform)
  for (const command of withDescendants(program)) {
    command
      .exitOverride()
      .helpOption('--help', 'show help')
      .configureHelp({ showGlobalOptions: true })
      .configureOutput({
        writeOut: print,
        // Errors are printed by runCommandLine, as JSON where that was asked for.
        writeErr: () => {},
      })
    if (command.commands.length > 0) {
      command.allowExcessArguments().action(() => missingCommand(command))
    }
  }
  return program
}

const withDescendants = (command: Command): readonly Command[] => [
  command,
  ...command.commands.flatMap((child) => withDescendants(child)),
]

/** `rollcall` alone shows help; `rollcall source` alone is a question without a verb. */
const missingCommand = (command: Command): void => {
  const unknown = command.args[0]
  if (unknown !== undefined) {
    const commands = command.commands.map((child) => child.name())
    const nearest = nearestWord(unknown, commands)
    const suggestion = nearest === undefined ? '' : ` Did you mean "${commandPath(command)} ${nearest}"?`
    throw new AppError(
      'input.usage',
      `There is no command "${commandPath(command)} ${unknown}".${suggestion}`,
      { commands },
    )
  }
  if (command.parent === null && optionsOf(command).json !== true) {
    command.outputHelp()
    return
  }
  throw new AppError(
    'input.usage',
    `"${commandPath(command)}" needs one of: ${command.commands.map((child) => child.name()).join(', ')}.`,
    { commands: command.commands.map((child) => child.name()) },
  )
}

const commandPath = (command: Command): string =>
  command.parent === null ? command.name() : `${commandPath(command.parent)} ${command.name()}`

const optionsOf = (program: Command): GlobalOptions => program.optsWithGlobals<GlobalOptions>()

/** What the person wanted although the line could not be parsed. */
const guessedOptions = (args: readonly string[]): GlobalOptions => {
  const end = args.indexOf('--')
  const options = end === -1 ? args : args.slice(0, end)
  return { json: options.includes('--json'), color: !options.includes('--no-color') }
}

const outputFor = (options: GlobalOptions, surroundings: Surroundings): Output => {
  const style = (stream: { readonly isTTY?: boolean }): ReturnType<typeof chooseStyle> =>
    chooseStyle({
      isTerminal: stream.isTTY === true,
      wanted: options.color !== false,
      env: surroundings.env,
    })
  return createOutput(surroundings, {
    json: options.json === true,
    quiet: options.quiet === true,
    style: style(surroundings.stdout),
    errorStyle: style(surroundings.stderr),
    clock: surroundings.clock,
  })
}

const translateUsage = (error: CommanderError): AppError => {
  const text = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')
  const sentence = text.charAt(0).toUpperCase() + text.slice(1)
  return new AppError('input.usage', /[.?!)]$/.test(sentence) ? sentence : `${sentence}.`)
}

const withContext = async (
  options: GlobalOptions,
  surroundings: Surroundings,
  act: (context: CommandContext) => Promise<number | void>,
): Promise<number> => {
  const output = outputFor(options, surroundings)
  const interruption = listenForInterruption({
    on: (signal, listener) => surroundings.signals.on(signal, listener),
    off: (signal, listener) => surroundings.signals.off(signal, listener),
    now: () => surroundings.clock().getTime(),
    announce: (text) => output.note(text),
    endAtOnce: () => surroundings.exitNow(130),
  })
  const dataFolder = (): string => chooseDataFolder({ option: options.dataDir, ...surroundings })
  let opened: Promise<Services> | undefined
  let progress: ProgressLine | undefined
  try {
    interruption.signal.throwIfAborted()
    const code = await act({
      output,
      surroundings,
      dataFolder,
      isDataFolderNamed: (options.dataDir ?? surroundings.env['ROLLCALL_DATA_DIR'] ?? '') !== '',
      quiet: options.quiet === true,
      signal: interruption.signal,
      services: () => (opened ??= openServices(dataFolder(), surroundings, output)),
      startProgress: () => {
        progress = createProgressLine({
          stream: surroundings.stderr,
          quiet: options.quiet === true,
          now: () => surroundings.clock().getTime(),
        })
        return progress
      },
    })
    output.requireWritten()
    return code ?? 0
  } catch (error) {
    progress?.end()
    await output.error(error)
    return exitCodeOf(toFailure(error).code)
  } finally {
    progress?.end()
    await opened?.then(
      (services) => services.close(),
      () => {},
    )
    // Last, so that a second Ctrl-C while things are closed ends with the same code.
    interruption.dispose()
  }
}

/** Loaded here and not at the top: `--help` and a wrong option answer without opening a database. */
const openServices = async (
  dataFolder: string,
  surroundings: Surroundings,
  output: Output,
): Promise<Services> => {
  const { createServices } = await import('../services/create-services.ts')
  const { spawnKeychainHelper } = surroundings
  return createServices({
    dataFolder,
    env: surroundings.env,
    clock: surroundings.clock,
    newId: surroundings.newId,
    owner: 'command line',
    // At once: while it goes on nothing else can be said.
    onUpdate: () => output.note('Bringing the stored data up to date; a copy of them is kept in "backups".'),
    ...(spawnKeychainHelper === undefined ? {} : { spawnKeychainHelper }),
  })
}
