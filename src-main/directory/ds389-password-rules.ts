// 389 Directory Server's password syntax settings, global (cn=config) or of one account or subtree: Red Hat Directory
// Server, Configuration, Command, and File Reference, section 3.1.1; counted as ldap/servers/slapd/pw.c does.
import { firstText, type DirectoryEntry } from '../../src-shared/domain/directory-entry.ts'
import type { CharacterKind, PasswordPolicy, PasswordRule } from '../../src-shared/domain/password-policy.ts'

export const hasDs389Policy = (policy: DirectoryEntry): boolean =>
  firstText(policy, 'passwordCheckSyntax') !== undefined ||
  firstText(policy, 'passwordMinLength') !== undefined

/** Nothing is checked unless syntax checking is on. */
export const ds389Rules = (policy: DirectoryEntry): Pick<PasswordPolicy, 'rules' | 'notes'> => {
  const isOn = (name: string): boolean => firstText(policy, name)?.toLowerCase() === 'on'
  const history = isOn('passwordHistory') ? ['The server refuses passwords that were used before.'] : []
  if (!isOn('passwordCheckSyntax')) return { rules: [], notes: history }
  const number = (name: string): number => Number.parseInt(firstText(policy, name) ?? '0', 10) || 0
  const [least, repeats, kinds, sequence, ofOneKind] = [
    number('passwordMinLength'),
    number('passwordMaxRepeats'),
    number('passwordMinCategories'),
    number('passwordMaxSequence'),
    number('passwordMaxClassChars'),
  ]
  return {
    rules: [
      ...rule(least, { kind: 'min-length', least, unit: 'characters' }),
      ...counted.flatMap(([name, of]) =>
        rule(number(name), { kind: 'min-characters', of, least: number(name) }),
      ),
      // One kind is what every password has.
      ...rule(kinds - 1, { kind: 'min-kinds', least: kinds }),
      ...rule(repeats, { kind: 'max-repeats', most: repeats }),
      ...rule(sequence, { kind: 'max-sequence', most: sequence }),
      ...rule(ofOneKind, { kind: 'max-kind-run', most: ofOneKind }),
      ...(isOn('passwordPalindrome') ? [{ kind: 'no-palindrome' } as const] : []),
    ],
    notes: [
      ...history,
      'The server also refuses words of the entry itself, such as name and e-mail address.',
      ...(number('passwordMaxSeqSets') > 0 ? ['The server refuses sequences that come twice.'] : []),
      ...(isOn('passwordDictCheck') ? ['The server looks passwords up in a dictionary.'] : []),
    ],
  }
}

/** Words that no password may contain; they stand in the global configuration, also for accounts with a policy of their own. */
export const ds389ForbiddenWords = (configuration: DirectoryEntry | undefined): readonly PasswordRule[] => {
  const listed = configuration === undefined ? undefined : firstText(configuration, 'passwordBadWords')
  const words = (listed ?? '').split(/[,\s]+/).filter((word) => word !== '')
  return words.length === 0 ? [] : [{ kind: 'forbidden-words', words }]
}

/** Zero is how a limit is switched off. */
const rule = (value: number, made: PasswordRule): readonly PasswordRule[] => (value > 0 ? [made] : [])

const counted: readonly (readonly [string, CharacterKind])[] = [
  ['passwordMinDigits', 'digit'],
  ['passwordMinAlphas', 'letter'],
  ['passwordMinUppers', 'upper'],
  ['passwordMinLowers', 'lower'],
  ['passwordMinSpecials', 'special'],
  ['passwordMin8Bit', 'eight-bit'],
]
