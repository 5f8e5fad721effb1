import type { shortcuts as english } from '../en/shortcuts.ts'

export const shortcuts = {
  'shortcuts.title': 'Tastenkürzel',
  'shortcuts.everywhere': 'Überall',
  'shortcuts.go': 'Zu einer Seite gehen',
  'shortcuts.source': 'Auf einer Quelle',
  'shortcuts.tables': 'In Tabellen',
  'shortcuts.palette': 'Suche und Befehle',
  'shortcuts.search': 'Auf dieser Seite suchen',
  'shortcuts.help': 'Diese Liste',
  'shortcuts.close': 'Schließen, was offen ist',
  'shortcuts.sync': 'Jetzt abgleichen',
  'shortcuts.preview': 'Änderungen ansehen',
  'shortcuts.rows': 'Von Zeile zu Zeile',
  'shortcuts.firstLast': 'Erste und letzte Zeile',
  'shortcuts.open': 'Zeile öffnen',
  'shortcuts.then': 'dann',
  'shortcuts.sourceHint':
    'Sie gelten für die Quelle, deren Karte oder Seite den Fokus hat, oder für die einzige, die es gibt.',
} as const satisfies Record<keyof typeof english, string>
