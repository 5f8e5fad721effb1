import type { groups as english } from '../en/groups.ts'

export const groups = {
  'groups.table': 'Gruppen',
  'groups.count': '{count, plural, one {# Gruppe} other {# Gruppen}}',
  'groups.countOf': '{count, number} von {total, plural, one {# Gruppe} other {# Gruppen}}',
  'groups.search': 'Gruppen suchen',
  'groups.name': 'Name',
  'groups.directMembersOf': 'Direkte Mitglieder',
  'groups.empty': 'Noch keine Gruppen',
  'groups.emptyHint':
    'Nach dem ersten Abgleich einer Quelle, die Gruppen abgleicht, stehen die Gruppen hier.',
  'groups.noMatch': 'Keine Gruppe passt dazu',
  'groups.noMatchHint':
    'Nach weniger suchen oder die Filter löschen. Durchsucht wird alles, was von einer Gruppe bekannt ist.',
  'groups.exportGroups': 'Gruppen als {format}',
  'groups.directMembers': 'Direkt {count, number}',
  'groups.effectiveMembers': 'Effektiv {count, number}',
  'groups.unresolvedMembers': 'Nicht aufgelöst {count, number}',
  'groups.searchMembers': 'Mitglieder suchen',
  'groups.memberCount': '{count, plural, =0 {Niemand} one {# Person} other {# Personen}}',
  'groups.noMembers': 'Keine Mitglieder',
  'groups.noMembersHint': 'Das Verzeichnis nennt keine Person in dieser Gruppe.',
  'groups.noMembersEffectiveHint': 'Weder diese Gruppe noch eine Gruppe in ihr nennt eine Person.',
  'groups.noMembersMatch': 'Niemand passt dazu',
  'groups.noMembersMatchHint': 'Nach einem kürzeren Teil des Namens suchen.',
  'groups.unresolvedHint':
    'Das Verzeichnis nennt diese Mitglieder, aber keine abgeglichene Person oder Gruppe hat diesen DN oder Wert: Sie liegen außerhalb der Basis, passen zu keinem Filter oder sind nicht mehr da.',
  'groups.unresolvedSome': 'Die ersten {count, number} stehen hier; die Meldungen des Laufs zählen alle.',
  'groups.parents': 'Gehört zu',
  'groups.noParents': 'Sie gehört zu keiner anderen Gruppe.',
  'groups.children': 'Enthält',
  'groups.noChildren': 'Sie enthält keine andere Gruppe.',
  'groups.showAll': 'Alle {count, number} zeigen',
} as const satisfies Record<keyof typeof english, string>
