import type { Page } from '@playwright/test'

/** Words that are in nearly every English sentence and in no German one. */
const englishWords = /\b(?:the|is|not|of|and|this|with|are|cannot|does|has|from|it|be|nothing|again)\b/i

/** Names of things that are English in every language. */
const names = /LDAP: DN to user path|Chromium and Node\.js/

/** Lines on the page, its labels and titles included, that are English still. */
export const englishLeft = async (page: Page): Promise<readonly string[]> => {
  const texts = await page.evaluate<string[]>(`[
    ...document.body.innerText.split('\\n'),
    ...[...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? '')),
  ]`)
  return [...new Set(texts)].filter((text) => englishWords.test(text) && !names.test(text))
}
