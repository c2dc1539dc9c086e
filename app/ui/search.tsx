'use client'

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { messagesOf } from '../../lib/i18n'
import type { Language } from '../../lib/model'
import { type SearchEntry, search } from '../search/match'
import { Icon } from './glyph'
import styles from './search.module.css'
import { useSearchEntries } from './use-search-entries'

interface SearchProps {
  language: Language
  /** In the header of a page: the results float. Otherwise they stand in the page. */
  small?: boolean
  /** The catalogue where the page has it at hand; loaded on first use where not. */
  entries?: SearchEntry[]
}

/**
 * One box over titles, symptoms, error texts and value names. The results are plain links: arrows
 * move through them, Enter opens the first, Escape and any letter go back to the box.
 */
export function Search({ language, small = false, entries: given }: SearchProps) {
  const { search: words } = messagesOf(language)
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(false)
  const { entries, failed, load } = useSearchEntries(language, given)
  const box = useRef<HTMLInputElement>(null)
  const root = useRef<HTMLElement>(null)
  const id = useId()

  useEffect(() => {
    function slash(event: globalThis.KeyboardEvent) {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select')
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      box.current?.focus()
    }
    document.addEventListener('keydown', slash)
    return () => document.removeEventListener('keydown', slash)
  }, [])

  const asked = query.trim() !== ''
  const found = entries && asked ? search(entries, query) : []
  const links = () => [...(root.current?.querySelectorAll<HTMLAnchorElement>('li a') ?? [])]

  function move(event: KeyboardEvent) {
    const all = links()
    const at = all.findIndex((link) => link.matches(':focus'))
    if (event.key === 'ArrowDown') all[Math.min(at + 1, all.length - 1)]?.focus()
    else if (event.key === 'ArrowUp') (at > 0 ? all[at - 1] : box.current)?.focus()
    else if (event.key === 'Enter' && at === -1) all[0]?.click()
    else if (event.key === 'Escape') {
      if (at === -1) setQuery('')
      box.current?.focus()
      return
    } else {
      if (at !== -1 && event.key.length === 1) box.current?.focus()
      return
    }
    event.preventDefault()
  }

  return (
    <search
      ref={root}
      className={small ? `${styles.root} ${styles.small} with-js` : `${styles.root} with-js`}
      onKeyDown={move}
      onFocus={() => setOpen(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <label htmlFor={id} className={small ? 'unseen' : styles.label}>
        {small ? words.short : words.label}
      </label>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          ref={box}
          id={id}
          type="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={small ? words.short : undefined}
          aria-describedby={`${id}-status`}
          value={query}
          onFocus={load}
          onChange={(event) => setQuery(event.target.value)}
        />
        <span aria-hidden="true" className={styles.key}>
          /
        </span>
      </div>
      {!small && <p className={styles.hint}>{words.hint}</p>}
      <p id={`${id}-status`} role="status" className="unseen">
        {asked &&
          entries &&
          (found.length > 0 ? words.found(found.length) : words.none(query.trim()))}
      </p>
      {asked && (open || !small) && (
        <div className={styles.results}>
          {found.length > 0 && (
            <ul data-bare="">
              {found.map(({ entry, via }) => (
                <li key={entry.slug}>
                  <a href={`/${language}/${entry.slug}`}>
                    <strong>{entry.title}</strong>
                    {via && (
                      <span className={styles.via}>
                        {words.via} <span translate="no">{via}</span>
                      </span>
                    )}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {entries && found.length === 0 && (
            <div className={styles.none}>
              <p>
                <strong>{words.none(query.trim())}</strong>
              </p>
              <p>{words.tryThis}</p>
            </div>
          )}
          {failed && <p className={styles.none}>{words.unavailable}</p>}
        </div>
      )}
    </search>
  )
}
