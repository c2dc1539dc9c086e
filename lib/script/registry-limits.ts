import type { Localized, RegistryData } from '../model'
// Not from the model's index: that would bring zod into the browser.
import { ATTACHED_DRIVE } from '../model/attached-drive'

/** One level of a key's path, and a value's name. Source: Microsoft, "Registry Element Size Limits". */
const LONGEST_LEVEL = 255
const LONGEST_NAME = 16_383
/** Levels that one call creates. Source: the same page. */
const MOST_LEVELS = 32
/** A pair of UTF-16 units of which one is missing: no encoding but UTF-16 can hold it. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** What a target is asked to state in the registry: a key, a value of it, its data. */
export interface Stated {
  key: string
  name?: string
  value?: RegistryData
}

/**
 * Why no registry can hold this, whatever the target, or null: a NUL ends every string, an empty
 * level is no key (and a backslash at the end would escape the quote after it), and a list of
 * strings ends at its first empty one.
 */
export function registryRefusal({ key, name = '', value }: Stated): Localized | null {
  const what = JSON.stringify((name || key).slice(0, 60))
  const levels = key === '' ? [] : key.split('\\')
  if ([key, name, ...textsOf(value)].some((text) => text.includes('\0') || HALF.test(text))) {
    return {
      en: `${what}: a registry string cannot hold a NUL or half a character.`,
      fr: `${what} : une chaîne du registre ne peut contenir ni NUL ni demi-caractère.`,
    }
  }
  if ([key, name, ...textsOf(value)].some((text) => text.includes(ATTACHED_DRIVE))) {
    return {
      en: `${what}: ${ATTACHED_DRIVE} stands for the disk’s letter, and cannot be meant as a text.`,
      fr: `${what} : ${ATTACHED_DRIVE} tient lieu de la lettre du disque, et ne peut pas être un texte.`,
    }
  }
  if (
    levels.length > MOST_LEVELS ||
    levels.some((level) => level === '' || level.length > LONGEST_LEVEL)
  ) {
    return {
      en: `${what}: a key has up to ${MOST_LEVELS} levels of 1 to ${LONGEST_LEVEL} characters each.`,
      fr: `${what} : une clé a jusqu’à ${MOST_LEVELS} niveaux, de 1 à ${LONGEST_LEVEL} caractères chacun.`,
    }
  }
  if (name.length > LONGEST_NAME) {
    return {
      en: `${what}: a value’s name has at most ${LONGEST_NAME} characters.`,
      fr: `${what} : le nom d’une valeur a ${LONGEST_NAME} caractères au plus.`,
    }
  }
  if (value?.type === 'REG_MULTI_SZ' && value.data.includes('')) {
    return {
      en: `${what}: a list of strings ends at its first empty one, so it cannot hold one.`,
      fr: `${what} : une liste de chaînes s’arrête à la première vide, et ne peut donc pas en contenir.`,
    }
  }
  return null
}

function textsOf(value: RegistryData | undefined): string[] {
  switch (value?.type) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return [value.data]
    case 'REG_MULTI_SZ':
      return value.data
    default:
      return []
  }
}
