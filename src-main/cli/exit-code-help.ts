/** The exit codes for `--help`; docs/cli.md says more of each. */
export const exitCodeHelp: readonly string[] = [
  'Exit codes:',
  '  0    done',
  '  1    internal error',
  '  2    usage or configuration is wrong',
  '  3    done, with errors on single objects',
  '  4    held, waiting for approval',
  '  5    directory unreachable, not trusted, without the base, or its answer incomplete',
  '  6    credentials or rights refused',
  '  7    another run holds the source',
  '  8    not found',
  '  9    keychain unavailable or locked',
  '  130  cancelled by Ctrl-C',
]
