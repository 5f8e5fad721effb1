/** Property mappings, what is wrong with an expression, and what it did with an entry. */
export const saidMappings = {
  'There is no mapping "{name}" of your own.': 'Es gibt keine eigene Zuordnung „{name}“.',
  'There is no property mapping "{name}".': 'Es gibt keine Zuordnung „{name}“.',
  'The mapping "{name}" is used by {users}. Take it out of there first.':
    'Die Zuordnung „{name}“ wird verwendet von {users}. Dort zuerst herausnehmen.',
  'There is no stored entry to try this on.':
    'Es gibt keinen gespeicherten Eintrag, an dem sich das versuchen ließe.',
  'Built-in mappings cannot be changed. Give the copy another name.':
    'Mitgelieferte Zuordnungen lassen sich nicht ändern. Der Kopie einen anderen Namen geben.',
  'Another mapping is named "{name}".': 'Eine andere Zuordnung heißt „{name}“.',
  '{sources} uses this mapping for the other kind of object. Choose "any".':
    '{sources} verwendet diese Zuordnung für die andere Art von Objekt. „any“ wählen.',
  '"{key}" is not a property of a user; it may set {keys} (anything else belongs into attributes)':
    '„{key}“ ist keine Eigenschaft einer Person; setzen darf sie {keys} (alles andere gehört in attributes)',
  '"{key}" is not a property of a group; it may set {keys} (anything else belongs into attributes)':
    '„{key}“ ist keine Eigenschaft einer Gruppe; setzen darf sie {keys} (alles andere gehört in attributes)',
  'attributes must be an object, not {kindWords}': 'attributes muss ein Objekt sein, nicht {kindWords}',
  'isActive must be true or false, not {kindWords}': 'isActive muss true oder false sein, nicht {kindWords}',
  '{key} must be text, not {kindWords}': '{key} muss Text sein, nicht {kindWords}',
  'a list': 'eine Liste',
  text: 'Text',
  'an object': 'ein Objekt',
  'attributes are nested more than {depth} levels deep':
    'attributes sind mehr als {depth} Ebenen tief verschachtelt',
  '{path} may not have the key "{key}"': '{path} darf den Schlüssel „{key}“ nicht haben',
  'it took too long (more than {steps} steps, or {ms} ms)':
    'sie brauchte zu lange (mehr als {steps} Schritte oder {ms} ms)',
  'it used more than {size} MB of memory': 'sie brauchte mehr als {size} MB Speicher',
  'it had not ended after {seconds} s and was stopped':
    'sie war nach {seconds} s nicht fertig und wurde beendet',
  'the sandbox broke down under it': 'die Sandbox ist an ihr zusammengebrochen',
  'not tried: the mapping had used {seconds} s on earlier entries of this page':
    'nicht versucht: Die Zuordnung hatte für frühere Einträge dieser Seite schon {seconds} s gebraucht',
  'not tried: the sandbox was lost too often on this page':
    'nicht versucht: Die Sandbox ging auf dieser Seite zu oft verloren',
  'it calls itself too often, or a value is nested too deeply':
    'sie ruft sich zu oft selbst auf, oder ein Wert ist zu tief verschachtelt',
  'the word "async" is not available: an expression has to be done when it returns':
    'das Wort „async“ gibt es nicht: Ein Ausdruck muss fertig sein, wenn er zurückkehrt',
  'the expression is nested too deeply': 'der Ausdruck ist zu tief verschachtelt',
  'the expression is too large': 'der Ausdruck ist zu groß',
  'an expression cannot import anything': 'ein Ausdruck kann nichts importieren',
  'it threw something that cannot be read': 'sie hat etwas geworfen, das nicht lesbar ist',
  'it threw {value}': 'sie hat {value} geworfen',
  'TypeError: {messageWords}': 'TypeError: {messageWords}',
  'text cannot be run as code in an expression': 'Text lässt sich in einem Ausdruck nicht als Code ausführen',
  'Math.random is not available: an expression gives the same result every time':
    'Math.random gibt es nicht: Ein Ausdruck ergibt jedes Mal dasselbe',
  'the current time is not available: an expression gives the same result every time':
    'die jetzige Zeit gibt es nicht: Ein Ausdruck ergibt jedes Mal dasselbe',
  'a result cannot hold {what}; give text, numbers, true or false, lists or objects':
    'ein Ergebnis kann das nicht enthalten: {what}; Text, Zahlen, true oder false, Listen oder Objekte geben',
  'an expression returns an object or nothing, but this one returned {kindWords}':
    'ein Ausdruck gibt ein Objekt oder nichts zurück, dieser aber {kindWords}',
  'a function': 'eine Funktion',
  'the returned object turns into something else by its toJSON function':
    'das zurückgegebene Objekt wird durch seine Funktion toJSON zu etwas anderem',
  'the result has {count} characters, at most {most} are kept':
    'das Ergebnis hat {count} Zeichen, höchstens {most} werden behalten',
  'The directory of "{slug}" has no entry "{dn}".': 'Das Verzeichnis von „{slug}“ hat keinen Eintrag „{dn}“.',
  'The directory of "{slug}" has no user that matches its filter.':
    'Das Verzeichnis von „{slug}“ hat keine Person, die zum Filter passt.',
  'The directory of "{slug}" has no group that matches its filter.':
    'Das Verzeichnis von „{slug}“ hat keine Gruppe, die zum Filter passt.',
  'username from {attribute}': 'username aus {attribute}',
  'name from {attribute}': 'name aus {attribute}',
  'email from {attribute}': 'email aus {attribute}',
  'attributes.{key} from {attribute}': 'attributes.{key} aus {attribute}',
  'path from the organizational units of the DN, below the user path of the source':
    'path aus den Organisationseinheiten des DN, unter dem Benutzerpfad der Quelle',
} as const
