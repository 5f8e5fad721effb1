// "Password must meet complexity requirements" as Microsoft documents it:
// https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/password-must-meet-complexity-requirements

interface ComplexityRule {
  readonly accountName: string
  readonly displayName: string
}

/** What of the complexity rule a password does not meet, as sentences. */
export const unmetComplexity = (
  password: string,
  { accountName, displayName }: ComplexityRule,
): readonly string[] => {
  const folded = fold(password)
  const isInPassword = (name: string): boolean => name.length >= shortestName && folded.includes(fold(name))
  const found = categories.filter(({ pattern }) => pattern.test(password)).length
  return [
    ...(isInPassword(accountName) ? [`It contains the account name "${accountName}".`] : []),
    ...[...new Set(nameTokens(displayName).map(fold))]
      .filter(isInPassword)
      .map((token) => `It contains "${token}", a part of the display name.`),
    ...(found >= leastCategories
      ? []
      : [
          `It has ${found === 1 ? '1 kind' : `${found} kinds`} of character; at least ${leastCategories} are needed of ${categoryWords}.`,
        ]),
  ]
}

/** Names and parts of names shorter than this are not looked for. */
const shortestName = 3
const leastCategories = 3

/** The parts of a display name: it is split at commas, periods, hyphens, underscores, spaces, pound signs and tabs. */
export const nameTokens = (displayName: string): readonly string[] =>
  displayName.split(/[,.\-_ #\t]+/).filter((token) => token.length >= shortestName)

const fold = (text: string): string => text.toLowerCase()

/** A letter counts for one category only; currency signs such as the euro count for none. */
const categories: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'upper-case letters', pattern: /\p{Lu}/u },
  { name: 'lower-case letters', pattern: /\p{Ll}/u },
  { name: 'digits', pattern: /[0-9]/ },
  { name: 'symbols', pattern: /[~!@#$%^&*_\-+=`|\\(){}[\]:;"'<>,.?/]/ },
  { name: 'letters that have no case', pattern: /[\p{Lt}\p{Lm}\p{Lo}]/u },
]

const categoryWords = `${categories
  .slice(0, -1)
  .map(({ name }) => name)
  .join(', ')} and ${categories.at(-1)?.name ?? ''}`
