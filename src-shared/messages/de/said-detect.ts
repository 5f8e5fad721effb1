/** Why a detected setting was chosen, and what to know about TLS with each vendor. */
export const saidDetect = {
  'The server names this as its default naming context.': 'Der Server nennt dies als seinen Standardkontext.',
  'The only naming context of the server that holds more than its own configuration.':
    'Der einzige Namenskontext des Servers, der mehr als seine eigene Konfiguration enthält.',
  'The first naming context of the server; there are also {others}.':
    'Der erste Namenskontext des Servers; es gibt auch {others}.',
  'A page of 1000 entries: Active Directory allows no more, and the others need no more.':
    'Seiten mit 1000 Einträgen: mehr erlaubt Active Directory nicht, und mehr brauchen die anderen nicht.',
  'The server offers StartTLS; this connection was not encrypted.':
    'Der Server bietet StartTLS an; diese Verbindung war unverschlüsselt.',
  'The server does not say which part of the tree it holds; fill in the base DN.':
    'Der Server sagt nicht, welchen Teil des Baums er hat; den Basis-DN selbst eintragen.',
  'The schema could not be read; the proposal follows what is known of the vendor.':
    'Das Schema war nicht lesbar; der Vorschlag folgt dem, was vom Hersteller bekannt ist.',
  'The schema of the server has no {wanted}; {found} stays when an entry is renamed or moved.':
    'Das Schema des Servers hat kein {wanted}; {found} bleibt, wenn ein Eintrag umbenannt oder verschoben wird.',
  'The schema of the server has no {wanted}, which {field} names; look at an entry and choose another attribute.':
    'Das Schema des Servers hat kein {wanted}, das {field} nennt; an einem Eintrag nachsehen und ein anderes Attribut wählen.',
  'Groups list their members, which one search reads; looking people up takes a search for each group.':
    'Gruppen zählen ihre Mitglieder auf, und eine Suche liest sie alle; Personen nachzuschlagen kostet eine Suche für jede Gruppe.',
  'Groups list their members, which one search reads; the server knows memberOf as well, but looking people up by it takes a search for each group.':
    'Gruppen zählen ihre Mitglieder auf, und eine Suche liest sie alle; der Server kennt auch memberOf, doch danach Personen nachzuschlagen kostet eine Suche für jede Gruppe.',

  'People are person entries in every standard schema.':
    'In jedem Standardschema sind Personen person-Einträge.',
  'The two usual classes of groups that list members as DNs.':
    'Die zwei üblichen Klassen von Gruppen, die ihre Mitglieder als DN aufzählen.',
  'People are person entries of several kinds.': 'Personen sind person-Einträge verschiedener Art.',
  'People are person entries.': 'Personen sind person-Einträge.',
  'People are inetOrgPerson entries (RFC 2798).': 'Personen sind inetOrgPerson-Einträge (RFC 2798).',
  'Groups are groupOfNames entries (RFC 4519).': 'Gruppen sind groupOfNames-Einträge (RFC 4519).',
  'Groups are groupOfUniqueNames entries.': 'Gruppen sind groupOfUniqueNames-Einträge.',
  'Groups are group entries.': 'Gruppen sind group-Einträge.',
  'Groups of people are ipausergroup entries.': 'Gruppen von Personen sind ipausergroup-Einträge.',
  'groupOfNames lists its members as DNs in member.':
    'groupOfNames zählt seine Mitglieder als DN in member auf.',
  'groupOfUniqueNames lists its members in uniqueMember.':
    'groupOfUniqueNames zählt seine Mitglieder in uniqueMember auf.',
  'LLDAP lists members in uniqueMember.': 'LLDAP zählt Mitglieder in uniqueMember auf.',
  'Groups list their members as DNs; ranges are read to their end.':
    'Gruppen zählen ihre Mitglieder als DN auf; Teillisten werden bis zum Ende gelesen.',
  'member lists direct members only; membership through other groups is worked out here.':
    'member nennt nur direkte Mitglieder; was über andere Gruppen kommt, rechnet Rollcall selbst aus.',
  'Members are named by their DN.': 'Mitglieder werden mit ihrem DN genannt.',
  'entryUUID stays when an entry is renamed or moved (RFC 4530).':
    'entryUUID bleibt, wenn ein Eintrag umbenannt oder verschoben wird (RFC 4530).',
  'nsUniqueId stays when an entry is renamed or moved.':
    'nsUniqueId bleibt, wenn ein Eintrag umbenannt oder verschoben wird.',
  'ipaUniqueID stays when an entry is renamed.': 'ipaUniqueID bleibt, wenn ein Eintrag umbenannt wird.',
  'objectSid stays when an object is renamed or moved.':
    'objectSid bleibt, wenn ein Objekt umbenannt oder verschoben wird.',
  'GUID stays when an object is renamed or moved.':
    'GUID bleibt, wenn ein Objekt umbenannt oder verschoben wird.',
  'Username from uid, name from cn, address from mail.':
    'Benutzername aus uid, Name aus cn, Adresse aus mail.',
  'Username from sAMAccountName, name from name, address from mail.':
    'Benutzername aus sAMAccountName, Name aus name, Adresse aus mail.',
  'Group names come from cn.': 'Die Namen der Gruppen kommen aus cn.',
  'Group names come from name.': 'Die Namen der Gruppen kommen aus name.',
  'In Active Directory computers are users as well; they are left out.':
    'In Active Directory sind auch Computer Benutzer; sie werden weggelassen.',
  'JumpCloud keeps people and groups in ou=Users.': 'JumpCloud führt Personen und Gruppen in ou=Users.',
  'JumpCloud has no entryUUID.': 'JumpCloud hat keine entryUUID.',
  'Groups have no uid.': 'Gruppen haben keine uid.',
  'FreeIPA keeps people here; the compat tree repeats them.':
    'FreeIPA führt Personen hier; der compat-Baum wiederholt sie.',
  'FreeIPA keeps groups here; the compat tree repeats them.':
    'FreeIPA führt Gruppen hier; der compat-Baum wiederholt sie.',
  'LLDAP keeps people in ou=people.': 'LLDAP führt Personen in ou=people.',
  'LLDAP keeps groups in ou=groups.': 'LLDAP führt Gruppen in ou=groups.',
  'The outpost shows people as user entries.': 'Der Outpost zeigt Personen als user-Einträge.',
  'The outpost shows groups as group entries.': 'Der Outpost zeigt Gruppen als group-Einträge.',
  'The outpost has no entryUUID; its uid stays the same.':
    'Der Outpost hat keine entryUUID; seine uid bleibt gleich.',
  'Google identifies the client by its certificate.': 'Google erkennt den Client an seinem Zertifikat.',
  'Google shows its certificate only when asked for it by name.':
    'Google zeigt sein Zertifikat nur, wenn mit Namen danach gefragt wird.',
  'Google keeps people in ou=Users.': 'Google führt Personen in ou=Users.',
  'Google keeps groups in ou=Groups.': 'Google führt Gruppen in ou=Groups.',

  'Use ldaps:// or StartTLS, with the CA chain that signed the server certificate.':
    'ldaps:// oder StartTLS verwenden, mit der CA-Kette, die das Serverzertifikat signiert hat.',
  'Out of the box it shows a self-signed certificate; choose it as the CA chain.':
    'Von Haus aus zeigt er ein selbst signiertes Zertifikat; es als CA-Kette wählen.',
  'Give the bind account "nsPagedLookThroughLimit: -1", or the server stops at 5000 entries.':
    'Dem Bind-Konto „nsPagedLookThroughLimit: -1“ geben, sonst hört der Server bei 5000 Einträgen auf.',
  'Give the bind account "limits ... size=unlimited", or the server stops at 500 entries.':
    'Dem Bind-Konto „limits ... size=unlimited“ geben, sonst hört der Server bei 500 Einträgen auf.',
  'eDirectory refuses passwords without encryption unless told otherwise.':
    'eDirectory lehnt Passwörter ohne Verschlüsselung ab, wenn man ihm nichts anderes sagt.',
  'Use ldaps://ldap.jumpcloud.com or StartTLS; the system trust store fits.':
    'ldaps://ldap.jumpcloud.com oder StartTLS verwenden; die Zertifikate des Systems passen.',
  'Use ldaps:// or StartTLS with the CA in /etc/ipa/ca.crt of any enrolled machine.':
    'ldaps:// oder StartTLS verwenden, mit der CA aus /etc/ipa/ca.crt eines eingebundenen Rechners.',
  'LLDAP speaks clear text unless ldaps is switched on in its configuration; StartTLS is not offered.':
    'LLDAP spricht Klartext, solange ldaps nicht in seiner Konfiguration eingeschaltet ist; StartTLS bietet es nicht an.',
  'Use ldaps:// by the name in the certificate, with the CA chain of your domain; hardened domain controllers refuse passwords without encryption.':
    'ldaps:// mit dem Namen aus dem Zertifikat verwenden, mit der CA-Kette der Domäne; gehärtete Domänencontroller lehnen Passwörter ohne Verschlüsselung ab.',
  'Use ldaps:// with the client certificate and key from the Google Admin console; the system trust store fits.':
    'ldaps:// mit Clientzertifikat und Schlüssel aus der Google-Admin-Konsole verwenden; die Zertifikate des Systems passen.',
  'Use ldaps://: Samba refuses passwords without encryption ("ldap server require strong auth"). Its own certificate is self-made; choose it as the CA chain.':
    'ldaps:// verwenden: Samba lehnt Passwörter ohne Verschlüsselung ab („ldap server require strong auth“). Sein eigenes Zertifikat ist selbst gemacht; es als CA-Kette wählen.',
} as const
