import { app } from 'electron'

/** True for the first start. A later one hands its arguments to the first and has to end. */
export const takeInstance = (args: readonly string[]): boolean =>
  app.requestSingleInstanceLock({ args: [...args] })

/** Tells of later starts, with what was written behind the program's name. */
export const onSecondInstance = (listener: (args: readonly string[]) => void): void => {
  app.on('second-instance', (_event, _argv, _folder, additionalData) => listener(argumentsOf(additionalData)))
}

/** What another process of this person handed over: checked like anything from outside. */
const argumentsOf = (handedOver: unknown): readonly string[] => {
  if (typeof handedOver !== 'object' || handedOver === null || !('args' in handedOver)) return []
  const { args } = handedOver
  return Array.isArray(args) ? args.filter((argument) => typeof argument === 'string') : []
}
