'use client'

import { useEffect, useState } from 'react'
import { messagesOf } from '../../lib/i18n'
import type { Language } from '../../lib/model'
import { Icon } from './glyph'
import styles from './header.module.css'

const THEMES = ['system', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]
const ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const
const KEY = 'repairbook:theme'

/** Light, dark, or as the system says; remembered on this device. `public/boot.js` reads it first. */
export function ThemeToggle({ language }: { language: Language }) {
  const { theme: words } = messagesOf(language)
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => {
    setTheme(THEMES.find((known) => known === document.documentElement.dataset.theme) ?? 'system')
  }, [])
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'

  function change() {
    setTheme(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    try {
      localStorage.setItem(KEY, next)
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
  }

  return (
    <button type="button" className={`${styles.theme} with-js`} onClick={change}>
      <Icon name={ICONS[theme]} />
      <span className="unseen">{words.label(words.names[theme], words.names[next])}</span>
    </button>
  )
}
