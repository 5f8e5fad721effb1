/** What is wrong with a source, a mapping or a document, field by field. */
export const saidSource = {
  'This field does not exist. Remove it.': 'Dieses Feld gibt es nicht. Entfernen.',
  'This field is missing. Add it.': 'Dieses Feld fehlt. Hinzufügen.',
  'Write {kindWords} here.': 'Hierher gehört {kindWords}.',
  'text in quotation marks': 'Text in Anführungszeichen',
  'true or false': 'true oder false',
  'a number': 'eine Zahl',
  'a whole number': 'eine ganze Zahl',
  'a list in square brackets': 'eine Liste in eckigen Klammern',
  'an object in curly brackets': 'ein Objekt in geschweiften Klammern',
  'Choose one of {choices}.': 'Eines davon wählen: {choices}.',
  'The number is too small. Choose at least {least}.': 'Die Zahl ist zu klein. Mindestens {least} wählen.',
  'The number is too small. Choose more than {least}.': 'Die Zahl ist zu klein. Mehr als {least} wählen.',
  'The number is too large. Choose at most {most}.': 'Die Zahl ist zu groß. Höchstens {most} wählen.',
  'This is empty. Fill it in.': 'Das ist leer. Bitte ausfüllen.',
  'This is too long. Use at most {most} characters.': 'Das ist zu lang. Höchstens {most} Zeichen.',
  'There is no field "{name}". Remove it.': 'Es gibt kein Feld „{name}“. Entfernen.',
  'There is no field "{name}". Did you mean "{near}"?': 'Es gibt kein Feld „{name}“. War „{near}“ gemeint?',
  'There is no property mapping "{name}". Remove it.': 'Es gibt keine Zuordnung „{name}“. Entfernen.',
  'There is no property mapping "{name}". Did you mean "{near}"?':
    'Es gibt keine Zuordnung „{name}“. War „{near}“ gemeint?',

  'StartTLS works on ldap:// only; ldaps:// is encrypted from the start. Switch it off, or use ldap:// everywhere.':
    'StartTLS gibt es nur bei ldap://; ldaps:// ist von Anfang an verschlüsselt. Abschalten, oder überall ldap:// verwenden.',
  'The CA certificate is missing. Paste it here, or set tlsVerification to "system".':
    'Das CA-Zertifikat fehlt. Hier einfügen, oder die Zertifikate des Systems prüfen lassen.',
  'SASL EXTERNAL signs in with a client certificate. Paste it here and set its key with "secret set SLUG client-key".':
    'SASL EXTERNAL meldet sich mit einem Clientzertifikat an. Hier einfügen und seinen Schlüssel angeben.',
  'SASL EXTERNAL needs encryption. Use ldap:// with startTls everywhere, or ldaps:// without it everywhere.':
    'SASL EXTERNAL braucht Verschlüsselung. Überall ldap:// mit StartTLS verwenden, oder überall ldaps:// ohne.',
  'A matching rule can only be searched with. Switch lookupGroupsFromUser on, or name a plain attribute such as "member".':
    'Mit einer Vergleichsregel lässt sich nur suchen. „Mitgliedschaften bei den Personen lesen“ einschalten, oder ein einfaches Attribut wie „member“ nennen.',
  'The hierarchy is read from the groups. Switch syncGroups on, or syncGroupHierarchy off.':
    'Dass Gruppen in Gruppen sind, steht in den Gruppen. „Gruppen abgleichen“ einschalten, oder „Gruppen in Gruppen behalten“ abschalten.',
  'Only one source may write passwords back, and "{slug}" does. Switch it off here or there.':
    'Nur eine Quelle darf Passwörter zurückschreiben, und „{slug}“ tut es. Hier oder dort abschalten.',
  'With syncUsers on, at least one mapping is needed. Name one, or switch it off.':
    'Um Personen abzugleichen, braucht es mindestens eine Zuordnung. Eine nennen, oder Personen abschalten.',
  'With syncGroups on, at least one mapping is needed. Name one, or switch it off.':
    'Um Gruppen abzugleichen, braucht es mindestens eine Zuordnung. Eine nennen, oder Gruppen abschalten.',
  '"{name}" is a mapping for groups. Choose one for users, or copy it.':
    '„{name}“ ist eine Zuordnung für Gruppen. Eine für Personen wählen, oder diese kopieren.',
  '"{name}" is a mapping for users. Choose one for groups, or copy it.':
    '„{name}“ ist eine Zuordnung für Personen. Eine für Gruppen wählen, oder diese kopieren.',
  'This mapping is listed twice. Remove one.': 'Diese Zuordnung steht doppelt da. Eine entfernen.',
  'The connection is not encrypted. Use ldaps:// or StartTLS; a password is sent without only if allowClearText is on.':
    'Die Verbindung ist unverschlüsselt. ldaps:// oder StartTLS verwenden; ein Passwort geht nur so hinaus, wenn Klartext erlaubt ist.',
  'The server’s certificate is not checked, so anybody on the way can read along. Choose "system" or "custom-ca".':
    'Das Zertifikat des Servers wird nicht geprüft; wer dazwischen sitzt, kann mitlesen. Die Zertifikate des Systems oder eine eigene CA wählen.',
  'This certificate is not used. Set tlsVerification to "custom-ca" to check the server against it.':
    'Dieses Zertifikat wird nicht verwendet. Eine eigene CA wählen, um den Server daran zu prüfen.',
  'The targets hear of nothing. Choose "immediate" or "deferred_end" to pass changes on.':
    'Die Ziele erfahren nichts. „immediate“ oder „deferred_end“ wählen, um Änderungen weiterzugeben.',

  'The base DN is empty. Write the DN below which people and groups lie, such as "dc=example,dc=com".':
    'Der Basis-DN ist leer. Den DN eintragen, unter dem Personen und Gruppen liegen, etwa „dc=example,dc=com“.',
  'This is no attribute name. Write one such as "objectGUID" or "entryUUID".':
    'Das ist kein Attributname. Einen wie „objectGUID“ oder „entryUUID“ eintragen.',
  'This is no attribute name. Write one such as "member", or "memberOf:1.2.840.113556.1.4.1941:" with a matching rule.':
    'Das ist kein Attributname. Einen wie „member“ eintragen, oder „memberOf:1.2.840.113556.1.4.1941:“ mit einer Vergleichsregel.',
  'The name is empty. Fill it in.': 'Der Name ist leer. Bitte ausfüllen.',
  'The attribute is empty. Fill it in.': 'Das Attribut ist leer. Bitte ausfüllen.',
  'Use letters, digits, "-" and "_" only, at least one.':
    'Nur Buchstaben, Ziffern, „-“ und „_“, mindestens eines davon.',
  'Write one address such as "ldaps://dc1.example.com", several separated by commas, or a list.':
    'Eine Adresse wie „ldaps://dc1.example.com“ eintragen, mehrere mit Kommas getrennt, oder eine Liste.',
  'Write at least one address such as "ldaps://dc1.example.com".':
    'Mindestens eine Adresse wie „ldaps://dc1.example.com“ eintragen.',
  '"{address}" is listed twice. Remove one.': '„{address}“ steht doppelt da. Eines entfernen.',
  'This holds a private key, which is never kept here. Paste the certificate only, and give the key to "secret set SLUG client-key".':
    'Das enthält einen privaten Schlüssel, der hier nie aufbewahrt wird. Nur das Zertifikat einfügen, und den Schlüssel in sein eigenes Feld.',
  'This is no certificate in PEM form. Paste the text from "-----BEGIN CERTIFICATE-----" to "-----END CERTIFICATE-----".':
    'Das ist kein Zertifikat in PEM-Form. Den Text von „-----BEGIN CERTIFICATE-----“ bis „-----END CERTIFICATE-----“ einfügen.',
  'This is no cron text. Write five fields, such as "15 */2 * * *", or leave it empty for the default.':
    'Das ist kein Cron-Text. Fünf Felder eintragen, etwa „15 */2 * * *“, oder für die Vorgabe leer lassen.',
  'This is no OpenSSL cipher list. Write names separated by colons, or leave it empty.':
    'Das ist keine Liste von OpenSSL-Verfahren. Namen mit Doppelpunkten trennen, oder leer lassen.',
  'The path template is empty. Write one such as "sources/%(slug)s".':
    'Die Vorlage für den Pfad ist leer. Eine wie „sources/%(slug)s“ eintragen.',
  'Only "%(slug)s" can be filled in. Remove every other "%".':
    'Nur „%(slug)s“ wird ersetzt. Jedes andere „%“ entfernen.',
  'Another source has the slug "{slug}". Choose another one.':
    'Eine andere Quelle hat den Kurznamen „{slug}“. Einen anderen wählen.',
  'The source "{slug}" has the same letters, so both would share one secret. Choose another slug.':
    'Die Quelle „{slug}“ hat dieselben Buchstaben; beide teilten sich ein Geheimnis. Einen anderen Kurznamen wählen.',
  'There is a source with the slug {slug} already.': 'Eine Quelle mit dem Kurznamen {slug} gibt es schon.',
  '{slug} is taken': '{slug} ist vergeben',
  'The saved {secretWords} is not sent to another server ({hosts}) unasked. Enter it again.':
    'Das Gespeicherte geht nicht ungefragt an einen anderen Server ({hosts}). Neu eingeben: {secretWords}.',
  'bind password': 'Bind-Passwort',
  'client key': 'Clientschlüssel',
  'webhook secret': 'Webhook-Geheimnis',
  'Enter the address of a server first.': 'Zuerst die Adresse eines Servers eingeben.',

  'The server address "{text}" is wrong: {problemWords}':
    'Die Serveradresse „{text}“ ist falsch: {problemWords}',
  'a scheme is missing. Write ldap://{host} or ldaps://{other}.':
    'Das Schema fehlt. ldap://{host} oder ldaps://{other} schreiben.',
  'the scheme {scheme} is not LDAP. Use ldap:// or ldaps://.':
    '{scheme} ist kein LDAP. ldap:// oder ldaps:// verwenden.',
  'it holds a user name. Put that into bindCn.':
    'Sie enthält einen Benutzernamen. Er gehört in den Bind-Namen.',
  'something follows host and port. Put the base into baseDn.':
    'Nach Host und Port folgt noch etwas. Die Basis gehört in den Basis-DN.',
  '"{text}" is no IPv6 address. Correct it.': '„{text}“ ist keine IPv6-Adresse. Berichtigen.',
  'the host is missing. Write a host name or an address after "//".':
    'Der Host fehlt. Nach „//“ einen Hostnamen oder eine Adresse schreiben.',
  '"{text}" is no host name or address. Use letters, digits, hyphens and dots.':
    '„{text}“ ist weder Hostname noch Adresse. Buchstaben, Ziffern, Bindestriche und Punkte verwenden.',
  'the host is wrong. Write an IPv6 address in brackets, as in [::1].':
    'Der Host ist falsch. Eine IPv6-Adresse in Klammern schreiben, wie in [::1].',
  '"{text}" is no port. Use a number from 1 to 65535.':
    '„{text}“ ist kein Port. Eine Zahl von 1 bis 65535 verwenden.',

  'The path holds a control character. Remove it.': 'Der Pfad enthält ein Steuerzeichen. Entfernen.',
  'Write the whole path of the file, such as "/srv/exports/people.csv".':
    'Den ganzen Pfad der Datei schreiben, etwa „/srv/exports/people.csv“.',
  'This is a folder. Add the name of a file.': 'Das ist ein Ordner. Den Namen einer Datei anfügen.',
  'This is no address of a webhook. Write one such as "https://hooks.example.com/rollcall".':
    'Das ist keine Adresse eines Webhooks. Eine wie „https://hooks.example.com/rollcall“ schreiben.',
  'The address holds a user name. Remove it: every message is signed with the webhook secret instead.':
    'Die Adresse enthält einen Benutzernamen. Entfernen: Jede Nachricht wird stattdessen mit dem Webhook-Geheimnis signiert.',
  'The host of this address is wrong. Write a host name or an address after "//".':
    'Der Host dieser Adresse ist falsch. Nach „//“ einen Hostnamen oder eine Adresse schreiben.',
  'Changes go out encrypted only. Use https://; http:// is for this computer (127.0.0.1) alone.':
    'Änderungen gehen nur verschlüsselt hinaus. https:// verwenden; http:// gilt nur für diesen Computer (127.0.0.1).',
  'At most {most} targets. Remove some.': 'Höchstens {most} Ziele. Einige entfernen.',

  '"{text}" is not a known short form, such as @daily.': '„{text}“ ist keine bekannte Kurzform wie @daily.',
  'A schedule has five fields (minute, hour, day of month, month, day of week); this one has {count}.':
    'Ein Zeitplan hat fünf Felder (Minute, Stunde, Tag des Monats, Monat, Wochentag); dieser hat {count}.',
  'The field "{field}" for the {nameWords} cannot be read: {systemText}.':
    'Das Feld „{field}“ ({nameWords}) ist nicht lesbar: {systemText}.',
  minute: 'Minute',
  hour: 'Stunde',
  'day of month': 'Tag des Monats',
  month: 'Monat',
  'day of week': 'Wochentag',
  'The schedule cannot be read: {systemText}.': 'Der Zeitplan ist nicht lesbar: {systemText}.',
  'There is no such day, so this would never run.': 'Diesen Tag gibt es nicht; so liefe es nie.',
  'There is no time zone "{zone}".': 'Es gibt keine Zeitzone „{zone}“.',
  'This schedule never runs again.': 'Nach diesem Zeitplan läuft nie wieder etwas.',
} as const
