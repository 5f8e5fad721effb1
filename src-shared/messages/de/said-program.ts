/** Documents, deliveries, the keychain, the database, and files a person chose. */
export const saidProgram = {
  'The document has one problem; nothing was stored.':
    'Die Datei hat einen Fehler; es wurde nichts gespeichert.',
  'The document has {count} problems; nothing was stored.':
    'Die Datei hat {count} Fehler; es wurde nichts gespeichert.',
  'line {line}: {messageWords}': 'Zeile {line}: {messageWords}',
  'A source is an object. Write its fields in curly brackets.':
    'Eine Quelle ist ein Objekt. Ihre Felder in geschweifte Klammern schreiben.',
  'Write a list in square brackets here.': 'Hierher gehört eine Liste in eckigen Klammern.',
  '"{name}" is built in and cannot be changed. Give the copy another name.':
    '„{name}“ ist mitgeliefert und lässt sich nicht ändern. Der Kopie einen anderen Namen geben.',
  'Another mapping of this file is named "{name}". Rename one of them.':
    'Eine andere Zuordnung dieser Datei heißt „{name}“. Eine von beiden umbenennen.',
  'Source "{slug}" uses this mapping in {field}. Choose "any", or change that source too.':
    'Die Quelle „{slug}“ verwendet diese Zuordnung in {field}. „any“ wählen, oder auch die Quelle ändern.',
  'Another source of this file has the slug "{slug}". Change one of them.':
    'Eine andere Quelle dieser Datei hat den Kurznamen „{slug}“. Einen von beiden ändern.',
  'This is the same field as "{earlier}". Keep one of the two.':
    'Das ist dasselbe Feld wie „{earlier}“. Eines von beiden behalten.',
  'A secret is never read from a file. Remove it and run "{command}".':
    'Ein Geheimnis wird nie aus einer Datei gelesen. Entfernen und „{command}“ ausführen.',
  'This field has no meaning for an LDAP source. Remove it.':
    'Dieses Feld bedeutet für eine LDAP-Quelle nichts. Entfernen.',
  'This file was opened too long ago. Open it again.':
    'Diese Datei wurde vor zu langer Zeit geöffnet. Neu öffnen.',
  'This file is too large to be a configuration.': 'Diese Datei ist zu groß, um eine Konfiguration zu sein.',
  'This file is not JSON. Choose one that Rollcall exported.':
    'Diese Datei ist kein JSON. Eine wählen, die Rollcall exportiert hat.',
  'Source {slug}': 'Quelle {slug}',
  'The saved password of {slug} will be sent to {servers}':
    'Das gespeicherte Passwort von {slug} wird an {servers} gesendet',
  'There is a source "{slug}" that is not the demo\'s.':
    'Es gibt eine Quelle „{slug}“, die nicht zur Demo gehört.',

  'Delivery {id} has arrived already.': 'Die Zustellung {id} ist schon angekommen.',
  'The entry {identifier} was not to be connected with "{name}".':
    'Der Eintrag {identifier} sollte nicht mit „{name}“ verbunden werden.',
  'The entry {identifier} is "{name}" already.': 'Der Eintrag {identifier} ist schon „{name}“.',
  'Name the entry by its identifier; the conflict of the run shows it.':
    'Den Eintrag mit seiner Kennung nennen; der Konflikt des Laufs zeigt sie.',
  'The identifier is empty.': 'Die Kennung ist leer.',
  'There is no person with the username "{name}".': 'Es gibt keine Person mit dem Benutzernamen „{name}“.',
  'There is no group with the name "{name}".': 'Es gibt keine Gruppe mit dem Namen „{name}“.',
  'There is no delivery {id}.': 'Es gibt keine Zustellung {id}.',
  'The source does not name this target any more.': 'Die Quelle nennt dieses Ziel nicht mehr.',
  'The export was cancelled. No file was written.':
    'Der Export wurde abgebrochen. Es wurde keine Datei geschrieben.',
  'There is no column "{column}". There are: {columns}.':
    'Es gibt keine Spalte „{column}“. Es gibt: {columns}.',
  'The file "{path}" cannot be written ({code}).': 'Die Datei „{path}“ lässt sich nicht schreiben ({code}).',
  'At "{path}" is a file that is no export of Rollcall. Move it away, or choose another path.':
    'Bei „{path}“ liegt eine Datei, die kein Export von Rollcall ist. Wegschieben, oder einen anderen Pfad wählen.',
  'There is no webhook secret for "{slug}", and nothing is sent without a signature.':
    'Für „{slug}“ gibt es kein Webhook-Geheimnis, und ohne Signatur wird nichts gesendet.',
  'The receiver did not answer within {seconds} seconds.':
    'Der Empfänger hat in {seconds} Sekunden nicht geantwortet.',
  'The receiver cannot be reached: {systemText}.': 'Der Empfänger ist nicht zu erreichen: {systemText}.',
  'the connection was closed': 'die Verbindung wurde geschlossen',
  'The receiver redirected (status {status}), which is not followed.':
    'Der Empfänger leitet um (Status {status}); dem wird nicht gefolgt.',
  'The receiver answered with status {status}.': 'Der Empfänger hat mit Status {status} geantwortet.',

  'This secret comes from the environment: change {variable} there.':
    'Dieses Geheimnis kommt aus der Umgebung: {variable} dort ändern.',
  'The {secretWords} of source "{slug}" {problemWords}.': '{secretWords} der Quelle „{slug}“ {problemWords}.',
  'is empty': 'ist leer',
  'contains a NUL character, at which keychains cut it off':
    'enthält ein NUL-Zeichen, an dem Schlüsselbunde abschneiden',
  'is not valid Unicode text': 'ist kein gültiger Unicode-Text',
  'is longer than {size} bytes': 'ist länger als {size} Byte',
  'The {secretWords} of source "{slug}" could not be read: {reasonWords}.':
    '{secretWords} der Quelle „{slug}“ war nicht zu lesen: {reasonWords}.',
  'The {secretWords} of source "{slug}" could not be kept: {reasonWords}.':
    '{secretWords} der Quelle „{slug}“ war nicht zu speichern: {reasonWords}.',
  'The {secretWords} of source "{slug}" could not be removed: {reasonWords}.':
    '{secretWords} der Quelle „{slug}“ war nicht zu entfernen: {reasonWords}.',
  'Without a keychain, set {variable}.': 'Ohne Schlüsselbund {variable} setzen.',
  'the keychain is locked': 'der Schlüsselbund ist gesperrt',
  'the keychain has no keyring yet to keep it in':
    'im Schlüsselbund gibt es noch keinen Bund, der es aufnehmen könnte',
  'no keychain is running in this session': 'in dieser Sitzung läuft kein Schlüsselbund',
  'the keychain refused ({systemText})': 'der Schlüsselbund hat abgelehnt ({systemText})',
  'the library libsecret (libsecret-1.so.0) is missing; install the package libsecret-1-0 (Debian, Ubuntu) or libsecret (Fedora, Arch)':
    'die Bibliothek libsecret (libsecret-1.so.0) fehlt; das Paket libsecret-1-0 (Debian, Ubuntu) oder libsecret (Fedora, Arch) installieren',
  'the keychain library could not be loaded': 'die Bibliothek des Schlüsselbunds ließ sich nicht laden',
  'the keychain did not answer within {seconds} seconds; it may be asking to be unlocked':
    'der Schlüsselbund hat in {seconds} Sekunden nicht geantwortet; vielleicht will er entsperrt werden',
  'the keychain process ended unexpectedly ({systemText})':
    'der Prozess des Schlüsselbunds ist unerwartet ausgefallen ({systemText})',
  'it is not in the keychain any more, or writing it was interrupted':
    'es ist nicht mehr im Schlüsselbund, oder das Schreiben wurde unterbrochen',
  'what is in the keychain is not complete': 'was im Schlüsselbund liegt, ist nicht vollständig',
  'the keychain did not keep it as it was given': 'der Schlüsselbund hat es nicht so behalten, wie es war',
  'Rollcall is closing': 'Rollcall wird gerade beendet',

  'The disk is full.': 'Der Datenträger ist voll.',
  'The disk quota is used up.': 'Das Kontingent auf dem Datenträger ist aufgebraucht.',
  'A limit of the system on the size of files is reached.':
    'Eine Grenze des Systems für die Größe von Dateien ist erreicht.',
  'The database is damaged.': 'Die Datenbank ist beschädigt.',
  'The file is not a database, or it is damaged.': 'Die Datei ist keine Datenbank, oder sie ist beschädigt.',
  'The database file is shorter than it should be.':
    'Die Datei der Datenbank ist kürzer, als sie sein sollte.',
  'The database file is empty.': 'Die Datei der Datenbank ist leer.',
  'Another program is writing to the database.': 'Ein anderes Programm schreibt gerade in die Datenbank.',
  'The database is in use by another part of the program.':
    'Ein anderer Teil des Programms benutzt gerade die Datenbank.',
  'The database is in use by another program.': 'Ein anderes Programm benutzt gerade die Datenbank.',
  'The database may not be written.': 'Die Datenbank darf nicht beschrieben werden.',
  'The database could not be opened.': 'Die Datenbank ließ sich nicht öffnen.',
  'The rights on the database do not allow this.': 'Die Rechte an der Datenbank erlauben das nicht.',
  'The disk reported an error.': 'Der Datenträger hat einen Fehler gemeldet.',
  'The rights on the data folder do not allow this.': 'Die Rechte am Datenordner erlauben das nicht.',
  'The data folder lies on a disk that is read-only.':
    'Der Datenordner liegt auf einem Datenträger, der nicht beschrieben werden darf.',
  'The data folder could not be made.': 'Der Datenordner konnte nicht angelegt werden.',
  'The path of the data folder leads through a file.': 'Der Pfad des Datenordners führt durch eine Datei.',
  'The path of the data folder is a file.': 'Der Pfad des Datenordners ist eine Datei.',
  'A part of the path of the data folder is missing.': 'Ein Teil vom Pfad des Datenordners fehlt.',
  'There is a folder where the database should be.': 'Wo die Datenbank sein sollte, ist ein Ordner.',
  'The file it is about: {file}': 'Es geht um die Datei: {file}',
  'The data has schema {version}; this program knows schemas up to {newest}.':
    'Die Daten haben das Schema {version}; dieses Programm kennt Schemas bis {newest}.',
  'The data must be opened for writing once, to bring it up to date.':
    'Die Daten müssen einmal zum Schreiben geöffnet werden, um sie auf den neuen Stand zu bringen.',
  'The migration {name} failed: {systemText}': 'Die Umstellung {name} ist fehlgeschlagen: {systemText}',
  'The file is a database, but not one that Rollcall wrote.':
    'Die Datei ist eine Datenbank, aber keine von Rollcall.',

  'Export configuration': 'Konfiguration exportieren',
  'Import configuration': 'Konfiguration importieren',
  'Save diagnostics': 'Diagnose speichern',
  'Export run {id}': 'Lauf {id} exportieren',
  'Export users': 'Personen exportieren',
  'Export groups': 'Gruppen exportieren',
  'Export memberships': 'Mitgliedschaften exportieren',
  'This page may not ask.': 'Diese Seite darf nicht fragen.',
  'There is no such call.': 'Diesen Aufruf gibt es nicht.',
  'The call {name} got input that is not in the contract.':
    'Der Aufruf {name} bekam eine Eingabe, die nicht vereinbart ist.',
  'Rollcall opens only https pages of its own list.':
    'Rollcall öffnet nur https-Seiten seiner eigenen Liste.',
  'The system could not open {dataFolder}: {problem}':
    'Das System konnte {dataFolder} nicht öffnen: {problem}',
  'Versions of Rollcall, Electron and the system': 'Versionen von Rollcall, Electron und System',
  'Settings of the window': 'Einstellungen des Fensters',
  'Sources without bind names, certificates and passwords':
    'Quellen ohne Bind-Namen, Zertifikate und Passwörter',
  'The last runs with their counts, without names of people and groups':
    'Die letzten Läufe mit ihren Zahlen, ohne Namen von Personen und Gruppen',
  'The last connection checks': 'Die letzten Prüfungen der Verbindung',
  'The end of the newest log': 'Das Ende des neuesten Protokolls',
} as const
