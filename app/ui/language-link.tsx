'use client'

import type { MouseEvent } from 'react'
import { LANGUAGE_NAMES } from '../../lib/i18n'
import type { Language } from '../../lib/model'

interface LanguageLinkProps {
  to: Language
  /** The page's path below its language: `/rdp-disconnects`. */
  path: string
  className?: string | undefined
}

/**
 * The same page in another language. The choices are in the address and go along; the place is the
 * step at the top of the screen, whose anchor is the same in both languages.
 */
export function LanguageLink({ to, path, className }: LanguageLinkProps) {
  function carry(event: MouseEvent<HTMLAnchorElement>) {
    event.currentTarget.search = location.search
    event.currentTarget.hash = placeOnScreen()
  }
  return (
    <a
      href={`/${to}${path}`}
      lang={to}
      hrefLang={to}
      className={className}
      onPointerDown={carry}
      onClick={carry}
    >
      <span aria-hidden="true">{to.toUpperCase()}</span>
      <span className="unseen">{LANGUAGE_NAMES[to]}</span>
    </a>
  )
}

/** The anchor that stands at the top of the screen, or none while the page has not been scrolled. */
function placeOnScreen(): string {
  if (scrollY < 200) return ''
  const places = [...document.querySelectorAll('[data-place]')].filter(
    (element) => element.getClientRects().length > 0,
  )
  // The innermost one: a procedure's own anchor stands before its steps'.
  const standing = places.filter((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top < 140 && bottom > 140
  })
  const place =
    standing.at(-1) ?? places.find((element) => element.getBoundingClientRect().top >= 0)
  return place?.id ? `#${place.id}` : ''
}
