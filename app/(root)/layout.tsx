import '../styles/site.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'

export const metadata: Metadata = { title: 'Repairbook' }

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script src="/boot.js" />
        <script src="/choose.js" />
      </head>
      <body>{children}</body>
    </html>
  )
}
