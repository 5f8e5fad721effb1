export const shortcuts = {
  'shortcuts.title': 'Keyboard shortcuts',
  'shortcuts.everywhere': 'Everywhere',
  'shortcuts.go': 'Go to a page',
  'shortcuts.source': 'On a source',
  'shortcuts.tables': 'In tables',
  'shortcuts.palette': 'Search and commands',
  'shortcuts.search': 'Search on this page',
  'shortcuts.help': 'This sheet',
  'shortcuts.close': 'Close what is open',
  'shortcuts.sync': 'Sync now',
  'shortcuts.preview': 'Preview changes',
  'shortcuts.rows': 'Move from row to row',
  'shortcuts.firstLast': 'First and last row',
  'shortcuts.open': 'Open the row',
  'shortcuts.then': 'then',
  'shortcuts.sourceHint':
    'They act on the source whose card or page has the focus, or on the only one there is.',
} as const
