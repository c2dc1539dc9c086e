'use client'

import { Fragment } from 'react'
import type { Language } from '../../../lib/model'
import { CopyButton } from '../../ui/copy-button'
import styles from './command-box.module.css'

interface CommandBoxProps {
  lines: string[]
  /** The value that it sets: the part that differs from its neighbours, and so the part to see. */
  name: string | null
  /** What the button copies, for those who hear it; the first line without. */
  label?: string
  language: Language
}

/** A command to copy. It wraps between its arguments, and the text stays exactly what is copied. */
export function CommandBox({ lines, name, label, language }: CommandBoxProps) {
  return (
    <div className={styles.box}>
      <div className={styles.lines} translate="no" lang="en">
        {lines.map((line) => (
          <code key={line} className={styles.line}>
            <Arguments line={line} name={name} />
          </code>
        ))}
      </div>
      <CopyButton
        quiet
        text={lines.join('\r\n')}
        language={language}
        label={label ?? lines[0] ?? ''}
      />
    </div>
  )
}

/** `/v Name` stays together; a long path may break after a backslash, where no character is added. */
function Arguments({ line, name }: { line: string; name: string | null }) {
  const words = line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+|\s+/g) ?? []
  const groups: string[] = []
  for (const word of words) {
    const last = groups.at(-1)
    const value = last !== undefined && /^\/\w+\s+$/.test(last) && !word.startsWith('/')
    const blank = word.trim() === ''
    if (last !== undefined && (value || blank)) groups[groups.length - 1] = last + word
    else groups.push(word)
  }
  return groups.map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one fixed line have no other identity
    <span key={index} className={group.length < 24 ? styles.whole : undefined}>
      <Pieces text={group} name={name} />
    </span>
  ))
}

function Pieces({ text, name }: { text: string; name: string | null }) {
  const at = name ? text.lastIndexOf(name) : -1
  if (name && at !== -1 && !text.includes('\\')) {
    return (
      <>
        {text.slice(0, at)}
        <b>{name}</b>
        {text.slice(at + name.length)}
      </>
    )
  }
  return text.split(/(?<=\\)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}
