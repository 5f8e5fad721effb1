import type { Remedy } from '../../errors/error-codes.ts'

/** What the person can do next, for every error code. */
export const remedies = {
  'This is a fault in Rollcall. Please report it with the details below.':
    'Das ist ein Fehler in Rollcall. Bitte mit den Einzelheiten unten melden.',
  'Correct the named fields and try again. Nothing was stored.':
    'Die genannten Felder berichtigen und erneut versuchen. Es wurde nichts gespeichert.',
  'Run the command with --help to see what it takes.':
    'Den Befehl mit --help aufrufen; dort steht, was er nimmt.',
  'Copy the path and open the folder yourself.': 'Den Pfad kopieren und den Ordner selbst öffnen.',
  'Free space where the answer goes, or send it elsewhere, and ask again.':
    'Am Ziel der Antwort Platz schaffen oder sie anderswohin lenken, dann erneut fragen.',
  'Check the server address, the port and the network, then try again.':
    'Serveradresse, Port und Netz prüfen, dann erneut versuchen.',
  'The server did not answer in time. Try again, or raise the receive timeout of the source.':
    'Der Server hat nicht rechtzeitig geantwortet. Erneut versuchen, oder bei der Quelle die Wartezeit auf eine Antwort erhöhen.',
  'Check the certificate and choose the CA it was signed by, or correct the host name.':
    'Das Zertifikat prüfen und die CA wählen, die es signiert hat, oder den Hostnamen berichtigen.',
  'Check that the port speaks TLS (ldaps:// or StartTLS) and that protocol and ciphers match.':
    'Prüfen, ob der Port TLS spricht (ldaps:// oder StartTLS) und ob Protokoll und Verfahren zusammenpassen.',
  'Use ldaps:// or StartTLS, or switch on "allow clear text" for this source.':
    'ldaps:// oder StartTLS verwenden, oder für diese Quelle „Passwort unverschlüsselt senden erlauben“ einschalten.',
  'Check the bind name and set the bind password again.':
    'Den Bind-Namen prüfen und das Bind-Passwort neu eingeben.',
  'Set the bind password or client key, in the window or with "rollcall secret set"; an empty one is never sent.':
    'Bind-Passwort oder Client-Schlüssel eingeben, im Fenster oder mit „rollcall secret set“; ein leeres wird nie gesendet.',
  'Give the bind account the right that it lacks in this part of the directory.':
    'Dem Bind-Konto in diesem Teil des Verzeichnisses das Recht geben, das ihm fehlt.',
  'Choose another password; the message says what is wrong with this one.':
    'Ein anderes Passwort wählen; die Meldung sagt, was an diesem nicht stimmt.',
  'Check the base DN and the additional DNs; the bind account must be able to read them.':
    'Den Basis-DN und die zusätzlichen DNs prüfen; das Bind-Konto muss sie lesen können.',
  'Give the bind account an unlimited search size on the server. Nothing was deleted.':
    'Dem Bind-Konto auf dem Server Suchen ohne Begrenzung erlauben. Es wurde nichts gelöscht.',
  'The answer was not complete, so nothing was changed. Try again, or look at the server.':
    'Die Antwort war nicht vollständig, darum wurde nichts geändert. Erneut versuchen, oder auf dem Server nachsehen.',
  'The connection broke during the work. Nothing was changed; try again.':
    'Die Verbindung ist mitten in der Arbeit abgerissen. Es wurde nichts geändert; erneut versuchen.',
  'The server sent something that is not LDAP. Check address and port.':
    'Der Server hat etwas gesendet, das kein LDAP ist. Adresse und Port prüfen.',
  'The server refused the request; its own words are in the details.':
    'Der Server hat die Anfrage abgelehnt; seine eigenen Worte stehen in den Einzelheiten.',
  'The server referred us elsewhere. Use the server named in the referral as address.':
    'Der Server hat an einen anderen verwiesen. Den Server aus dem Verweis als Adresse verwenden.',
  'Look at the plan, then approve it (rollcall run approve ID) or reject it.':
    'Den Plan ansehen, dann freigeben oder ablehnen.',
  'The data changed since this plan was made. Run the sync again and decide on the new plan.':
    'Seit diesem Plan haben sich die Daten geändert. Noch einmal abgleichen und über den neuen Plan entscheiden.',
  'Wait until the other run has finished, or cancel it.':
    'Warten, bis der andere Lauf fertig ist, oder ihn abbrechen.',
  'Nothing was half-written. Start it again when you are ready.':
    'Nichts wurde halb geschrieben. Bei Gelegenheit neu beginnen.',
  'The program ended during the run. The last complete state is intact; start the sync again.':
    'Das Programm wurde während des Laufs beendet. Der letzte vollständige Stand ist unversehrt; den Abgleich neu beginnen.',
  'The entry lacks the uniqueness field. Choose one that every entry has.':
    'Dem Eintrag fehlt das Attribut, das ihn ausmacht. Eines wählen, das jeder Eintrag hat.',
  'Let a property mapping set username for this entry.':
    'Eine Zuordnung für diesen Eintrag den Benutzernamen setzen lassen.',
  'Let a property mapping set name for this group.':
    'Eine Zuordnung für diese Gruppe den Namen setzen lassen.',
  'Another person has this username. Connect the two in the conflict of the run or with "rollcall user connect", choose the matching mode "link", or rename one of them.':
    'Eine andere Person hat diesen Benutzernamen. Beide im Konflikt des Laufs oder mit „rollcall user connect“ verbinden, eine von beiden umbenennen, oder bei der Quelle wählen, dass sie für dieselbe gehalten werden.',
  'Another group has this name. Connect the two in the conflict of the run or with "rollcall group connect", choose the matching mode "link", or rename one of them.':
    'Eine andere Gruppe hat diesen Namen. Beide im Konflikt des Laufs oder mit „rollcall group connect“ verbinden, eine von beiden umbenennen, oder bei der Quelle wählen, dass sie für dieselbe gehalten werden.',
  'The matching mode refuses to join these two. Change the mode, or one of the two.':
    'Nach den Einstellungen der Quelle werden diese beiden nicht verbunden. Die Einstellung ändern, oder eines von beiden.',
  'Two entries have the same uniqueness value. Choose a field that is unique.':
    'Zwei Einträge haben denselben Wert in dem Attribut, das einen Eintrag ausmacht. Ein eindeutiges wählen.',
  'Create or sync the parent group first, or correct its name.':
    'Die übergeordnete Gruppe zuerst anlegen oder abgleichen, oder ihren Namen berichtigen.',
  'Correct the property mapping; the object kept its last good state.':
    'Die Zuordnung berichtigen; das Objekt behielt seinen letzten guten Stand.',
  'The mapping used too much time or memory. Make it do less.':
    'Die Zuordnung brauchte zu viel Zeit oder Speicher. Sie weniger tun lassen.',
  'Correct the expression at the named line.': 'Den Ausdruck in der genannten Zeile berichtigen.',
  'Check that the receiver runs and that its address is right; it is tried again by itself.':
    'Prüfen, ob der Empfänger läuft und seine Adresse stimmt; es wird von selbst wieder versucht.',
  'Look at the receiver; then try the message again under Runs, Deliveries, or with "rollcall outgoing retry ID".':
    'Beim Empfänger nachsehen; danach die Nachricht unter Läufe, Zustellungen oder mit „rollcall outgoing retry ID“ noch einmal senden.',
  'Set it in the source, below its targets, or with "rollcall secret set SLUG webhook-secret".':
    'In der Quelle unter ihren Zielen setzen, oder mit „rollcall secret set SLUG webhook-secret“.',
  'Add the target to the source again and retry, or leave it: it is told nothing more.':
    'Das Ziel der Quelle wieder hinzufügen und erneut senden, oder es lassen: Es erfährt nichts mehr.',
  'Check that the folder is there and may be written to, and that the disk has space.':
    'Prüfen, ob der Ordner da ist und beschrieben werden darf und ob der Datenträger Platz hat.',
  'Start the newer version of Rollcall that wrote this data; nothing was touched.':
    'Die neuere Version von Rollcall starten, die diese Daten geschrieben hat; es wurde nichts angerührt.',
  'The data was left as it was; a backup lies beside it. Please report this.':
    'Die Daten blieben, wie sie waren; eine Sicherung liegt daneben. Bitte melden.',
  'Restore the newest backup that lies beside the database; the file was left untouched.':
    'Die neueste Sicherung zurückspielen, die neben der Datenbank liegt; die Datei blieb unberührt.',
  'Another program holds the database. Close it, or try again in a moment.':
    'Ein anderes Programm hält die Datenbank. Es schließen, oder es gleich noch einmal versuchen.',
  'Nothing was changed. The next sync of the whole source decides what becomes of it.':
    'Es wurde nichts geändert. Der nächste Abgleich der ganzen Quelle entscheidet, was daraus wird.',
  'Free some space on the disk. Nothing was half-written.':
    'Auf dem Datenträger Platz schaffen. Nichts wurde halb geschrieben.',
  'Check the rights on the data folder.': 'Die Rechte am Datenordner prüfen.',
  'Start the keychain of your system, or set the environment variable named in the message.':
    'Den Schlüsselbund des Systems starten, oder die Umgebungsvariable setzen, die in der Meldung steht.',
  'Unlock your keychain and try again; it may be asking for its password.':
    'Den Schlüsselbund entsperren und erneut versuchen; vielleicht fragt er gerade nach seinem Passwort.',
  'Set the secret again; what is in the keychain is not complete.':
    'Das Geheimnis neu setzen; was im Schlüsselbund liegt, ist nicht vollständig.',
  'Check the name or number against the list of what there is; it may have been removed.':
    'Name oder Nummer mit der Liste dessen vergleichen, was es gibt; vielleicht wurde es entfernt.',
} as const satisfies Record<Remedy, string>
