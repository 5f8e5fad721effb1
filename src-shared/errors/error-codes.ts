// Every error a person can meet. The closed list: a code, what it means, what to do next, and the CLI's exit code
// (docs: cli exit codes). `error-codes.test.ts` holds each entry to that shape.

interface ErrorCodeInfo {
  /** What the person can do next, as a full sentence. */
  readonly remedy: string
  /** Exit code of the command line. */
  readonly exitCode: number
}

const info = <const Text extends string>(exitCode: number, remedy: Text) => ({ exitCode, remedy })

export const errorCodes = {
  internal: info(1, 'This is a fault in Rollcall. Please report it with the details below.'),
  'input.invalid': info(2, 'Correct the named fields and try again. Nothing was stored.'),
  'input.usage': info(2, 'Run the command with --help to see what it takes.'),
  'output.unopenable': info(1, 'Copy the path and open the folder yourself.'),
  'output.unwritable': info(1, 'Free space where the answer goes, or send it elsewhere, and ask again.'),

  'directory.unreachable': info(5, 'Check the server address, the port and the network, then try again.'),
  'directory.timeout': info(
    5,
    'The server did not answer in time. Try again, or raise the receive timeout of the source.',
  ),
  'directory.tls-untrusted': info(
    5,
    'Check the certificate and choose the CA it was signed by, or correct the host name.',
  ),
  'directory.tls-failed': info(
    5,
    'Check that the port speaks TLS (ldaps:// or StartTLS) and that protocol and ciphers match.',
  ),
  'directory.clear-text-refused': info(
    2,
    'Use ldaps:// or StartTLS, or switch on "allow clear text" for this source.',
  ),
  'directory.credentials-rejected': info(6, 'Check the bind name and set the bind password again.'),
  'directory.credentials-missing': info(
    6,
    'Set the bind password or client key, in the window or with "rollcall secret set"; an empty one is never sent.',
  ),
  'directory.insufficient-access': info(
    6,
    'Give the bind account the right that it lacks in this part of the directory.',
  ),
  'directory.password-refused': info(
    6,
    'Choose another password; the message says what is wrong with this one.',
  ),
  'directory.no-such-base': info(
    5,
    'Check the base DN and the additional DNs; the bind account must be able to read them.',
  ),
  'directory.limit-exceeded': info(
    5,
    'Give the bind account an unlimited search size on the server. Nothing was deleted.',
  ),
  'directory.incomplete-result': info(
    5,
    'The answer was not complete, so nothing was changed. Try again, or look at the server.',
  ),
  'directory.connection-lost': info(
    5,
    'The connection broke during the work. Nothing was changed; try again.',
  ),
  'directory.protocol-error': info(5, 'The server sent something that is not LDAP. Check address and port.'),
  'directory.refused': info(5, 'The server refused the request; its own words are in the details.'),
  'directory.referral': info(
    5,
    'The server referred us elsewhere. Use the server named in the referral as address.',
  ),

  'sync.held': info(4, 'Look at the plan, then approve it (rollcall run approve ID) or reject it.'),
  'sync.plan-outdated': info(
    4,
    'The data changed since this plan was made. Run the sync again and decide on the new plan.',
  ),
  'sync.already-running': info(7, 'Wait until the other run has finished, or cancel it.'),
  'sync.cancelled': info(130, 'Nothing was half-written. Start it again when you are ready.'),
  'sync.interrupted': info(
    1,
    'The program ended during the run. The last complete state is intact; start the sync again.',
  ),
  'sync.no-uniqueness-value': info(
    3,
    'The entry lacks the uniqueness field. Choose one that every entry has.',
  ),
  'sync.username-missing': info(3, 'Let a property mapping set username for this entry.'),
  'sync.name-missing': info(3, 'Let a property mapping set name for this group.'),
  'sync.username-conflict': info(
    3,
    'Another person has this username. Connect the two in the conflict of the run or with "rollcall user connect", choose the matching mode "link", or rename one of them.',
  ),
  'sync.name-conflict': info(
    3,
    'Another group has this name. Connect the two in the conflict of the run or with "rollcall group connect", choose the matching mode "link", or rename one of them.',
  ),
  'sync.entry-missing': info(
    3,
    'Nothing was changed. The next sync of the whole source decides what becomes of it.',
  ),
  'sync.match-refused': info(
    3,
    'The matching mode refuses to join these two. Change the mode, or one of the two.',
  ),
  'sync.duplicate-identifier': info(
    3,
    'Two entries have the same uniqueness value. Choose a field that is unique.',
  ),
  'sync.unknown-parent-group': info(3, 'Create or sync the parent group first, or correct its name.'),

  'mapping.failed': info(3, 'Correct the property mapping; the object kept its last good state.'),
  'mapping.limit': info(3, 'The mapping used too much time or memory. Make it do less.'),
  'mapping.invalid': info(2, 'Correct the expression at the named line.'),

  'outgoing.unreachable': info(
    3,
    'Check that the receiver runs and that its address is right; it is tried again by itself.',
  ),
  'outgoing.refused': info(
    3,
    'Look at the receiver; then try the message again under Runs, Deliveries, or with "rollcall outgoing retry ID".',
  ),
  'outgoing.secret-missing': info(
    3,
    'Set it in the source, below its targets, or with "rollcall secret set SLUG webhook-secret".',
  ),
  'outgoing.target-removed': info(
    3,
    'Add the target to the source again and retry, or leave it: it is told nothing more.',
  ),
  'outgoing.unwritable': info(
    3,
    'Check that the folder is there and may be written to, and that the disk has space.',
  ),

  'store.from-newer-version': info(
    1,
    'Start the newer version of Rollcall that wrote this data; nothing was touched.',
  ),
  'store.migration-failed': info(
    1,
    'The data was left as it was; a backup lies beside it. Please report this.',
  ),
  'store.corrupt': info(
    1,
    'Restore the newest backup that lies beside the database; the file was left untouched.',
  ),
  'store.locked': info(1, 'Another program holds the database. Close it, or try again in a moment.'),
  'store.disk-full': info(1, 'Free some space on the disk. Nothing was half-written.'),
  'store.unwritable': info(1, 'Check the rights on the data folder.'),

  'secrets.unavailable': info(
    9,
    'Start the keychain of your system, or set the environment variable named in the message.',
  ),
  'secrets.locked': info(9, 'Unlock your keychain and try again; it may be asking for its password.'),
  'secrets.damaged': info(9, 'Set the secret again; what is in the keychain is not complete.'),

  'object.not-found': info(
    8,
    'Check the name or number against the list of what there is; it may have been removed.',
  ),
} as const satisfies Record<string, ErrorCodeInfo>

export type ErrorCode = keyof typeof errorCodes

/** The remedies as they stand above: a translation that lacks one, or has an old one, does not compile. */
export type Remedy = (typeof errorCodes)[ErrorCode]['remedy']
