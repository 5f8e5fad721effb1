/** Where a DN or a filter is badly written. */
export const saidSyntax = {
  'The DN is wrong at character {position}: {problemWords}':
    'Der DN ist beim {position}. Zeichen falsch: {problemWords}',
  'The filter is wrong at character {position}: {problemWords}':
    'Der Filter ist beim {position}. Zeichen falsch: {problemWords}',
  'it ends where another part such as "dc=example" should follow. Remove the last separator or add the part.':
    'Er endet, wo noch ein Teil wie „dc=example“ folgen müsste. Das letzte Trennzeichen entfernen oder den Teil anfügen.',
  'an attribute name and "=" should stand here, as in "ou=people". Write a comma inside a value as "\\,".':
    'Hier müssten ein Attributname und „=“ stehen, wie in „ou=people“. Ein Komma in einem Wert als „\\,“ schreiben.',
  'after "#" only pairs of hexadecimal digits may follow. If the value begins with "#", write "\\#".':
    'Nach „#“ dürfen nur Paare von Hexadezimalziffern folgen. Beginnt der Wert mit „#“, dann „\\#“ schreiben.',
  '{characterWords} must be escaped here. Write "{escaped}".':
    '{characterWords} braucht hier einen Rückstrich. „{escaped}“ schreiben.',
  'a NUL': 'Ein NUL',
  'the character {character}': 'Das Zeichen {character}',
  'after a backslash a special character or two hexadecimal digits should follow. Write a backslash as "\\\\".':
    'Nach einem Rückstrich müssten ein Sonderzeichen oder zwei Hexadezimalziffern folgen. Einen Rückstrich als „\\\\“ schreiben.',
  'before ":=" an attribute or a matching rule is missing. Add one.':
    'Vor „:=“ fehlt ein Attribut oder eine Vergleichsregel. Hinzufügen.',
  'an opening bracket stands inside a value. Write it as "\\28", or close the bracket before.':
    'Eine öffnende Klammer steht in einem Wert. Als „\\28“ schreiben, oder die Klammer davor schließen.',
  'a NUL stands inside a value. Write it as "\\00".': 'Ein NUL steht in einem Wert. Als „\\00“ schreiben.',
  'after a backslash two hexadecimal digits should follow. Write "*" as "\\2a", "(" as "\\28", ")" as "\\29", "\\" as "\\5c".':
    'Nach einem Rückstrich müssten zwei Hexadezimalziffern folgen. „*“ als „\\2a“ schreiben, „(“ als „\\28“, „)“ als „\\29“, „\\“ als „\\5c“.',
  'a star works only with "=". Write a literal star as "\\2a".':
    'Ein Stern geht nur mit „=“. Einen wörtlichen Stern als „\\2a“ schreiben.',
  'the brackets are empty. Write a condition, as in "(uid=*)".':
    'Die Klammern sind leer. Eine Bedingung schreiben, wie in „(uid=*)“.',
  'an attribute name should stand here. It begins with a letter.':
    'Hier müsste ein Attributname stehen. Er beginnt mit einem Buchstaben.',
  'after the attribute name "=", ">=", "<=", "~=" or ":=" should follow.':
    'Nach dem Attributnamen müsste „=“, „>=“, „<=“, „~=“ oder „:=“ folgen.',
  'there is a closing bracket too many. Remove it.': 'Eine schließende Klammer ist zu viel. Entfernen.',
  'something follows the end of the filter. Combine two filters as "(&(first)(second))".':
    'Nach dem Ende des Filters folgt noch etwas. Zwei Filter als „(&(erster)(zweiter))“ verbinden.',
  'it is nested more than {depth} levels deep. Join nested parts into one list.':
    'Er ist mehr als {depth} Ebenen tief verschachtelt. Verschachtelte Teile zu einer Liste verbinden.',
  'an opening bracket should stand here, as in "(objectClass=person)".':
    'Hier müsste eine öffnende Klammer stehen, wie in „(objectClass=person)“.',
  'a closing bracket is missing at the end. Add ")".': 'Am Ende fehlt eine schließende Klammer. „)“ anfügen.',
  'a closing bracket should stand here; "!" takes one filter, "&" and "|" take filters in brackets.':
    'Hier müsste eine schließende Klammer stehen; „!“ nimmt einen Filter, „&“ und „|“ nehmen Filter in Klammern.',
} as const
