import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DemoStep } from '../../services/demo-service.ts'
import type { AddCommand, CommandContext } from '../command-context.ts'
import { demoNext, describeDemoStep, describeNext } from '../describe-demo.ts'
import { wholeNumber } from '../parse-arguments.ts'

interface DemoOptions {
  readonly keep?: boolean
  readonly size?: number
}

export const addDemo: AddCommand = (program, perform) => {
  program
    .command('demo')
    .description('start a directory with invented people on this machine, sync it and show what is found')
    .option('--keep', 'leave the directory running until Ctrl-C')
    .option('--size <number>', 'how many people (default: 250)', wholeNumber(1))
    .action(perform(demo))
}

const demo = async (context: CommandContext, options: DemoOptions): Promise<void> => {
  const { output, surroundings, signal } = context
  // Never the folder that the window uses, unless it was named.
  const dataFolder = context.isDataFolderNamed
    ? context.dataFolder()
    : await mkdtemp(join(tmpdir(), 'rollcall-demo-'))
  const { playDemo } = await import('../../services/demo-service.ts')
  const printed: Promise<boolean>[] = []
  const onStep = (step: DemoStep): void => {
    if (output.isJson) return
    printed.push(output.write(`${describeDemoStep(step, output.look()).join('\n')}\n`))
  }
  const demoSetup = {
    dataFolder,
    env: surroundings.env,
    clock: surroundings.clock,
    newId: surroundings.newId,
  }
  const running = await playDemo({ ...demoSetup, owner: 'demo', people: options.size, signal, onStep })
  try {
    await Promise.all(printed)
    const { result } = running
    const keep = options.keep === true
    const next = demoNext(result, { dataFolder, keep, env: surroundings.env })
    const { bindPassword: _bindPassword, ...server } = result.server
    await output.answer(
      { dataFolder, ...result, server: server.ldapsUri, directory: keep ? result.server : server, next },
      (look) => describeNext(next, { dataFolder, keep, isTemporary: !context.isDataFolderNamed }, look),
    )
    if (keep) await untilAborted(signal)
  } finally {
    await running.stop()
  }
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
