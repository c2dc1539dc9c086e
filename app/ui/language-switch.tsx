import { LANGUAGE_NAMES, LANGUAGES, messagesOf } from '../../lib/i18n'
import type { Language } from '../../lib/model'
import styles from './header.module.css'
import { LanguageLink } from './language-link'

/** The languages, the page's own marked. */
export function LanguageSwitch({ language, path }: { language: Language; path: string }) {
  return (
    <nav aria-label={messagesOf(language).site.language} className={styles.languages}>
      {LANGUAGES.map((other) =>
        other === language ? (
          <span key={other} aria-current="true">
            <abbr title={LANGUAGE_NAMES[other]}>{other.toUpperCase()}</abbr>
          </span>
        ) : (
          <LanguageLink key={other} to={other} path={path} />
        ),
      )}
    </nav>
  )
}
