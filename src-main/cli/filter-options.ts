import { Option, type Command } from 'commander'
import { objectStates, type ObjectState } from '../../src-shared/domain/user.ts'
import type { ObjectQuery } from '../services/query-service.ts'
import { momentArgument } from './parse-arguments.ts'

/** What a list of people or groups is narrowed to, as commander gives it. */
export interface FilterOptions {
  readonly source?: string
  readonly search?: string
  readonly state?: ObjectState
  readonly active?: true
  readonly inactive?: true
  readonly changedSince?: string
}

export interface ListOptions extends FilterOptions {
  readonly limit?: number
  readonly offset?: number
  readonly includeDeleted?: boolean
}

/** Adds the filters of a list, the same as in the window. */
export const addFilterOptions = (
  command: Command,
  { hasAccounts }: { readonly hasAccounts: boolean },
): Command => {
  command
    .option('--source <slug>', 'only those of one source')
    .option('--search <text>', 'only those with this text in any attribute')
    .addOption(new Option('--state <state>', 'only those in one state').choices(objectStates))
  if (hasAccounts) {
    command
      .addOption(new Option('--active', 'only people whose account is active').conflicts('inactive'))
      .addOption(new Option('--inactive', 'only people whose account is not active'))
  }
  return command.option(
    '--changed-since <time>',
    'only what changed then or later: 2026-11-20, or 2026-11-20T08:00:00Z',
    momentArgument,
  )
}

/** The same as services take it. */
export const queryOf = ({ active, inactive, ...options }: ListOptions): ObjectQuery => ({
  ...options,
  isActive: active ?? (inactive === true ? false : undefined),
})
