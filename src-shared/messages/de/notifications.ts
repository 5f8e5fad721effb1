export const notifications = {
  'notification.held.title': '{source}: Ein Abgleich wartet auf Sie',
  'notification.held.body':
    'Er würde zu viel auf einmal ändern. Nichts wurde geändert; sehen Sie ihn an und entscheiden Sie.',
  'notification.failing.title': '{source} ist wieder fehlgeschlagen',
  'notification.failing.body': '{reason}',
  'notification.recovered.title': '{source} läuft wieder',
  'notification.recovered.body': 'Der letzte Abgleich ist gelungen.',
  'notification.expiring.title': '{source}: Ein Zertifikat läuft bald ab',
  'notification.expiring.body': '{reason}',
} as const
