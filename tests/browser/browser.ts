import { existsSync } from 'node:fs'

/** Debian's Chromium, or another that `CHROMIUM` names. */
export const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium'

export const browserIsThere = existsSync(BROWSER)

export const MISSING = `The browser tests are skipped: there is no browser at ${BROWSER}. Install it with “apt-get install chromium”, or name one with CHROMIUM=/path.`
