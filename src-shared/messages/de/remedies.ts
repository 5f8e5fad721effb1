import type { ErrorCode } from '../../errors/error-codes.ts'

/** What the person can do next, by error code; English is in errors/error-codes.ts. */
export const remedies = {
  internal: 'Das ist ein Fehler in Rollcall. Bitte mit den Einzelheiten unten melden.',
  'input.invalid': 'Die genannten Felder berichtigen und erneut versuchen. Es wurde nichts gespeichert.',
  'input.usage': 'Den Befehl mit --help aufrufen; dort steht, was er nimmt.',
  'output.unwritable': 'Am Ziel der Antwort Platz schaffen oder sie anderswohin lenken, dann erneut fragen.',

  'directory.unreachable': 'Serveradresse, Port und Netz prüfen, dann erneut versuchen.',
  'directory.timeout':
    'Der Server hat nicht rechtzeitig geantwortet. Erneut versuchen, oder bei der Quelle die Wartezeit auf eine Antwort erhöhen.',
  'directory.tls-untrusted':
    'Das Zertifikat prüfen und die CA wählen, die es signiert hat, oder den Hostnamen berichtigen.',
  'directory.tls-failed':
    'Prüfen, ob der Port TLS spricht (ldaps:// oder StartTLS) und ob Protokoll und Verfahren zusammenpassen.',
  'directory.clear-text-refused':
    'ldaps:// oder StartTLS verwenden, oder für diese Quelle „Passwort unverschlüsselt senden erlauben“ einschalten.',
  'directory.credentials-rejected': 'Den Bind-Namen prüfen und das Bind-Passwort neu eingeben.',
  'directory.credentials-missing':
    'Bind-Passwort oder Client-Schlüssel eingeben, im Fenster oder mit „rollcall secret set“; ein leeres wird nie gesendet.',
  'directory.insufficient-access': 'Dem Bind-Konto das Recht geben, diesen Teil des Verzeichnisses zu lesen.',
  'directory.password-refused': 'Ein anderes Passwort wählen; die Meldung sagt, was an diesem nicht stimmt.',
  'directory.no-such-base':
    'Den Basis-DN und die zusätzlichen DNs prüfen; das Bind-Konto muss sie lesen können.',
  'directory.limit-exceeded':
    'Dem Bind-Konto auf dem Server Suchen ohne Begrenzung erlauben. Es wurde nichts gelöscht.',
  'directory.incomplete-result':
    'Die Antwort war nicht vollständig, darum wurde nichts geändert. Erneut versuchen, oder auf dem Server nachsehen.',
  'directory.connection-lost':
    'Die Verbindung ist mitten in der Arbeit abgerissen. Es wurde nichts geändert; erneut versuchen.',
  'directory.protocol-error': 'Der Server hat etwas gesendet, das kein LDAP ist. Adresse und Port prüfen.',
  'directory.refused':
    'Der Server hat die Anfrage abgelehnt; seine eigenen Worte stehen in den Einzelheiten.',
  'directory.referral':
    'Der Server hat an einen anderen verwiesen. Den Server aus dem Verweis als Adresse verwenden.',

  'sync.held': 'Den Plan ansehen, dann freigeben oder ablehnen.',
  'sync.plan-outdated':
    'Seit diesem Plan haben sich die Daten geändert. Noch einmal abgleichen und über den neuen Plan entscheiden.',
  'sync.already-running': 'Warten, bis der andere Lauf fertig ist, oder ihn abbrechen.',
  'sync.cancelled': 'Nichts wurde halb geschrieben. Bei Gelegenheit neu beginnen.',
  'sync.interrupted':
    'Das Programm wurde während des Laufs beendet. Der letzte vollständige Stand ist unversehrt; den Abgleich neu beginnen.',
  'sync.no-uniqueness-value':
    'Dem Eintrag fehlt das Attribut, das ihn ausmacht. Eines wählen, das jeder Eintrag hat.',
  'sync.username-missing': 'Eine Zuordnung für diesen Eintrag den Benutzernamen setzen lassen.',
  'sync.name-missing': 'Eine Zuordnung für diese Gruppe den Namen setzen lassen.',
  'sync.username-conflict':
    'Eine andere Person hat diesen Benutzernamen. Eine von beiden umbenennen, oder bei der Quelle wählen, dass sie für dieselbe gehalten werden.',
  'sync.name-conflict':
    'Eine andere Gruppe hat diesen Namen. Eine von beiden umbenennen, oder bei der Quelle wählen, dass sie für dieselbe gehalten werden.',
  'sync.match-refused':
    'Nach den Einstellungen der Quelle werden diese beiden nicht verbunden. Die Einstellung ändern, oder eines von beiden.',
  'sync.duplicate-identifier':
    'Zwei Einträge haben denselben Wert in dem Attribut, das einen Eintrag ausmacht. Ein eindeutiges wählen.',
  'sync.unknown-parent-group':
    'Die übergeordnete Gruppe zuerst anlegen oder abgleichen, oder ihren Namen berichtigen.',

  'mapping.failed': 'Die Zuordnung berichtigen; das Objekt behielt seinen letzten guten Stand.',
  'mapping.limit': 'Die Zuordnung brauchte zu viel Zeit oder Speicher. Sie weniger tun lassen.',
  'mapping.invalid': 'Den Ausdruck in der genannten Zeile berichtigen.',

  'outgoing.unreachable':
    'Prüfen, ob der Empfänger läuft und seine Adresse stimmt; es wird von selbst wieder versucht.',
  'outgoing.refused':
    'Beim Empfänger nachsehen; danach die Nachricht unter Läufe, Zustellungen oder mit „rollcall outgoing retry ID“ noch einmal senden.',
  'outgoing.secret-missing':
    'In der Quelle unter ihren Zielen setzen, oder mit „rollcall secret set SLUG webhook-secret“.',
  'outgoing.target-removed':
    'Das Ziel der Quelle wieder hinzufügen und erneut senden, oder es lassen: Es erfährt nichts mehr.',
  'outgoing.unwritable':
    'Prüfen, ob der Ordner da ist und beschrieben werden darf und ob der Datenträger Platz hat.',

  'store.from-newer-version':
    'Die neuere Version von Rollcall starten, die diese Daten geschrieben hat; es wurde nichts angerührt.',
  'store.migration-failed': 'Die Daten blieben, wie sie waren; eine Sicherung liegt daneben. Bitte melden.',
  'store.corrupt':
    'Die neueste Sicherung zurückspielen, die neben der Datenbank liegt; die Datei blieb unberührt.',
  'store.locked':
    'Ein anderes Programm hält die Datenbank. Es schließen, oder es gleich noch einmal versuchen.',
  'store.disk-full': 'Auf dem Datenträger Platz schaffen. Nichts wurde halb geschrieben.',
  'store.unwritable': 'Die Rechte am Datenordner prüfen.',

  'secrets.unavailable':
    'Den Schlüsselbund des Systems starten, oder die Umgebungsvariable setzen, die in der Meldung steht.',
  'secrets.locked':
    'Den Schlüsselbund entsperren und erneut versuchen; vielleicht fragt er gerade nach seinem Passwort.',
  'secrets.damaged': 'Das Geheimnis neu setzen; was im Schlüsselbund liegt, ist nicht vollständig.',

  'object.not-found':
    'Name oder Nummer mit der Liste dessen vergleichen, was es gibt; vielleicht wurde es entfernt.',
} as const satisfies Record<ErrorCode, string>
