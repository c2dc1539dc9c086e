import './styles/site.css'
import type { Metadata } from 'next'
import { LANGUAGES } from '../lib/i18n'
import { pageWordsOf } from '../lib/i18n/pages'
import styles from './not-found.module.css'

export const metadata: Metadata = { title: '404 · Repairbook' }

/** `out/404.html`. Whoever mistyped an address may have mistyped its language: it says both. */
export default function NotFound() {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script src="/boot.js" />
      </head>
      <body>
        <main id="content" className={styles.main}>
          <p className={styles.number} aria-hidden="true">
            404
          </p>
          {LANGUAGES.map((language, index) => {
            const { notFound } = pageWordsOf(language)
            const Heading = index === 0 ? 'h1' : 'h2'
            return (
              <section key={language} lang={language}>
                <Heading>{notFound.title}</Heading>
                <p>{notFound.text}</p>
                <p>
                  <a href={`/${language}`}>{notFound.start}</a>
                </p>
              </section>
            )
          })}
        </main>
      </body>
    </html>
  )
}
