export const notifications = {
  'notification.held.title': '{source}: a sync waits for you',
  'notification.held.body': 'It would change too much at once. Nothing was changed; look at it and decide.',
  'notification.failing.title': '{source} failed again',
  'notification.failing.body': '{reason}',
  'notification.recovered.title': '{source} works again',
  'notification.recovered.body': 'The last sync went well.',
  'notification.expiring.title': '{source}: a certificate ends soon',
  'notification.expiring.body': '{reason}',
} as const
