/** How sources are doing, what runs have to say, and why an object was not written. */
export const saidSync = {
  'A sync is going on.': 'Ein Abgleich läuft.',
  'The source is switched off.': 'Die Quelle ist abgeschaltet.',
  'A sync waits for a decision: it would change too much.':
    'Ein Abgleich wartet auf eine Entscheidung: Er würde zu viel ändern.',
  'Paused until it is resumed.': 'Pausiert, bis jemand fortsetzt.',
  'Paused for a while.': 'Für eine Weile pausiert.',
  'It was never synced.': 'Noch nie abgeglichen.',
  'The last good sync is older than it should be.': 'Der letzte gute Abgleich ist älter, als er sein sollte.',
  'The last sync failed.': 'Der letzte Abgleich ist fehlgeschlagen.',

  '{whatWords} ended on {day}.': '{whatWords} ist am {day} abgelaufen.',
  '{whatWords} ends on {day}, in one day.': '{whatWords} läuft am {day} ab, in einem Tag.',
  '{whatWords} ends on {day}, in {days} days.': '{whatWords} läuft am {day} ab, in {days} Tagen.',
  'The certificate of {uri}': 'Das Zertifikat von {uri}',
  'The client certificate': 'Das Clientzertifikat',

  'There is no source "{slug}".': 'Es gibt keine Quelle „{slug}“.',
  'This source is no longer there.': 'Diese Quelle gibt es nicht mehr.',
  'There is no run {id}.': 'Es gibt keinen Lauf {id}.',
  'There is no group {id}.': 'Es gibt keine Gruppe {id}.',
  'There is no person {id}.': 'Es gibt keine Person {id}.',
  'There is no user "{name}".': 'Es gibt keine Person „{name}“.',
  'There is no group "{name}".': 'Es gibt keine Gruppe „{name}“.',
  'There is nobody with the username or e-mail address "{typed}".':
    'Niemand hat den Benutzernamen oder die E-Mail-Adresse „{typed}“.',
  '"{typed}" means {count} people: {names}. Name one of them by username.':
    '„{typed}“ meint {count} Personen: {names}. Eine davon mit dem Benutzernamen nennen.',
  '{name} is deleted.': '{name} ist gelöscht.',

  'Nothing was changed. Run {run} still waits for a decision.':
    'Es wurde nichts geändert. Lauf {run} wartet weiter auf eine Entscheidung.',
  'Nothing was removed. The source "{source}" is still there.':
    'Es wurde nichts entfernt. Die Quelle „{source}“ ist noch da.',
  'The run was cancelled. Nothing was changed.': 'Der Lauf wurde abgebrochen. Es wurde nichts geändert.',
  'Rollcall is being closed.': 'Rollcall wird gerade beendet.',
  'The sync worker ended unexpectedly.': 'Der Abgleich ist unerwartet ausgefallen.',
  'The program ended during the run. Nothing of it was kept.':
    'Das Programm wurde während des Laufs beendet. Nichts davon wurde übernommen.',
  'The source is disabled, so nothing was read.': 'Die Quelle ist abgeschaltet, darum wurde nichts gelesen.',
  'Another program runs this sync. Cancel it there.':
    'Ein anderes Programm führt diesen Abgleich aus. Dort abbrechen.',
  'Another process has just started a run.': 'Ein anderer Prozess hat gerade einen Lauf begonnen.',
  'The {holderWords} (process {pid}) has been running it since {time}.':
    'Den Abgleich führt seit {time} aus: {holderWords} (Prozess {pid}).',
  'command line': 'die Befehlszeile',
  window: 'das Fenster',
  demo: 'die Demo',
  'Run {id} does not wait for a decision.': 'Lauf {id} wartet auf keine Entscheidung.',
  'Run {id} does not wait for a decision (it is "{status}").':
    'Lauf {id} wartet auf keine Entscheidung (er ist „{status}“).',
  'Settings, mappings or data changed since run {id}, so its plan no longer fits.':
    'Einstellungen, Zuordnungen oder Daten haben sich seit Lauf {id} geändert; sein Plan passt nicht mehr.',
  'The stored plan of this run is not complete, so it cannot be applied.':
    'Der gespeicherte Plan dieses Laufs ist nicht vollständig und kann nicht angewandt werden.',
  'The source "{source}" does not sync users.': 'Die Quelle „{source}“ gleicht keine Personen ab.',
  'The source "{source}" does not sync groups.': 'Die Quelle „{source}“ gleicht keine Gruppen ab.',
  'The source "{source}" never had this person.': 'Die Quelle „{source}“ hatte diese Person nie.',
  'The source "{source}" never had this group.': 'Die Quelle „{source}“ hatte diese Gruppe nie.',
  'Run {run} of "{source}" waits for a decision, and a sync of one person or group would make its plan outdated. Nothing was changed.':
    'Lauf {run} von „{source}“ wartet auf eine Entscheidung, und der Abgleich einer einzelnen Person oder Gruppe würde seinen Plan hinfällig machen. Es wurde nichts geändert.',
  'The directory no longer has this entry.': 'Das Verzeichnis hat diesen Eintrag nicht mehr.',
  'The entry was moved out of the base of this source.':
    'Der Eintrag wurde aus der Basis dieser Quelle verschoben.',
  'The entry no longer matches the filter of this source.':
    'Der Filter dieser Quelle trifft den Eintrag nicht mehr.',
  'The entry was not found, or the bind account may not read it.':
    'Der Eintrag wurde nicht gefunden, oder das Bind-Konto darf ihn nicht lesen.',
  'The entry changed while it was read. Sync it again.':
    'Der Eintrag hat sich beim Lesen geändert. Erneut abgleichen.',
  '{count} of the groups that list this person are not in the local copy yet. The next sync of the whole source brings them.':
    '{count, plural, one {# Gruppe, die diese Person nennt, ist} other {# Gruppen, die diese Person nennen, sind}} noch nicht in der lokalen Kopie. Der nächste Abgleich der ganzen Quelle bringt sie.',
  'A real run would be held here, because it breaks a limit.':
    'Ein wirklicher Abgleich würde hier angehalten, weil er eine Grenze überschreitet.',
  '{count} more messages of this kind were left out.':
    '{count, plural, one {# weitere Meldung} other {# weitere Meldungen}} dieser Art fehlen hier.',
  'The source lists the property mapping "{name}", which does not exist.':
    'Die Quelle nennt die Zuordnung „{name}“, die es nicht gibt.',

  'The entry has no value of the uniqueness field "{field}", so it was skipped.':
    'Der Eintrag hat keinen Wert im Attribut „{field}“, das ihn ausmacht, und wurde übersprungen.',
  'Another entry has the same identifier "{identifier}"; the first one counts.':
    'Ein anderer Eintrag hat dieselbe Kennung „{identifier}“; der erste gilt.',
  'The parent group "{name}" does not exist; its groups were synced without it.':
    'Die übergeordnete Gruppe „{name}“ gibt es nicht; ihre Gruppen wurden ohne sie abgeglichen.',
  'Groups contain each other in a circle: {groups}. Each counts as a member of all of them.':
    'Gruppen enthalten einander im Kreis: {groups}. Jede zählt als Mitglied von allen.',
  'Groups contain each other in a circle: {groups} and {count} more. Each counts as a member of all of them.':
    'Gruppen enthalten einander im Kreis: {groups} und {count} weitere. Jede zählt als Mitglied von allen.',
  'The server keeps a part of the users elsewhere ({addresses}). That part was not read, so nothing is taken for missing. Move the base to a part that this server keeps, or ask the global catalogue.':
    'Der Server hat einen Teil der Personen anderswo ({addresses}). Dieser Teil wurde nicht gelesen, darum gilt nichts als fehlend. Die Basis in einen Teil legen, den dieser Server hat, oder den globalen Katalog fragen.',
  'The server keeps a part of the groups elsewhere ({addresses}). That part was not read, so nothing is taken for missing. Move the base to a part that this server keeps, or ask the global catalogue.':
    'Der Server hat einen Teil der Gruppen anderswo ({addresses}). Dieser Teil wurde nicht gelesen, darum gilt nichts als fehlend. Die Basis in einen Teil legen, den dieser Server hat, oder den globalen Katalog fragen.',
  'The server also named parts of its own that hold no people ({addresses}). They were not read, and nothing is missing because of that.':
    'Der Server hat auch Teile genannt, in denen er keine Personen führt ({addresses}). Sie wurden nicht gelesen, und darum fehlt nichts.',
  'The name "{name}" was taken by a run of another source in the meantime.':
    'Den Namen „{name}“ hat inzwischen ein Lauf einer anderen Quelle vergeben.',
  'A mapping skipped it.': 'Eine Zuordnung hat ihn übersprungen.',
  'No property mapping set username for this entry.':
    'Keine Zuordnung hat für diesen Eintrag den Benutzernamen (username) gesetzt.',
  'No property mapping set name for this group.':
    'Keine Zuordnung hat für diese Gruppe den Namen (name) gesetzt.',

  'The matching mode {mode} needs an e-mail address; it has none.':
    'Die Einstellung {mode} braucht eine E-Mail-Adresse; der Eintrag hat keine.',
  'The matching mode {mode} refuses this entry: "{name}" exists already.':
    'Die Einstellung {mode} lehnt diesen Eintrag ab: „{name}“ gibt es schon.',
  '"{name}" is already tied to another entry of this source ({identifier}).':
    '„{name}“ gehört schon zu einem anderen Eintrag dieser Quelle ({identifier}).',
  'The username "{name}" belongs to another person ("{label}").':
    'Der Benutzername „{name}“ gehört einer anderen Person („{label}“).',
  'The name "{name}" belongs to another group ("{label}").':
    'Der Name „{name}“ gehört einer anderen Gruppe („{label}“).',

  '{mapping}, line {line}: {messageWords}': '{mapping}, Zeile {line}: {messageWords}',
  '{mapping}: {messageWords}': '{mapping}: {messageWords}',
} as const
