import { messagesOf } from '../../lib/i18n'
import type { Language } from '../../lib/model'
import styles from './header.module.css'
import { LanguageSwitch } from './language-switch'
import { Search } from './search'
import { ThemeToggle } from './theme-toggle'

interface HeaderProps {
  language: Language
  /** The page's path below its language, the same in both: `/rdp-disconnects`. */
  path: string
  /** The start page has its own, larger search. */
  search?: boolean
}

export function Header({ language, path, search = true }: HeaderProps) {
  const { site } = messagesOf(language)
  return (
    <header className={`${styles.header} not-on-paper`}>
      <a href="#content" className={styles.skip}>
        {site.skip}
      </a>
      <a href={`/${language}`} className={styles.name} aria-label={site.home} translate="no">
        {site.name}
      </a>
      <div className={styles.search}>{search && <Search language={language} small />}</div>
      <a href={`/${language}/rules`} className={styles.link}>
        {site.rules}
      </a>
      <LanguageSwitch language={language} path={path} />
      <ThemeToggle language={language} />
    </header>
  )
}
