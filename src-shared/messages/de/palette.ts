import type { palette as english } from '../en/palette.ts'

export const palette = {
  'palette.title': 'Suche und Befehle',
  'palette.placeholder': 'Namen, Seite oder Befehl eingeben',
  'palette.nothing':
    'Nichts gefunden. Ein Name, ein Teil eines DN oder ein Befehl wie „abgleichen“ hilft weiter.',
  'palette.searching': 'Personen und Gruppen werden gesucht',
  'palette.failed': 'Die Suche schlug fehl: {message}',
  'palette.actions': 'Befehle',
  'palette.pages': 'Seiten',
  'palette.sources': 'Quellen',
  'palette.people': 'Personen',
  'palette.groups': 'Gruppen',
  'palette.syncAll': 'Alle Quellen abgleichen',
  'palette.syncSource': '{source} abgleichen',
  'palette.previewSource': 'Änderungen von {source} ansehen',
  'palette.openSource': '{source} öffnen',
  'palette.heldRun': 'Über den angehaltenen Lauf von {source} entscheiden',
  'palette.pauseAll': 'Alle Quellen für 30 Minuten pausieren',
  'palette.resumeAll': 'Alle Quellen fortsetzen',
  'palette.themeLight': 'Helles Design verwenden',
  'palette.themeDark': 'Dunkles Design verwenden',
  'palette.themeSystem': 'Design des Systems verwenden',
  'palette.highContrast': 'Hohen Kontrast ein- oder ausschalten',
  'palette.shortcuts': 'Tastenkürzel zeigen',
  'palette.go': 'Gehe zu {page}',
} as const satisfies Record<keyof typeof english, string>
