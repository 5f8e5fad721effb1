import type { settings as english } from '../en/settings.ts'

export const settings = {
  'settings.description': 'Änderungen gelten sofort.',
  'settings.sections': 'Abschnitte der Einstellungen',
  'settings.section.general': 'Allgemein',
  'settings.section.notifications': 'Benachrichtigungen',
  'settings.section.appearance': 'Darstellung',
  'settings.section.data': 'Daten und Verlauf',
  'settings.section.keychain': 'Schlüsselbund',
  'settings.section.configuration': 'Export und Import',
  'settings.section.diagnostics': 'Diagnose',
  'settings.section.about': 'Über Rollcall',

  'settings.startAtLogin': 'Beim Anmelden starten',
  'settings.startAtLogin.help':
    'Rollcall startet ohne Fenster und gleicht nach Zeitplan ab. Aus: Abgeglichen wird nur, solange es offen ist.',
  'settings.closeToTray': 'Weiterlaufen, wenn das Fenster geschlossen wird',
  'settings.closeToTray.help':
    'Rollcall bleibt dann im Infobereich, und die Zeitpläne laufen weiter. Aus: Mit dem Fenster endet auch Rollcall.',

  'settings.notifications.intro':
    'Benachrichtigungen des Systems, nur für das, was einen Menschen braucht. Was hier aus ist, zeigen Fenster und Infobereich trotzdem.',
  'settings.notifications.held': 'Ein Abgleich ist angehalten',
  'settings.notifications.held.help':
    'Er würde mehr ändern, als seine Grenzen erlauben, und wartet auf eine Entscheidung.',
  'settings.notifications.failing': 'Eine Quelle beginnt zu scheitern',
  'settings.notifications.failing.help': 'Einmal, wenn es beginnt; nicht bei jedem weiteren Lauf.',
  'settings.notifications.recovered': 'Eine Quelle geht wieder',
  'settings.notifications.recovered.help': 'Nachdem sie gescheitert war.',
  'settings.notifications.expiring': 'Etwas läuft bald ab',
  'settings.notifications.expiring.help': 'Das Zertifikat eines Servers oder das Passwort des Bind-Kontos.',

  'settings.theme': 'Design',
  'settings.theme.help': 'System folgt dem, was das System zeigt, auch wenn es abends von selbst wechselt.',
  'settings.theme.system': 'System',
  'settings.theme.light': 'Hell',
  'settings.theme.dark': 'Dunkel',
  'settings.highContrast': 'Hoher Kontrast',
  'settings.highContrast.help': 'Kräftigere Ränder, kein abgeschwächter Text.',
  'settings.language': 'Sprache',
  'settings.language.help':
    'Die Worte, und wie Daten und Zahlen geschrieben werden. Meldungen der Server bleiben in deren Worten.',
  'settings.language.system': 'System',
  'settings.language.en': 'English',
  'settings.language.de': 'Deutsch',

  'settings.history': 'Verlauf behalten',
  'settings.history.help':
    'Der Verlauf beantwortet „War sie letzten Montag in dieser Gruppe?“: alte Werte, beendete Mitgliedschaften, und was jeder Lauf änderte. Personen und Gruppen, wie sie jetzt sind, bleiben immer.',
  'settings.history.all': 'Immer: alles wird behalten',
  'settings.history.days': '{days, plural, one {# Tag} other {# Tage}}',
  'settings.history.years': '{years, plural, one {# Jahr} other {# Jahre}}',
  'settings.history.confirmTitle': 'Nur {kept} Verlauf behalten?',
  'settings.history.confirmMeaning':
    'Was sich vor dem {date} änderte, lässt sich dann nicht mehr nachschlagen, und es kommt nicht wieder, wenn später eine längere Zeit gewählt wird. Personen und Gruppen, wie sie jetzt sind, bleiben.',
  'settings.history.confirmAction': 'Verlauf vor dem {date} löschen',
  'settings.dataFolder': 'Datenordner',
  'settings.dataFolder.help':
    'Die Datenbank, ihre Sicherungen und die Protokolle. Passwörter sind nicht darin; sie liegen im Schlüsselbund.',
  'settings.dataFolder.open': 'Ordner öffnen',
  'settings.dataFolder.copy': 'Pfad kopieren',
  'settings.dataFolder.copied': 'Der Pfad wurde kopiert.',
  'settings.databaseSize': 'Datenbank',
  'settings.databaseSize.help': 'Wächst mit dem Verlauf, der behalten wird.',

  'settings.keychain': 'Schlüsselbund des Systems',
  'settings.keychain.ready': 'Bereit',
  'settings.keychain.unasked': 'Noch nicht gefragt',
  'settings.keychain.locked': 'Gesperrt',
  'settings.keychain.unavailable': 'Nicht verfügbar',
  'settings.keychain.ready.help':
    'Bind-Passwörter und private Schlüssel liegen dort, vom System verschlüsselt, und sonst nirgends.',
  'settings.keychain.unasked.help':
    'Noch ist kein Passwort aufbewahrt. Gefragt wird der Schlüsselbund erst, wenn es eines gibt.',
  'settings.keychain.locked.help':
    'Er gibt nichts heraus, bis er entsperrt ist; keine Quelle mit Passwort kann abgleichen. Verloren ist nichts.',
  'settings.keychain.unavailable.help':
    'Dort lassen sich Passwörter weder ablegen noch lesen; Quellen mit Passwort gleichen nur ab, wenn eine Umgebungsvariable es nennt.',
  'settings.keychain.whatToDo': 'Was zu tun ist',
  'settings.keychain.do.locked.darwin':
    'Die Schlüsselbundverwaltung öffnen und den Schlüsselbund „Anmeldung“ entsperren.',
  'settings.keychain.do.locked.win32': 'Von Windows abmelden und mit Passwort wieder anmelden.',
  'settings.keychain.do.locked.linux':
    'Den Anmelde-Schlüsselbund im Programm für Passwörter und Schlüssel entsperren. Er bleibt gesperrt, wenn die Anmeldung automatisch geschieht.',
  'settings.keychain.do.unavailable.darwin':
    'Prüfen, ob die Schlüsselbundverwaltung einen Schlüsselbund „Anmeldung“ zeigt. Fehlt er, dort einen anlegen.',
  'settings.keychain.do.unavailable.win32': 'Prüfen, ob der Dienst „Anmeldeinformationsverwaltung“ läuft.',
  'settings.keychain.do.unavailable.linux':
    'Einen Geheimnisdienst wie gnome-keyring oder KWallet und die Bibliothek libsecret installieren und starten. Dann neu anmelden.',
  'settings.keychain.do.environment':
    'Auf einem Rechner ohne Schlüsselbund kann die Umgebung das Bind-Passwort nennen; für eine Quelle mit dem Kurznamen corp heißt die Variable {variable}.',
  'settings.keychain.look': 'Noch einmal nachsehen',

  'settings.export': 'Konfiguration exportieren',
  'settings.export.help':
    'Alle Quellen und alle eigenen Zuordnungen in einer Datei, zum Lesen, Aufheben oder Mitnehmen. Passwörter enthält sie nicht.',
  'settings.export.action': 'Exportieren',
  'settings.export.done': 'Die Konfiguration wurde nach {path} geschrieben.',
  'settings.import': 'Konfiguration importieren',
  'settings.import.help':
    'Zuerst erscheint, was sich ändern würde. Vorher wird nichts gespeichert, und was hier ist, wird nicht entfernt.',
  'settings.import.action': 'Datei wählen',
  'settings.import.title': 'Was diese Datei ändern würde',
  'settings.import.nothing': 'Alles aus dieser Datei ist schon hier, genau so.',
  'settings.import.refused':
    'Diese Datei lässt sich nicht importieren. {count, plural, one {Eine Sache stimmt} other {# Dinge stimmen}} nicht, und es wurde nichts geändert.',
  'settings.import.created': 'Neu',
  'settings.import.updated': 'Geändert',
  'settings.import.unchanged': 'Wie jetzt',
  'settings.import.what': 'Was',
  'settings.import.change': 'Änderung',
  'settings.import.where': 'Wo',
  'settings.import.problem': 'Problem',
  'settings.import.trust':
    'Nur importieren, was vertrauenswürdig ist: Quellen bestimmen, an welche Server Passwörter gehen, und Zuordnungen, wer zu wem wird.',
  'settings.import.passwords':
    'Eine Datei enthält keine Passwörter. Die neuer Quellen vor deren erstem Abgleich im Quellen-Editor setzen.',
  'settings.import.apply': '{count, plural, one {# Änderung} other {# Änderungen}} übernehmen',
  'settings.import.done': '{count, plural, one {# Änderung wurde} other {# Änderungen wurden}} übernommen.',
  'settings.import.showSources': 'Quellen ansehen',

  'settings.diagnostics.help':
    'Für alle, die helfen. Es wird nur auf diesem Rechner gespeichert, nie gesendet. Vor dem Weitergeben lesen: Mehr als dies enthält es nicht.',
  'settings.diagnostics.look': 'Zeigen, was es enthalten wird',
  'settings.diagnostics.save': 'Paket speichern',
  'settings.diagnostics.saved': 'Das Paket wurde nach {path} geschrieben.',
  'settings.diagnostics.parts': 'Teile des Pakets',
  'settings.diagnostics.size': '{size}, {lines, plural, =0 {leer} one {# Zeile} other {# Zeilen}}',
  'settings.diagnostics.total': '{count, plural, one {# Teil} other {# Teile}}, {size}',
  'settings.diagnostics.again': 'Neu lesen',
  'settings.diagnostics.empty': 'Dieser Teil ist leer.',
  'settings.diagnostics.text': 'Inhalt von {name}',

  'settings.about': 'Rollcall',
  'settings.about.purpose':
    'Hält eine lokale, durchsuchbare Kopie der Personen, Gruppen und Mitgliedschaften von LDAP-Verzeichnissen, mit Verlauf.',
  'settings.about.packaged': 'Installiertes Paket, {platform}',
  'settings.about.checkout': 'Läuft aus dem Quelltext, {platform}',
  'settings.about.licence': 'Rollcall steht unter der MIT-Lizenz.',
  'settings.about.proven': 'Was bewiesen ist',
  'settings.about.proven.core':
    'Lesen, Vergleichen und Speichern: durch Tests an echten Servern (OpenLDAP, 389 Directory Server, Samba als Active Directory) und an einem, der Antworten absichtlich zerbricht.',
  'settings.about.proven.window':
    'Dieses Fenster: durch Tests, die die fertigen Seiten in Chromium bedienen, hell und dunkel, mit dem echten Speicher dahinter.',
  'settings.about.proven.system':
    'Was nur das jeweilige System zeigen kann (Start beim Anmelden, Infobereich, Benachrichtigungen, Installation): vorbereitet und geprüft, soweit Tests ohne es reichen.',
  'settings.about.licences': 'Teile von anderen',
  'settings.about.component': 'Bestandteil',
  'settings.about.componentLicence': 'Lizenz',
  'settings.about.copy': 'Versionsangaben kopieren',
  'settings.about.copied': 'Die Versionsangaben wurden kopiert.',
} as const satisfies Record<keyof typeof english, string>
