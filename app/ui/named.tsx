import { Fragment } from 'react'

/** Plain text in which names of Windows (`SecurityLayer`) are set as code and never translated. */
export function Named({ text, names }: { text: string; names: readonly string[] }) {
  const sorted = [...names].sort((a, b) => b.length - a.length)
  if (sorted.length === 0) return text
  const pattern = new RegExp(`\\b(${sorted.join('|')})\\b`)
  return text.split(pattern).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed sentence have no other identity
      <code key={index} translate="no">
        {part}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={index}>{part}</Fragment>
    ),
  )
}
