import type { sourceFields as english } from '../en/source-fields.ts'

export const sourceFields = {
  'sources.field.name.label': 'Name',
  'sources.field.name.help': 'So heißt dieses Verzeichnis in allen Listen und Benachrichtigungen.',
  'sources.field.slug.label': 'Kurzname',
  'sources.field.slug.help':
    'Der Name für Skripte und die Kommandozeile. Buchstaben, Ziffern, „-“ und „_“. Wird er geändert, müssen Skripte angepasst werden.',
  'sources.field.enabled.label': 'Eingeschaltet',
  'sources.field.enabled.help':
    'Aus: Es wird nichts abgeglichen und nichts geprüft, niemand meldet sich über diese Quelle an. Gespeichertes bleibt.',
  'sources.field.serverUri.label': 'Server',
  'sources.field.serverUri.help':
    'ldaps:// ist von Anfang an verschlüsselt, ldap:// nur mit StartTLS. Bei mehreren Servern desselben Verzeichnisses springt der nächste ein, wenn einer ausfällt.',
  'sources.field.poolStrategy.label': 'Welcher Server zuerst',
  'sources.field.poolStrategy.help':
    'Beliebig verteilt die Last auf alle Server. Der Reihe nach bleibt beim ersten und kehrt zu ihm zurück, sobald er wieder da ist.',
  'sources.field.connectTimeoutSeconds.label': 'Wartezeit auf eine Verbindung',
  'sources.field.connectTimeoutSeconds.help':
    'Danach wird der nächste Server versucht. Bei langsamen Leitungen erhöhen.',
  'sources.field.receiveTimeoutSeconds.label': 'Wartezeit auf eine Antwort',
  'sources.field.receiveTimeoutSeconds.help':
    'Ein Server, der so lange schweigt, gilt als ausgefallen. Erhöhen, wenn große Suchen abbrechen.',
  'sources.field.startTls.label': 'StartTLS',
  'sources.field.startTls.help':
    'Verschlüsselt eine ldap://-Verbindung, bevor etwas über sie gesendet wird. Nicht für ldaps://, das ist schon verschlüsselt.',
  'sources.field.tlsVerification.label': 'Zertifikat des Servers prüfen gegen',
  'sources.field.tlsVerification.help':
    'Der Speicher des Systems passt für öffentliche CAs und für Firmen-CAs, die auf diesem Rechner verteilt sind. Sonst die CA hier angeben.',
  'sources.field.peerCertificate.label': 'CA-Zertifikat',
  'sources.field.peerCertificate.help':
    'Das Zertifikat der CA, die das des Servers ausgestellt hat, in PEM-Form. Es dürfen mehrere aufeinander folgen. Nur diesen wird vertraut.',
  'sources.field.sni.label': 'Servernamen beim Verbinden mitsenden',
  'sources.field.sni.help':
    'Für Server oder Proxys mit mehreren Zertifikaten, die nach dem Namen wählen (SNI). Für IP-Adressen nie.',
  'sources.field.clientCertificate.label': 'Clientzertifikat',
  'sources.field.clientCertificate.help':
    'Nur wenn der Server eines verlangt. PEM-Form, ohne den privaten Schlüssel.',
  'sources.field.clientKey.label': 'Privater Schlüssel des Clientzertifikats',
  'sources.field.clientKey.help':
    'Der Schlüssel zum Zertifikat darüber, in PEM-Form und nicht verschlüsselt.',
  'sources.field.tlsCiphers.label': 'Verschlüsselungsverfahren',
  'sources.field.tlsCiphers.help':
    'Eine OpenSSL-Liste, für Server, die für heutige Vorgaben zu alt sind. Sonst leer lassen.',
  'sources.field.allowClearText.label': 'Passwort unverschlüsselt senden erlauben',
  'sources.field.allowClearText.help':
    'Dann kann jeder im Netz das Bind-Passwort mitlesen. Nur einschalten, wenn die Leitung selbst geschützt ist.',
  'sources.field.serviceBindMethod.label': 'Anmelden mit',
  'sources.field.serviceBindMethod.help':
    'So meldet sich Rollcall selbst an, um das Verzeichnis zu lesen. Passwörter von Personen werden immer mit einem einfachen Bind geprüft.',
  'sources.field.bindCn.label': 'Bind-Name',
  'sources.field.bindCn.help':
    'Der DN eines Kontos, das Personen und Gruppen lesen darf; Active Directory nimmt auch name@domäne. Leer und ohne Passwort: anonym.',
  'sources.field.bindPassword.label': 'Bind-Passwort',
  'sources.field.bindPassword.help': 'Das Passwort dieses Kontos. Ein leeres wird nie gesendet.',
  'sources.field.baseDn.label': 'Basis-DN',
  'sources.field.baseDn.help':
    'Die Stelle im Baum, unter der Personen und Gruppen liegen. Außerhalb wird nichts gelesen.',
  'sources.field.objectUniquenessField.label': 'Attribut, das einen Eintrag ausmacht',
  'sources.field.objectUniquenessField.help':
    'Darf sich nie ändern und nie doppelt vorkommen: objectSid oder objectGUID bei Active Directory, entryUUID bei den meisten anderen, ipaUniqueID bei FreeIPA. Umbenennen oder Verschieben ist dann eine Änderung und keine neue Person.',
  'sources.field.pageSize.label': 'Einträge je Seite',
  'sources.field.pageSize.help':
    'So viele Einträge werden auf einmal angefordert. Senken, wenn der Server große Seiten ablehnt; Active Directory liefert höchstens 1000.',
  'sources.field.syncUsers.label': 'Personen abgleichen',
  'sources.field.syncUsers.help':
    'Aus: Personen werden weder gelesen noch entfernt. Mitgliedschaften werden weiterhin gelesen.',
  'sources.field.additionalUserDn.label': 'Personen liegen unter',
  'sources.field.additionalUserDn.help':
    'Wird dem Basis-DN vorangestellt, um Personen nur in einem Teil davon zu suchen. Leer: in der ganzen Basis.',
  'sources.field.userObjectFilter.label': 'Filter für Personen',
  'sources.field.userObjectFilter.help':
    'Welche Einträge Personen sind. In Active Directory passt „person“ auch auf Computer; dort (objectCategory=person) ergänzen.',
  'sources.field.userMatchingMode.label': 'Wenn es eine Person schon gibt',
  'sources.field.userMatchingMode.help':
    'Was mit einem neuen Eintrag geschieht, dessen Benutzername oder Adresse schon vergeben ist, etwa aus einer anderen Quelle.',
  'sources.field.userPathTemplate.label': 'Ordner für Personen',
  'sources.field.userPathTemplate.help':
    'Dorthin kommen Personen dieser Quelle. Aus %(slug)s wird der Kurzname. Eine Änderung verschiebt alle beim nächsten Abgleich.',
  'sources.field.syncGroups.label': 'Gruppen abgleichen',
  'sources.field.syncGroups.help': 'Aus: Gruppen und Mitgliedschaften werden weder gelesen noch entfernt.',
  'sources.field.additionalGroupDn.label': 'Gruppen liegen unter',
  'sources.field.additionalGroupDn.help':
    'Wird dem Basis-DN vorangestellt, um Gruppen nur in einem Teil davon zu suchen. Leer: in der ganzen Basis.',
  'sources.field.groupObjectFilter.label': 'Filter für Gruppen',
  'sources.field.groupObjectFilter.help': 'Welche Einträge Gruppen sind.',
  'sources.field.groupMatchingMode.label': 'Wenn es eine Gruppe schon gibt',
  'sources.field.groupMatchingMode.help':
    'Was mit einer neuen Gruppe geschieht, deren Name schon vergeben ist.',
  'sources.field.groupObjectUniquenessField.label': 'Attribut, das eine Gruppe ausmacht',
  'sources.field.groupObjectUniquenessField.help':
    'Nur wenn Gruppen ein anderes brauchen als Personen. Leer: dasselbe Attribut.',
  'sources.field.lookupGroupsFromUser.label': 'Mitgliedschaften bei den Personen lesen',
  'sources.field.lookupGroupsFromUser.help':
    'Aus: Jede Gruppe nennt ihre Mitglieder. Ein: Zu jeder Gruppe werden Personen gesucht, etwa über memberOf. Langsamer, geht aber auch, wenn Gruppen nicht alle nennen.',
  'sources.field.groupMembershipField.label': 'Attribut mit den Mitgliedschaften',
  'sources.field.groupMembershipField.help':
    'An der Gruppe: member, uniqueMember oder memberUid. Mit dem Schalter darüber das Attribut der Person: memberOf, oder memberOf:1.2.840.113556.1.4.1941:, damit Active Directory verschachtelten Gruppen folgt.',
  'sources.field.userMembershipAttribute.label': 'Mitglieder werden genannt mit',
  'sources.field.userMembershipAttribute.help':
    'Das Attribut einer Person, das die Mitgliedswerte einer Gruppe wiederholen: distinguishedName bei DNs, uid bei memberUid.',
  'sources.field.syncGroupHierarchy.label': 'Gruppen in Gruppen behalten',
  'sources.field.syncGroupHierarchy.help':
    'Verbindet eine Gruppe mit den Gruppen, in denen sie Mitglied ist, damit wirksame Mitgliedschaften verfolgt werden können.',
  'sources.field.syncParentGroup.label': 'Jede Gruppe einordnen in',
  'sources.field.syncParentGroup.help':
    'Der Name einer Gruppe, die jeder Gruppe dieser Quelle übergeordnet wird. Leer: keine. Eine Änderung löst die alten Verbindungen nicht.',
  'sources.field.userPropertyMappings.label': 'Zuordnungen für Personen',
  'sources.field.userPropertyMappings.help':
    'Was Benutzername, Name, Adresse und Attribute einer Person wird. Sie laufen von oben nach unten; eine spätere gewinnt.',
  'sources.field.groupPropertyMappings.label': 'Zuordnungen für Gruppen',
  'sources.field.groupPropertyMappings.help':
    'Was Name und Attribute einer Gruppe wird. Sie laufen von oben nach unten; eine spätere gewinnt.',
  'sources.field.deleteNotFoundObjects.label': 'Auf Fehlendes im Verzeichnis reagieren',
  'sources.field.deleteNotFoundObjects.help':
    'Aus: Verschwundene Personen und Gruppen bleiben für immer. Ein: Jedes Objekt wird noch einmal über seine Kennung gesucht, bevor etwas mit ihm geschieht.',
  'sources.field.deletionAction.label': 'Was mit fehlenden geschieht',
  'sources.field.deletionAction.help': 'Der Verlauf bleibt in jedem Fall erhalten.',
  'sources.field.deletionGraceRuns.label': 'Fehlt seit',
  'sources.field.deletionGraceRuns.help':
    'Erst nach so vielen vollständigen Abgleichen hintereinander ohne das Objekt geschieht etwas. Bis dahin wird es als vermisst gezeigt.',
  'sources.field.limits.percent.label': 'Abgleich anhalten bei mehr als',
  'sources.field.limits.percent.help':
    'Gilt für Löschungen, Deaktivierungen, entfernte Mitgliedschaften und geleerte Werte. Ein angehaltener Abgleich schreibt nichts, bis eine Person ihn freigibt. Die größere der beiden Grenzen zählt.',
  'sources.field.limits.count.label': 'oder mehr als',
  'sources.field.limits.count.help':
    'Damit kleine Änderungen in kleinen Verzeichnissen nicht angehalten werden.',
  'sources.field.schedule.sync.label': 'Abgleich',
  'sources.field.schedule.sync.help':
    'Cron-Text: Minute, Stunde, Tag im Monat, Monat, Wochentag. Leer: alle zwei Stunden, zu einer Minute, die sich von Rechner zu Rechner unterscheidet.',
  'sources.field.schedule.connectivity.label': 'Verbindungsprüfung',
  'sources.field.schedule.connectivity.help': 'Cron-Text. Leer: einmal in der Stunde.',
  'sources.field.schedule.paused.label': 'Pausiert',
  'sources.field.schedule.paused.help':
    'Nichts läuft von selbst. Von einer Person gestartete Abgleiche laufen weiterhin.',
  'sources.field.syncOutgoingTriggerMode.label': 'Änderungen weitergeben',
  'sources.field.syncOutgoingTriggerMode.help':
    'Wann Dateien und Webhooks von Änderungen erfahren: nach jedem Abgleich, oder wenn alle Abgleiche eines Starts beendet sind.',
  'sources.field.outgoingTargets.label': 'Weitergeben an',
  'sources.field.outgoingTargets.help':
    'Eine Datei wird nach jedem Abgleich neu geschrieben. Ein Webhook bekommt die Änderungen jedes Abgleichs, signiert mit dem Geheimnis darunter.',
  'sources.field.webhookSecret.label': 'Webhook-Geheimnis',
  'sources.field.webhookSecret.help':
    'Jede Nachricht wird damit signiert (HMAC-SHA-256), damit der Empfänger weiß, wer sendet. Eines für alle Webhooks dieser Quelle; der Empfänger muss es auch kennen.',
  'sources.field.passwordLoginUpdateInternalPassword.label': 'Nach einer Anmeldung einen Hash merken',
  'sources.field.passwordLoginUpdateInternalPassword.help':
    'Nach einer erfolgreich geprüften Anmeldung wird ein Hash des Passworts aufbewahrt, um Anmeldungen auch ohne das Verzeichnis prüfen zu können. Das Passwort selbst nie.',
  'sources.field.syncUsersPassword.label': 'Neue Passwörter zurückschreiben',
  'sources.field.syncUsersPassword.help':
    'Ein in Rollcall gesetztes Passwort wird auch in diesem Verzeichnis gesetzt. Nur eine Quelle darf das.',
} as const satisfies Record<keyof typeof english, string>
