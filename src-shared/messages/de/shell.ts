import type { shell as english } from '../en/shell.ts'

export const shell = {
  'shell.overview': 'Übersicht',
  'shell.sources': 'Quellen',
  'shell.people': 'Personen',
  'shell.groups': 'Gruppen',
  'shell.runs': 'Läufe',
  'shell.mappings': 'Zuordnungen',
  'shell.connectivity': 'Verbindungen',
  'shell.settings': 'Einstellungen',
  'shell.navigation': 'Hauptnavigation',
  'shell.foldNavigation': 'Navigation einklappen',
  'shell.unfoldNavigation': 'Navigation ausklappen',
  'shell.searchOrCommand': 'Personen, Gruppen, Befehle suchen',
  'shell.theme.light': 'Helles Design',
  'shell.theme.dark': 'Dunkles Design',
  'shell.theme.system': 'Design des Systems',
  'shell.skipToContent': 'Zum Inhalt springen',
  'shell.messages': 'Meldungen',
  'shell.shortcuts': 'Tastenkürzel',
  'shell.pageNotFound': 'Diese Seite gibt es nicht',
  'shell.pageNotFoundHint':
    'Vielleicht war es ein Objekt, das nicht mehr da ist. Die Übersicht zeigt, was es gibt.',
  'shell.backToOverview': 'Zur Übersicht',
} as const satisfies Record<keyof typeof english, string>
