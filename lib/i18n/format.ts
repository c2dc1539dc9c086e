import type { Language } from '../model'

/**
 * A file's size in bytes, as people write it. Not `Intl`: its data differs between Node and the
 * browser, and the two must render the same text.
 */
export function fileSize(bytes: number, language: Language): string {
  const [unit, kilo, point, gap] =
    language === 'fr' ? ['octets', 'Ko', ',', '\u202f'] : ['bytes', 'KB', '.', '\u00a0']
  if (bytes < 1000) return `${bytes}${gap}${unit}`
  return `${(bytes / 1000).toFixed(1).replace('.', point)}${gap}${kilo}`
}

/** Registry data as a person reads it: decimal, with the hexadecimal form where that is the usual one. */
export function registryData(data: number | string | string[]): string {
  if (typeof data === 'number') {
    return data > 0xffff ? `0x${data.toString(16)}` : String(data)
  }
  return Array.isArray(data) ? data.join(' · ') : data
}
