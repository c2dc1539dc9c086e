import '../styles/site.css'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { LANGUAGES, languageNamed } from '../../lib/i18n'
import { Announcer } from '../ui/announcer'

export const dynamicParams = false

export function generateStaticParams() {
  return LANGUAGES.map((lang) => ({ lang }))
}

interface LanguageLayoutProps {
  children: ReactNode
  params: Promise<{ lang: string }>
}

export default async function LanguageLayout({ children, params }: LanguageLayoutProps) {
  const language = languageNamed((await params).lang)
  if (!language) notFound()
  return (
    // `boot.js` writes theme and situation on the element before React sees it.
    <html lang={language} suppressHydrationWarning>
      <head>
        <script src="/boot.js" />
      </head>
      <body>
        <Announcer>{children}</Announcer>
      </body>
    </html>
  )
}
