import type { Command } from 'commander'
import type { AddCommand, Perform } from './command-context.ts'
import { addAuth } from './commands/auth.ts'
import { addCheck } from './commands/check.ts'
import { addGroupConnect, addUserConnect } from './commands/connect.ts'
import { addDebug } from './commands/debug.ts'
import { addDemo } from './commands/demo.ts'
import { addExport } from './commands/export.ts'
import { addGroupShow } from './commands/group-show.ts'
import { addGroups } from './commands/groups.ts'
import { addMappingTest } from './commands/mapping-test.ts'
import { addMappings } from './commands/mappings.ts'
import { addOutgoingList, addOutgoingRetry } from './commands/outgoing.ts'
import { addPasswd } from './commands/passwd.ts'
import { addRunApprove, addRunReject } from './commands/run-decide.ts'
import { addRunShow } from './commands/run-show.ts'
import { addRuns } from './commands/runs.ts'
import { addSecretSet } from './commands/secret-set.ts'
import { addSecretStatus } from './commands/secret-status.ts'
import { addServe } from './commands/serve.ts'
import { addSourceApply } from './commands/source-apply.ts'
import { addSourceDetect } from './commands/source-detect.ts'
import { addSourceExport } from './commands/source-export.ts'
import { addSourceList } from './commands/source-list.ts'
import { addSourceRemove } from './commands/source-remove.ts'
import { addSourceShow } from './commands/source-show.ts'
import { addSync } from './commands/sync.ts'
import { addUserShow } from './commands/user-show.ts'
import { addUsers } from './commands/users.ts'

/** Every command, in the order in which `--help` lists them. */
export const addCommands: AddCommand = (program, perform) => {
  addDemo(program, perform)
  addGroup(program, 'source', 'configure directories', perform, [
    addSourceApply,
    addSourceList,
    addSourceShow,
    addSourceExport,
    addSourceRemove,
    addSourceDetect,
  ])
  addGroup(program, 'secret', 'keep bind passwords, client keys and webhook secrets', perform, [
    addSecretSet,
    addSecretStatus,
  ])
  addCheck(program, perform)
  addSync(program, perform)
  addDebug(program, perform)
  addRuns(program, perform)
  addGroup(program, 'run', 'look at one run and decide on it', perform, [
    addRunShow,
    addRunApprove,
    addRunReject,
  ])
  addGroup(program, 'outgoing', 'what runs passed on to files and webhooks', perform, [
    addOutgoingList,
    addOutgoingRetry,
  ])
  addUsers(program, perform)
  addGroup(program, 'user', 'look at one person', perform, [addUserShow, addUserConnect])
  addGroups(program, perform)
  addGroup(program, 'group', 'look at one group', perform, [addGroupShow, addGroupConnect])
  addMappings(program, perform)
  addGroup(program, 'mapping', 'try a property mapping', perform, [addMappingTest])
  addServe(program, perform)
  addAuth(program, perform)
  addPasswd(program, perform)
  addExport(program, perform)
}

const addGroup = (
  program: Command,
  name: string,
  description: string,
  perform: Perform,
  members: readonly AddCommand[],
): void => {
  const group = program.command(name).description(description)
  for (const add of members) add(group, perform)
}
