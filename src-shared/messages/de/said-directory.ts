/** Connections to a directory, what it answered, and its certificates. */
export const saidDirectory = {
  '{uri} cannot be reached: {reasonWords}.': '{uri} ist nicht zu erreichen: {reasonWords}.',
  'no connection': 'keine Verbindung',
  'nothing listens on this port': 'an diesem Port antwortet nichts',
  'nothing listens on this port, {code}': 'an diesem Port antwortet nichts ({code})',
  'the other side broke it off': 'die Gegenseite hat abgebrochen',
  'the other side broke it off, {code}': 'die Gegenseite hat abgebrochen ({code})',
  'there is no way to this host': 'es gibt keinen Weg zu diesem Rechner',
  'there is no way to this host, {code}': 'es gibt keinen Weg zu diesem Rechner ({code})',
  'there is no way to this network': 'es gibt keinen Weg in dieses Netz',
  'there is no way to this network, {code}': 'es gibt keinen Weg in dieses Netz ({code})',
  'the host name is unknown': 'der Hostname ist unbekannt',
  'the host name is unknown, {code}': 'der Hostname ist unbekannt ({code})',
  'the name server does not answer': 'der Namensserver antwortet nicht',
  'the name server does not answer, {code}': 'der Namensserver antwortet nicht ({code})',
  'the other side closed it': 'die Gegenseite hat geschlossen',
  'the other side closed it, {code}': 'die Gegenseite hat geschlossen ({code})',
  'no answer in time': 'keine Antwort in der erlaubten Zeit',
  'no answer in time, {code}': 'keine Antwort in der erlaubten Zeit ({code})',

  '{uri} did not answer the {requestWords} in time.':
    '{uri} hat nicht rechtzeitig geantwortet: {requestWords}.',
  bind: 'Anmeldung',
  search: 'Suche',
  StartTLS: 'StartTLS',
  connection: 'Verbindung',
  'name lookup': 'Suche nach dem Namen',
  'TLS handshake': 'Aushandeln von TLS',
  'password change': 'Ändern des Passworts',
  'next request': 'nächste Anfrage',
  '{endedWords} before the {requestWords} was finished.':
    '{endedWords}, bevor dies fertig war: {requestWords}.',
  'The server closed the connection': 'Der Server hat die Verbindung geschlossen',
  'The connection broke ({reasonWords})': 'Die Verbindung ist abgerissen ({reasonWords})',
  'The server ended the connection (result {code}): {serverText}':
    'Der Server hat die Verbindung beendet (Ergebnis {code}). Der Server sagt: „{serverText}“',
  'This connection was closed.': 'Diese Verbindung wurde geschlossen.',
  'The time allowed for this was over.': 'Die Zeit, die dafür erlaubt war, ist abgelaufen.',
  'The work was cancelled.': 'Die Arbeit wurde abgebrochen.',
  'Cancelled.': 'Abgebrochen.',
  'The source names no server.': 'Die Quelle nennt keinen Server.',
  'No server could be used. {messagesWords}': 'Kein Server war zu gebrauchen. {messagesWords}',

  'The {requestWords} failed with result {code} ({name}): {reasonWords}.':
    '{requestWords} fehlgeschlagen, Ergebnis {code} ({name}): {reasonWords}.',
  'The {requestWords} failed with result {code} ({name}): {reasonWords}. The server said: {serverText}':
    '{requestWords} fehlgeschlagen, Ergebnis {code} ({name}): {reasonWords}. Der Server sagt: „{serverText}“',
  'The {requestWords} of {dn} failed with result {code} ({name}): {reasonWords}.':
    '{requestWords} bei {dn} fehlgeschlagen, Ergebnis {code} ({name}): {reasonWords}.',
  'The {requestWords} of {dn} failed with result {code} ({name}): {reasonWords}. The server said: {serverText}':
    '{requestWords} bei {dn} fehlgeschlagen, Ergebnis {code} ({name}): {reasonWords}. Der Server sagt: „{serverText}“',
  'the server could not do this now': 'der Server konnte das gerade nicht',
  'the server did not understand the request': 'der Server hat die Anfrage nicht verstanden',
  'the server stopped at its time limit': 'der Server hat an seiner Zeitgrenze aufgehört',
  'the server stopped at its size limit': 'der Server hat an seiner Mengengrenze aufgehört',
  'the server does not offer this way to sign in': 'der Server bietet diese Art der Anmeldung nicht an',
  'the server wants an encrypted or stronger sign-in':
    'der Server verlangt eine verschlüsselte oder stärkere Anmeldung',
  'the server refers to another one': 'der Server verweist an einen anderen',
  'the server stopped at an administrative limit':
    'der Server hat an einer Grenze seiner Verwaltung aufgehört',
  'the server lacks an extension we need': 'dem Server fehlt eine nötige Erweiterung',
  'the server wants an encrypted connection': 'der Server verlangt eine verschlüsselte Verbindung',
  'the rules of the server forbid this value': 'die Regeln des Servers verbieten diesen Wert',
  'there is no such entry, or it may not be read':
    'es gibt diesen Eintrag nicht, oder er darf nicht gelesen werden',
  'the server finds the DN badly written': 'der Server hält den DN für falsch geschrieben',
  'this account cannot sign in so': 'dieses Konto kann sich so nicht anmelden',
  'the bind name or password is wrong': 'Bind-Name oder Passwort ist falsch',
  'the account may not read this': 'das Konto darf das nicht lesen',
  'the server is busy': 'der Server ist überlastet',
  'the server is shutting down or not ready': 'der Server fährt herunter oder ist nicht bereit',
  'the server is unwilling to do this': 'der Server weigert sich',
  'the server refused the request': 'der Server hat die Anfrage abgelehnt',

  'The certificate of {uri} is not trusted: {reasonWords}.':
    'Dem Zertifikat von {uri} wird nicht vertraut: {reasonWords}.',
  'it was signed by an authority that is not trusted here ({issuerWords})':
    'Es wurde von einer Stelle signiert, der hier nicht vertraut wird ({issuerWords})',
  'it is self-signed': 'Es ist selbst signiert',
  'its chain ends at a self-signed authority that is not trusted here ({issuerWords})':
    'Seine Kette endet bei einer selbst signierten Stelle, der hier nicht vertraut wird ({issuerWords})',
  'issuer: {name}': 'Aussteller: {name}',
  'issuer unknown': 'Aussteller unbekannt',
  'it expired on {day}': 'Es ist am {day} abgelaufen',
  'it expired on an unknown date': 'Es ist abgelaufen, der Tag ist unbekannt',
  'it is not valid before {day}': 'Es gilt erst ab {day}',
  'it is not valid before an unknown date': 'Es gilt noch nicht, der Tag ist unbekannt',
  'it was revoked': 'Es wurde widerrufen',
  'its signature is wrong': 'Seine Signatur ist falsch',
  'it was not made for servers': 'Es wurde nicht für Server ausgestellt',
  'it is not for {host}; the names in it are none': 'Es gilt nicht für {host}; es nennt keine Namen',
  'it is not for {host}; the names in it are {names}': 'Es gilt nicht für {host}; es nennt {names}',
  'TLS with {uri} could not be agreed on: {reasonWords}.': 'TLS mit {uri} kam nicht zustande: {reasonWords}.',
  'the port does not speak TLS': 'der Port spricht kein TLS',
  'the server broke off the handshake': 'der Server hat das Aushandeln abgebrochen',
  'the server accepts none of our protocols, ciphers or certificates':
    'der Server nimmt keines unserer Protokolle, Verfahren oder Zertifikate an',
  'the server wants a client certificate': 'der Server verlangt ein Clientzertifikat',
  'The client certificate of this source has no key yet.':
    'Das Clientzertifikat dieser Quelle hat noch keinen Schlüssel.',
  'The TLS settings cannot be used: {reasonWords}.':
    'Die TLS-Einstellungen sind nicht zu gebrauchen: {reasonWords}.',
  'the cipher list names no known cipher': 'die Liste der Verfahren nennt kein bekanntes',
  'client certificate and client key do not belong together':
    'Clientzertifikat und Clientschlüssel gehören nicht zusammen',
  'certificate or key cannot be read ({systemText})':
    'Zertifikat oder Schlüssel ist nicht lesbar ({systemText})',
  'The CA chain of this source holds no PEM certificate.':
    'Die CA-Kette dieser Quelle enthält kein PEM-Zertifikat.',
  'This is no certificate: there is no "BEGIN CERTIFICATE" in it.':
    'Das ist kein Zertifikat: „BEGIN CERTIFICATE“ kommt darin nicht vor.',
  'Certificate {number} cannot be read.': 'Das {number}. Zertifikat ist nicht lesbar.',

  'There is no password for {name}.': 'Für {name} gibt es kein Passwort.',
  'The bind password would travel to {uri} without encryption.':
    'Das Bind-Passwort würde unverschlüsselt an {uri} gesendet.',
  'The base "{dn}" does not exist, or the bind account may not read it.':
    'Die Basis „{dn}“ gibt es nicht, oder das Bind-Konto darf sie nicht lesen.',
  'The base {dn} is not there, or may not be read.':
    'Die Basis {dn} gibt es nicht, oder sie darf nicht gelesen werden.',
  'The server sent {count} empty pages in a row.':
    'Der Server hat {count} leere Seiten nacheinander gesendet.',
  'The server lost the paging control after page {page}.':
    'Der Server hat nach Seite {page} aufgehört, in Seiten zu antworten.',
  'The server offers paging but did not say whether there is more.':
    'Der Server bietet Antworten in Seiten an, sagte aber nicht, ob noch mehr kommt.',
  'The server sent exactly one page and did not say whether there is more.':
    'Der Server hat genau eine Seite gesendet und nicht gesagt, ob noch mehr kommt.',
  'The values of {attribute} came in parts that do not fit together.':
    'Die Werte von {attribute} kamen in Teilen, die nicht zusammenpassen.',
  'The server sent a message that is not valid LDAP: {systemText}.':
    'Der Server hat eine Nachricht gesendet, die kein gültiges LDAP ist: {systemText}.',
  'Malformed BER: {systemText} at byte {offset}.': 'Fehlerhaftes BER: {systemText} bei Byte {offset}.',
} as const
