export const settings = {
  'settings.description': 'Changes are kept at once.',
  'settings.sections': 'Sections of the settings',
  'settings.section.general': 'General',
  'settings.section.notifications': 'Notifications',
  'settings.section.appearance': 'Appearance',
  'settings.section.data': 'Data and history',
  'settings.section.keychain': 'Keychain',
  'settings.section.configuration': 'Export and import',
  'settings.section.diagnostics': 'Diagnostics',
  'settings.section.about': 'About',

  'settings.startAtLogin': 'Start at login',
  'settings.startAtLogin.help':
    'Rollcall starts without a window and syncs on schedule. Off: it syncs only while it is open.',
  'settings.closeToTray': 'Keep running when the window is closed',
  'settings.closeToTray.help':
    'Closing the window leaves Rollcall in the tray, and the schedules go on. Off: closing the window quits it.',

  'settings.notifications.intro':
    'Notifications of the system, only for what needs a person. Whatever is switched off here still shows in the window and in the tray.',
  'settings.notifications.held': 'A sync is held',
  'settings.notifications.held.help':
    'It would change more than its limits allow, and waits for your decision.',
  'settings.notifications.failing': 'A source begins to fail',
  'settings.notifications.failing.help': 'Once, when it begins; not for every failed run after that.',
  'settings.notifications.recovered': 'A source works again',
  'settings.notifications.recovered.help': 'After it was failing.',
  'settings.notifications.expiring': 'Something ends soon',
  'settings.notifications.expiring.help': 'The certificate of a server, or the password of the bind account.',

  'settings.theme': 'Theme',
  'settings.theme.help':
    'System follows what your system shows, also when it changes by itself in the evening.',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.highContrast': 'High contrast',
  'settings.highContrast.help': 'Stronger borders, and no dimmed text.',
  'settings.language': 'Language',
  'settings.language.help':
    'Words and the way dates and numbers are written. Messages of servers stay in the servers’ words.',
  'settings.language.system': 'System',
  'settings.language.en': 'English',
  'settings.language.de': 'Deutsch',

  'settings.history': 'Keep history for',
  'settings.history.help':
    'History is what answers “was she in that group last Monday?”: old values, memberships that ended, and what each run changed. People and groups as they are now always stay.',
  'settings.history.all': 'Always: everything is kept',
  'settings.history.days': '{days, plural, one {# day} other {# days}}',
  'settings.history.years': '{years, plural, one {# year} other {# years}}',
  'settings.history.confirmTitle': 'Keep only {kept} of history?',
  'settings.history.confirmMeaning':
    'Whatever changed before {date} can then not be looked up any more, and it does not come back when you choose a longer time later. People and groups as they are now stay.',
  'settings.history.confirmAction': 'Delete history before {date}',
  'settings.dataFolder': 'Data folder',
  'settings.dataFolder.help':
    'The database, its backups and the logs. Passwords are not in it; they are in the keychain.',
  'settings.dataFolder.open': 'Open folder',
  'settings.dataFolder.copy': 'Copy path',
  'settings.dataFolder.copied': 'The path was copied.',
  'settings.databaseSize': 'Database',
  'settings.databaseSize.help': 'Grows with the history that is kept.',

  'settings.keychain': 'Keychain of the system',
  'settings.keychain.ready': 'Ready',
  'settings.keychain.unasked': 'Not asked yet',
  'settings.keychain.locked': 'Locked',
  'settings.keychain.unavailable': 'Not available',
  'settings.keychain.ready.help':
    'Bind passwords and private keys are kept there, encrypted by your system, and nowhere else.',
  'settings.keychain.unasked.help':
    'No password is kept yet. The keychain is asked for the first time when there is one.',
  'settings.keychain.locked.help':
    'It hands nothing out until it is unlocked, so no source with a password can sync. Nothing was lost.',
  'settings.keychain.unavailable.help':
    'Passwords can be neither kept nor read there, so sources with a password cannot sync unless an environment variable gives it.',
  'settings.keychain.whatToDo': 'What to do',
  'settings.keychain.do.locked.darwin': 'Open Keychain Access and unlock the login keychain.',
  'settings.keychain.do.locked.win32': 'Sign out of Windows and in again, with your password.',
  'settings.keychain.do.locked.linux':
    'Unlock the login keyring in the program for passwords and keys. It locks by itself when you are signed in automatically.',
  'settings.keychain.do.unavailable.darwin':
    'Look whether Keychain Access opens and shows a login keychain. If it has none, create one there.',
  'settings.keychain.do.unavailable.win32': 'Look whether the service “Credential Manager” is running.',
  'settings.keychain.do.unavailable.linux':
    'Install and start a secret service such as gnome-keyring or KWallet, and the library libsecret. Then sign in again.',
  'settings.keychain.do.environment':
    'On a machine without one, the environment can hold a bind password; for a source with the short name corp it is {variable}.',
  'settings.keychain.look': 'Look again',

  'settings.export': 'Export configuration',
  'settings.export.help':
    'Every source and every mapping of your own, in one file to read, keep or take to another computer. It contains no passwords.',
  'settings.export.action': 'Export',
  'settings.export.done': 'The configuration was written to {path}.',
  'settings.import': 'Import configuration',
  'settings.import.help':
    'First you see what would change. Nothing is stored before you say so, and nothing that is here is removed.',
  'settings.import.action': 'Choose a file',
  'settings.import.title': 'What this file would change',
  'settings.import.nothing': 'Everything in this file is here already, exactly like this.',
  'settings.import.refused':
    'This file cannot be imported. {count, plural, one {One thing is} other {# things are}} wrong with it, and nothing was changed.',
  'settings.import.created': 'New',
  'settings.import.updated': 'Changed',
  'settings.import.unchanged': 'As it is',
  'settings.import.what': 'What',
  'settings.import.change': 'Change',
  'settings.import.where': 'Where',
  'settings.import.problem': 'Problem',
  'settings.import.trust':
    'Only import what you trust: sources say which servers your passwords are sent to, and mappings decide who becomes whom.',
  'settings.import.passwords':
    'A file holds no passwords. Set those of new sources in the source editor before their first sync.',
  'settings.import.apply': '{count, plural, one {Apply # change} other {Apply # changes}}',
  'settings.import.done': '{count, plural, one {# change was applied.} other {# changes were applied.}}',
  'settings.import.showSources': 'Show the sources',

  'settings.diagnostics.help':
    'For whoever helps you. It is only saved on this computer, never sent. Read it before you hand it on: this is all it contains.',
  'settings.diagnostics.look': 'Show what it will contain',
  'settings.diagnostics.save': 'Save bundle',
  'settings.diagnostics.saved': 'The bundle was written to {path}.',
  'settings.diagnostics.parts': 'Parts of the bundle',
  'settings.diagnostics.size': '{size}, {lines, plural, =0 {empty} one {# line} other {# lines}}',
  'settings.diagnostics.total': '{count, plural, one {# part} other {# parts}}, {size}',
  'settings.diagnostics.again': 'Read again',
  'settings.diagnostics.empty': 'This part is empty.',
  'settings.diagnostics.text': 'Content of {name}',

  'settings.about': 'Rollcall',
  'settings.about.purpose':
    'Keeps a local, searchable, versioned copy of the users, groups and memberships of LDAP directories.',
  'settings.about.packaged': 'Installed package, {platform}',
  'settings.about.checkout': 'Runs from its source, {platform}',
  'settings.about.licence': 'Rollcall is under the MIT licence.',
  'settings.about.proven': 'What is proven',
  'settings.about.proven.core':
    'Reading, comparing and storing: by tests against real servers (OpenLDAP, 389 Directory Server, Samba as an Active Directory), and against one that breaks answers on purpose.',
  'settings.about.proven.window':
    'This window: by tests that drive the built pages in Chromium, in light and dark, with the real store behind them.',
  'settings.about.proven.system':
    'What only your system can show (start at login, tray, notifications, installers): prepared and checked as far as tests reach without it.',
  'settings.about.licences': 'Parts by others',
  'settings.about.component': 'Component',
  'settings.about.componentLicence': 'Licence',
  'settings.about.copy': 'Copy version details',
  'settings.about.copied': 'The version details were copied.',
} as const
