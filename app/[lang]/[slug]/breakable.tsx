import { Fragment } from 'react'

/** A path may break after a backslash, where no character is added. */
export function Breakable({ text }: { text: string }) {
  return text.split(/(?<=\\)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed path have no other identity
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}
