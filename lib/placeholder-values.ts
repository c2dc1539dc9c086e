import type { Localized, Placeholder, PlaceholderType } from './model'

export type CheckedValue = { ok: true; value: string } | { ok: false; message: Localized }

interface Grammar {
  /** What the whole text must match. */
  accepts: RegExp
  /** How it is then written; the text itself where there is none. */
  write?: (text: string) => string
  expected: Localized
}

const grammar = (
  accepts: RegExp,
  en: string,
  fr: string,
  write?: (text: string) => string,
): Grammar => (write ? { accepts, write, expected: { en, fr } } : { accepts, expected: { en, fr } })

/**
 * Begins like no option (`/f`, `-x`, PowerShell takes long dashes as well), no file of arguments and
 * no blank; ends in no blank and in no backslash, which would escape the quote after it.
 */
const WORD = String.raw`(?![-/@\s.\u2010-\u2015\u2212])(?!.*[\s\\]$)`

/** No quote, variable, operator, pattern, comment or control character of any shell. */
const PLAIN = new RegExp(
  `^${WORD}[^"'\`%!^&|<>$;{}()@*?#\\[\\]\\u2018-\\u201f\\p{C}\\p{Zl}\\p{Zp}]{1,200}$`,
  'u',
)
const PATH = new RegExp(
  `^${WORD}[^"<>|?*%!^&\`$;'\\u2018-\\u201f\\p{C}\\p{Zl}\\p{Zp}]{1,200}$`,
  'u',
)

const GRAMMARS: Readonly<Record<PlaceholderType, Grammar>> = {
  drive: grammar(/^[A-Za-z]:?$/, 'one letter, such as F', 'une lettre, par exemple F', (text) =>
    text.charAt(0).toUpperCase(),
  ),
  guid: grammar(
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^\{(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|default|current|bootmgr)\}$/i,
    'an identifier such as {9dea862c-5cdd-4e70-acc1-f32b344d4795}',
    'un identifiant tel que {9dea862c-5cdd-4e70-acc1-f32b344d4795}',
    // Both spellings of a GUID are one; bcdedit prints it in lower case.
    (text) => (text.startsWith('{') ? text : `{${text}}`).toLowerCase(),
  ),
  computer: grammar(
    /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?$/,
    'a computer’s name or address',
    'le nom ou l’adresse d’un ordinateur',
  ),
  address: grammar(
    /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?=.*:.*:)[0-9a-f:]{2,39})$/i,
    'an IP address',
    'une adresse IP',
  ),
  port: grammar(
    /^(?:0x(?=[0-9a-f]{1,4}$)[0-9a-f]+|[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/i,
    'a port from 1 to 65535',
    'un port de 1 à 65535',
    (text) => String(Number(text)),
  ),
  path: grammar(PATH, 'a Windows path', 'un chemin Windows'),
  file: grammar(PATH, 'a file’s name', 'un nom de fichier'),
  user: grammar(
    PLAIN,
    'an account’s name without quotes or signs',
    'un nom de compte sans guillemets ni signes',
  ),
  password: grammar(
    PLAIN,
    'a password without quotes or the signs of a shell',
    'un mot de passe sans guillemets ni signes d’un interpréteur',
  ),
  service: grammar(
    /^[A-Za-z0-9_][A-Za-z0-9_.$-]{0,79}$/,
    'a service’s name, such as TermService',
    'un nom de service, par exemple TermService',
  ),
  interface: grammar(
    PLAIN,
    'a network connection’s name, such as Ethernet 2',
    'un nom de connexion réseau, par exemple Ethernet 2',
  ),
  thumbprint: grammar(
    /^(?:[0-9a-f][ \u200e]?){40}$/i,
    'a thumbprint of 40 hex digits',
    'une empreinte de 40 chiffres hexadécimaux',
    (text) => text.replace(/[^0-9a-f]/gi, '').toLowerCase(),
  ),
  number: grammar(/^\d{1,10}$/, 'a number', 'un nombre'),
  text: grammar(
    PLAIN,
    'plain text without quotes or signs',
    'un texte simple sans guillemets ni signes',
  ),
}

/** What a value of this type is, in a few words: for the field that asks for it. */
export function expectedValue(type: PlaceholderType): Localized {
  return GRAMMARS[type].expected
}

export interface RefusedValue {
  id: string
  message: Localized
}

/** What a reader typed for the placeholders, all at once; nothing typed is no value, and no mistake. */
export function readValues(
  placeholders: ReadonlyArray<Pick<Placeholder, 'id' | 'type'>>,
  textOf: (id: string) => string,
): { values: Map<string, string>; refused: RefusedValue[] } {
  const values = new Map<string, string>()
  const refused: RefusedValue[] = []
  for (const { id, type } of placeholders) {
    const text = textOf(id)
    if (text === '') continue
    const checked = checkValue(type, text)
    if (checked.ok) values.set(id, checked.value)
    else refused.push({ id, message: checked.message })
  }
  return { values, refused }
}

/** True for what is kept in no address, no ticket and no line that makes a script again. */
export function isSecret(type: PlaceholderType): boolean {
  return type === 'password'
}

/**
 * What a reader fills in for a placeholder, as a command will hold it; refuses what its type cannot
 * be, and every character that a shell could take for more than data.
 */
export function checkValue(type: PlaceholderType, text: string): CheckedValue {
  const { accepts, write, expected } = GRAMMARS[type]
  const value = text.replace(/^\u200e|\u200e$/g, '')
  // Windows makes “＂” a plain quote for programs that take their arguments in a code page.
  if (accepts.test(value) && accepts.test(value.normalize('NFKC')))
    return { ok: true, value: write ? write(value) : value }
  return {
    ok: false,
    message: {
      en: `“${text.slice(0, 60)}” does not fit: expected ${expected.en}.`,
      fr: `« ${text.slice(0, 60)} » ne convient pas : il faut ${expected.fr}.`,
    },
  }
}
