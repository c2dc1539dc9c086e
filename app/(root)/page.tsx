import { LANGUAGE_NAMES, LANGUAGES, messagesOf } from '../../lib/i18n'
import { Icon } from '../ui/glyph'
import styles from './root.module.css'

/** The one page without a language: it asks for it. Where scripting is on, `choose.js` answers. */
export default function ChooseLanguage() {
  return (
    <main id="content" className={styles.main}>
      <h1 translate="no">Repairbook</h1>
      <ul data-bare="" className={styles.languages}>
        {LANGUAGES.map((language) => (
          <li key={language} lang={language}>
            <a href={`/${language}`} hrefLang={language}>
              <strong>{LANGUAGE_NAMES[language]}</strong>
              <Icon name="arrow" />
            </a>
            <p>{messagesOf(language).site.tagline}</p>
          </li>
        ))}
      </ul>
    </main>
  )
}
