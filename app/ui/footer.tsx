import { messagesOf } from '../../lib/i18n'
import type { Language } from '../../lib/model'
import styles from './header.module.css'

export function Footer({ language }: { language: Language }) {
  return (
    <footer className={`${styles.footer} not-on-paper`}>
      <p>{messagesOf(language).site.footer}</p>
    </footer>
  )
}
