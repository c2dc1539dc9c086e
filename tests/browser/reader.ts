import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Locator, type Page } from '@playwright/test'
import { browserIsThere, MISSING } from './browser'

export { expect } from '@playwright/test'

/** Every test of this folder: skipped, with the reason, where there is no browser. */
export const test = base.extend<{ browserOrSkip: undefined }>({
  browserOrSkip: [
    async ({ baseURL: _ }, run, info) => {
      info.skip(!browserIsThere, MISSING)
      await run(undefined)
    },
    { auto: true },
  ],
})

export const LANGUAGES = ['en', 'fr'] as const
export type TestLanguage = (typeof LANGUAGES)[number]

/** What the reader reads on the controls that the tests press. */
export const WORDS = {
  en: {
    query: 'idle',
    offline: 'Its disk is attached',
    online: 'The machine runs',
    target: 'Target',
    drive: 'Drive',
    copied: 'Copied',
    download: 'Download',
    done: (label: string) => `Step ${label} done`,
    noScript: 'No script',
    wrongDrive: 'is not a drive letter',
  },
  fr: {
    query: 'inactiv',
    offline: 'Son disque est attaché',
    online: 'La machine tourne',
    target: 'Cible',
    drive: 'Lecteur',
    copied: 'Copié',
    download: 'Télécharger',
    done: (label: string) => `Étape ${label} faite`,
    noScript: 'Pas de script',
    wrongDrive: 'n’est pas une lettre de lecteur',
  },
}

/** The file that the command line writes for the same choices. */
export function fromCommandLine(...options: string[]): Buffer {
  return fileFromCommandLine('rdp-disconnects', ...options)
}

export function fileFromCommandLine(slug: string, ...options: string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'repairbook-browser-'))
  try {
    const file = join(folder, 'script')
    const call = ['cli/repairbook.mjs', 'script', slug, ...options, '-o', file]
    execFileSync(process.execPath, call, { cwd: new URL('../..', import.meta.url).pathname })
    return readFileSync(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The bytes of what a press downloads, and the name that it is saved under. */
export async function downloaded(page: Page, press: () => Promise<void>) {
  const began = page.waitForEvent('download')
  await press()
  const download = await began
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** Tabs until the element has the focus: what cannot be reached so fails the test. */
export async function tabTo(page: Page, wanted: Locator, most = 80) {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${wanted} was not reached with ${most} presses of Tab`)
}

/** The page answers: its controls do what they say only once React has taken over. */
export async function ready(page: Page) {
  await page.locator('html[data-ready]').waitFor()
}

export async function openProcedure(
  page: Page,
  language: TestLanguage,
  search = '',
  slug = 'rdp-disconnects',
) {
  await page.goto(`/${language}/${slug}${search}`)
  await ready(page)
}
