/** Checks of a sign-in, new passwords, and the rules they have to meet. */
export const saidSignIn = {
  'The password is empty.': 'Das Passwort ist leer.',
  'The new password is empty.': 'Das neue Passwort ist leer.',
  '{name} is in no directory that can be asked: no source that is switched on has this person.':
    '{name} ist in keinem Verzeichnis, das gefragt werden kann: Keine eingeschaltete Quelle hat diese Person.',
  'Too many wrong passwords in a row. The next attempt is taken from {time} on.':
    'Zu viele falsche Passwörter nacheinander. Der nächste Versuch zählt ab {time}.',
  'The password is right, but the account is inactive in Rollcall ({rule}).':
    'Das Passwort stimmt, aber das Konto ist in Rollcall inaktiv ({rule}).',
  'Rollcall still has the account as inactive ({rule}); the next sync takes up the change.':
    'In Rollcall ist das Konto noch inaktiv ({rule}); der nächste Abgleich übernimmt die Änderung.',
  'The password is not the one that the directory took last.':
    'Das Passwort ist nicht das, welches das Verzeichnis zuletzt angenommen hat.',
  'The password is the one that it took at {time}.': 'Es ist das Passwort, das es um {time} angenommen hat.',
  'No stored hash of the password stands in for the directory.':
    'Es gibt keinen gespeicherten Hash des Passworts, der das Verzeichnis vertreten könnte.',
  'The stored hash of the password was dropped, because {reasonWords}.':
    'Der gespeicherte Hash des Passworts wurde verworfen: {reasonWords}.',
  'its source keeps no passwords, or is switched off':
    'Seine Quelle behält keine Passwörter, oder sie ist abgeschaltet',
  'the account is gone from its directory': 'Das Konto ist nicht mehr im Verzeichnis',
  'the account is not active': 'Das Konto ist nicht aktiv',
  'the entry of the account is not known': 'Der Eintrag des Kontos ist nicht bekannt',
  'the directory wants the password to be changed': 'Das Verzeichnis verlangt ein neues Passwort',
  'the directory says that the password was changed': 'Das Verzeichnis sagt, das Passwort wurde geändert',

  'The sign-in was refused: {reasonWords}.': 'Die Anmeldung wurde abgelehnt: {reasonWords}.',
  'The sign-in was refused: {reasonWords}. The server said: {serverText}':
    'Die Anmeldung wurde abgelehnt: {reasonWords}. Der Server sagt: „{serverText}“',
  'the password is wrong': 'das Passwort ist falsch',
  'the account is locked': 'das Konto ist gesperrt',
  'the account is disabled': 'das Konto ist deaktiviert',
  'the password has expired': 'das Passwort ist abgelaufen',
  'the password must be changed before the account can sign in':
    'das Passwort muss geändert werden, bevor sich das Konto anmelden kann',
  'there is no such account': 'es gibt dieses Konto nicht',
  'this account cannot sign in with a password': 'dieses Konto kann sich nicht mit einem Passwort anmelden',
  'the account may not sign in at this time': 'das Konto darf sich zu dieser Zeit nicht anmelden',
  'the account may not sign in from this computer':
    'das Konto darf sich von diesem Computer aus nicht anmelden',
  'the account lacks the right to sign in this way': 'dem Konto fehlt das Recht, sich so anzumelden',
  'the account has expired': 'das Konto ist abgelaufen',
  'the account was not used for too long': 'das Konto wurde zu lange nicht benutzt',
  'a restriction of the account or a policy keeps it out':
    'eine Einschränkung des Kontos oder eine Richtlinie verwehrt die Anmeldung',
  'the account is in more groups than a sign-in can carry':
    'das Konto ist in mehr Gruppen, als eine Anmeldung fassen kann',
  'the account may not sign in across this trust':
    'das Konto darf sich über diese Vertrauensstellung nicht anmelden',
  'no domain controller that could check the password was reached':
    'kein Domänencontroller, der das Passwort prüfen könnte, war zu erreichen',
  'the server wants the sign-in tied to the TLS connection (channel binding)':
    'der Server verlangt eine Anmeldung, die an die TLS-Verbindung gebunden ist (Channel Binding)',
  'the domain controller refused the sign-in with its code {code}':
    'der Domänencontroller hat die Anmeldung mit seinem Code {code} abgelehnt',
  'The password has expired; {count} more sign-in is allowed.':
    'Das Passwort ist abgelaufen; {count} weitere Anmeldung ist erlaubt.',
  'The password has expired; {count} more sign-ins are allowed.':
    'Das Passwort ist abgelaufen; {count} weitere Anmeldungen sind erlaubt.',
  'The password expires in {durationWords}.': 'Das Passwort läuft ab: in {durationWords}.',
  '{count} second': '{count} Sekunde',
  '{count} seconds': '{count} Sekunden',
  '{count} minutes': '{count} Minuten',
  '{count} hours': '{count} Stunden',
  '{count} days': '{count} Tagen',

  'The password was not changed: {reasonWords}.': 'Das Passwort wurde nicht geändert: {reasonWords}.',
  'The password was not changed: {reasonWords}. The server said: {serverText}':
    'Das Passwort wurde nicht geändert: {reasonWords}. Der Server sagt: „{serverText}“',
  'the server did not take it': 'der Server hat es nicht angenommen',
  'the policy does not let this account change the password':
    'die Richtlinie lässt dieses Konto das Passwort nicht ändern',
  'the policy wants the old password as well': 'die Richtlinie verlangt auch das alte Passwort',
  'it fails the quality check': 'es besteht die Prüfung der Güte nicht',
  'it is too short': 'es ist zu kurz',
  'the present password is too young to be changed':
    'das jetzige Passwort ist zu jung, um geändert zu werden',
  'it was used before': 'es wurde schon einmal benutzt',
  'the bind account lacks the right to reset this password':
    'dem Bind-Konto fehlt das Recht, dieses Passwort zurückzusetzen',
  'the server wants an encrypted connection for passwords':
    'der Server verlangt für Passwörter eine verschlüsselte Verbindung',
  'the old password is wrong': 'das alte Passwort ist falsch',
  'it does not meet length, complexity or history of the domain':
    'es genügt der Domäne in Länge, Komplexität oder Verlauf nicht',
  'the server does not change passwords in this way': 'der Server ändert Passwörter nicht auf diese Art',
  'the server does not know the Password Modify operation (RFC 3062)':
    'der Server kennt die Operation Password Modify nicht (RFC 3062)',
  'the entry cannot hold such an attribute': 'der Eintrag kann dieses Attribut nicht haben',
  'it breaks a rule of the server': 'es verletzt eine Regel des Servers',
  'there is no such entry, or the bind account may not see it':
    'es gibt diesen Eintrag nicht, oder das Bind-Konto darf ihn nicht sehen',
  'the bind account lacks the right to change this password':
    'dem Bind-Konto fehlt das Recht, dieses Passwort zu ändern',
  'the server is unwilling': 'der Server weigert sich',
  'The new password would travel to {uri} without encryption.':
    'Das neue Passwort würde unverschlüsselt an {uri} gesendet.',
  'Active Directory takes new passwords over an encrypted connection only, and {uri} is none.':
    'Active Directory nimmt neue Passwörter nur über eine verschlüsselte Verbindung an, und {uri} ist keine.',
  'In Active Directory userPassword is not the password of an account.':
    'In Active Directory ist userPassword nicht das Passwort eines Kontos.',
  'This server does not offer the Password Modify operation (RFC 3062). Writing userPassword directly is possible when asked for.':
    'Dieser Server bietet die Operation Password Modify nicht an (RFC 3062). Auf Wunsch lässt sich userPassword unmittelbar schreiben.',
  'The directory has no entry {dn}, or does not show it.':
    'Das Verzeichnis hat keinen Eintrag {dn}, oder es zeigt ihn nicht.',

  '{name} is in no directory of a source that is switched on. Nothing was changed.':
    '{name} ist in keinem Verzeichnis einer eingeschalteten Quelle. Es wurde nichts geändert.',
  'No source of {name} may write passwords back. Switch on "Write new passwords back" (syncUsersPassword) of {sources}. Nothing was changed.':
    'Keine Quelle von {name} darf Passwörter zurückschreiben. „Neue Passwörter zurückschreiben“ (syncUsersPassword) bei {sources} einschalten. Es wurde nichts geändert.',
  'The new password of {name} does not meet the rules of "{source}". Nothing was changed.':
    'Das neue Passwort von {name} genügt den Regeln von „{source}“ nicht. Es wurde nichts geändert.',
  'It has {lengthWords}; at least {least} are needed.':
    'Es hat {lengthWords}; mindestens {least} sind nötig.',
  'It has {lengthWords}; at most {most} are allowed.': 'Es hat {lengthWords}; höchstens {most} sind erlaubt.',
  '{count} character': '{count} Zeichen',
  '{count} characters': '{count} Zeichen',
  '{count} byte': '{count} Byte',
  '{count} bytes': '{count} Byte',
  '{count} digit': '{count} Ziffer',
  '{count} digits': '{count} Ziffern',
  '{count} letter': '{count} Buchstaben',
  '{count} letters': '{count} Buchstaben',
  '{count} upper-case letter': '{count} Großbuchstaben',
  '{count} upper-case letters': '{count} Großbuchstaben',
  '{count} lower-case letter': '{count} Kleinbuchstaben',
  '{count} lower-case letters': '{count} Kleinbuchstaben',
  '{count} special character': '{count} Sonderzeichen',
  '{count} special characters': '{count} Sonderzeichen',
  '{count} character beyond ASCII': '{count} Zeichen außerhalb von ASCII',
  '{count} characters beyond ASCII': '{count} Zeichen außerhalb von ASCII',
  'It has {kindsWords} of character; at least {least} are needed of lower-case letters, upper-case letters, digits, special characters and characters beyond ASCII.':
    'Es hat {kindsWords} von Zeichen; mindestens {least} sind nötig von Kleinbuchstaben, Großbuchstaben, Ziffern, Sonderzeichen und Zeichen außerhalb von ASCII.',
  'It has {kindsWords} of character; at least {least} are needed of upper-case letters, lower-case letters, digits, symbols and letters that have no case.':
    'Es hat {kindsWords} von Zeichen; mindestens {least} sind nötig von Großbuchstaben, Kleinbuchstaben, Ziffern, Symbolen und Buchstaben ohne Groß und Klein.',
  '{count} kind': '{count} Art',
  '{count} kinds': '{count} Arten',
  'The same character stands {count} times in a row; at most {most} are allowed.':
    'Dasselbe Zeichen steht {count}-mal nacheinander; höchstens {most} sind erlaubt.',
  'It has {count} characters in a row that follow one another, as in "abcd" or "4321"; at most {most} are allowed.':
    'Es hat {count} Zeichen nacheinander, die aufeinander folgen, wie in „abcd“ oder „4321“; höchstens {most} sind erlaubt.',
  'It has {count} characters of one kind in a row; at most {most} are allowed.':
    'Es hat {count} Zeichen einer Art nacheinander; höchstens {most} sind erlaubt.',
  'It reads the same backwards.': 'Es liest sich rückwärts genauso.',
  'It contains "{word}", a word that the policy forbids.':
    'Es enthält „{word}“, ein Wort, das die Richtlinie verbietet.',
  'The server refuses sequences that come twice.':
    'Der Server lehnt Zeichenfolgen ab, die zweimal vorkommen.',
  'It contains the account name "{name}".': 'Es enthält den Kontonamen „{name}“.',
  'It contains "{part}", a part of the display name.': 'Es enthält „{part}“, einen Teil des Anzeigenamens.',
  'The {kindWords} password policy {dn} could not be read; the server alone decides.':
    'Die {kindWords} Passwortrichtlinie {dn} war nicht lesbar; der Server allein entscheidet.',
  'The password policy {dn} could not be read; the server alone decides.':
    'Die Passwortrichtlinie {dn} war nicht lesbar; der Server allein entscheidet.',
  "A fine-grained password policy may hold for this account that the bind account is not shown; it would count instead of the domain's.":
    'Für dieses Konto kann eine fein abgestufte Passwortrichtlinie gelten, die dem Bind-Konto nicht gezeigt wird; sie zählte dann anstelle der für die Domäne geltenden.',
  domain: 'für die Domäne geltende',
  'fine-grained': 'fein abgestufte',
  'The account names no password policy; if the server has one of its own, it alone decides.':
    'Das Konto nennt keine Passwortrichtlinie; hat der Server eine eigene, entscheidet sie allein.',
  'The server refuses the last {count} passwords.': 'Der Server lehnt die letzten {count} Passwörter ab.',
  'The server checks passwords with a module of its own.':
    'Der Server prüft Passwörter mit einem eigenen Modul.',
  'The server refuses passwords that were used before.':
    'Der Server lehnt Passwörter ab, die schon benutzt wurden.',
  'The server also refuses words of the entry itself, such as name and e-mail address.':
    'Der Server lehnt auch Wörter aus dem Eintrag selbst ab, etwa Name und E-Mail-Adresse.',
  'The server looks passwords up in a dictionary.': 'Der Server schlägt Passwörter in einem Wörterbuch nach.',
} as const
