import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, LANGUAGES, openProcedure, test } from './reader'

const KEY = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp`
const FULL = KEY.replace('HKLM', 'HKEY_LOCAL_MACHINE')

/** What `reg query` prints for a value, with the prompt and the echo before it. */
function answer(name: string, data: number | null, missing: string): string {
  const echo = String.raw`C:\Windows\System32>reg query "${KEY}" /v ${name}`
  const said = data === null ? [missing] : ['', FULL, `    ${name}    REG_DWORD    0x${data}`, '']
  return [echo, ...said, ''].join('\n')
}

const SAID = {
  en: {
    missing: 'ERROR: The system was unable to find the specified registry key or value.',
    first: /^Copy piece 1 of \d+/,
    next: /^Copy next: 2 of \d+/,
    output: 'What the console printed',
    different: 'different (is REG_DWORD 0x2, should be REG_DWORD 0x0)',
    counts: '1 set · 1 different · 1 missing · 13 not seen.',
    status: { set: 'set', missing: 'missing (should be REG_DWORD 0x1)', unseen: 'not seen' },
    all: 'Offer all pieces',
    look: 'Is this your problem? Look first, change nothing',
    apply: 'Change what is not as it should be',
    screen: 'On the screen:',
  },
  fr: {
    missing: 'ERREUR : le système n’a pas pu trouver la clé ou la valeur de Registre spécifiée.',
    first: /^Copier le morceau 1 sur \d+/,
    next: /^Copier le suivant\s: 2 sur \d+/,
    output: 'Ce que la console a affiché',
    different: 'différent (vaut REG_DWORD 0x2, devrait être REG_DWORD 0x0)',
    counts: '1 en place · 1 différent · 1 manquant · 13 non vu.',
    status: { set: 'en place', missing: 'manquant (devrait être REG_DWORD 0x1)', unseen: 'non vu' },
    all: 'Proposer tous les morceaux',
    look: 'Est-ce votre problème ? Regardez d’abord, sans rien changer',
    apply: 'Changer ce qui n’est pas comme il faut',
    screen: 'À l’écran :',
  },
}

const outputOf = (language: 'en' | 'fr') =>
  [
    answer('SecurityLayer', 2, SAID[language].missing),
    answer('MinEncryptionLevel', 1, SAID[language].missing),
    answer('KeepAliveTimeout', null, SAID[language].missing),
    String.raw`C:\Windows\System32>`,
  ].join('\n')

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())
/** The mode is loaded when it is chosen: the list comes a moment later. */
async function pieces(page: Page): Promise<string[]> {
  const all = page.locator('#script ol code[lang]')
  await expect(all).not.toHaveCount(0)
  return all.allTextContents()
}

for (const language of LANGUAGES) {
  const said = SAID[language]

  test(`${language}: one piece at a time, with the keyboard alone`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await openProcedure(page, language, '?target=serial')
    const script = page.locator('#script')
    await script.getByRole('button', { name: said.first }).focus()
    await page.keyboard.press('Enter')
    const next = script.getByRole('button', { name: said.next })
    await expect(next).toBeFocused()
    await script.locator('details').first().locator('summary').click()
    const all = await pieces(page)
    expect(all.length).toBeGreaterThan(16)
    expect(await clipboard(page)).toBe(all[0])
    await expect(script.getByText(new RegExp(said.screen.replaceAll(' ', '\\s')))).toBeVisible()
    await expect(script.getByRole('progressbar')).toHaveJSProperty('value', 1)
    await next.focus()
    await page.keyboard.press('Enter')
    await expect(script.getByRole('progressbar')).toHaveJSProperty('value', 2)
    expect(await clipboard(page)).toBe(all[1])
    for (const text of all) {
      expect(text).toMatch(/^[\x20-\x7e]+$/)
      expect(text.length).toBeLessThanOrEqual(2000)
    }
  })

  test(`${language}: what the console printed says what is set and leaves only the rest`, async ({
    page,
  }) => {
    const sent: string[] = []
    await openProcedure(page, language, '?target=serial')
    const script = page.locator('#script')
    await script.locator('details').first().locator('summary').click()
    const before = (await pieces(page)).length
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    await script.getByLabel(said.output, { exact: true }).fill(outputOf(language))
    await expect(script.getByText(said.counts, { exact: true })).toBeVisible()
    const row = (name: string) =>
      script.locator('tr').filter({ has: page.getByText(name, { exact: true }) })
    await expect(row('SecurityLayer')).toContainText(said.different)
    await expect(row('MinEncryptionLevel')).toContainText(said.status.set)
    await expect(row('KeepAliveTimeout')).toContainText(said.status.missing)
    await expect(row('MaxIdleTime')).toContainText(said.status.unseen)

    await script.locator('details').first().locator('summary').click()
    const after = await pieces(page)
    expect(after.length).toBeLessThan(before)
    const added = (name: string) =>
      after.some((text) => text.startsWith('reg add') && text.includes(`/v ${name} `))
    expect(added('SecurityLayer')).toBe(true)
    expect(added('KeepAliveTimeout')).toBe(true)
    expect(added('MinEncryptionLevel')).toBe(false)
    await script.getByRole('button', { name: said.all }).click()
    await script.locator('details').first().locator('summary').click()
    expect((await pieces(page)).length).toBe(before)

    // It stays on the page: not in storage, not in the address, not in any request.
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, location.href]))
    expect(kept + sent.join()).not.toContain('SecurityLayer')
  })

  test(`${language}: it looks first, and then changes what is not right`, async ({ page }) => {
    await openProcedure(page, language, '?target=serial')
    const script = page.locator('#script')
    const look = new RegExp(said.look.replaceAll(/[ ?]/g, (c) => (c === '?' ? '\\?' : '\\s')))
    await script.getByRole('button', { name: look }).click()
    await expect(page).toHaveURL(/mode=check/)
    await script.locator('details').first().locator('summary').click()
    expect((await pieces(page)).some((text) => /reg add|reg export/.test(text))).toBe(false)
    await script.getByLabel(said.output, { exact: true }).fill(outputOf(language))
    await script.getByRole('button', { name: said.apply }).click()
    // What was pasted is still there, and decides what is offered.
    await expect(script.getByText(said.counts, { exact: true })).toBeVisible()
    await script.locator('details').first().locator('summary').click()
    const writes = (await pieces(page)).filter((text) => text.startsWith('reg add'))
    expect(writes.length).toBe(15)
  })
}

test('a console that doubles letters is given names in mixed case', async ({ page }) => {
  await openProcedure(page, 'en', '?target=serial')
  await page.getByRole('button', { name: /More choices/ }).click()
  await page.getByRole('radio', { name: /mixed case/ }).check()
  await expect(page).toHaveURL(/spelling=mixed/)
  await page.locator('#script details').first().locator('summary').click()
  expect((await pieces(page)).join('\n')).toContain('CurRentControlSet')
})

test('the ticket holds what the console printed', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openProcedure(page, 'en', '?target=serial')
  await page.getByLabel(SAID.en.output, { exact: true }).fill(outputOf('en'))
  await expect(page.getByText(SAID.en.counts, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: /as Markdown/ }).click()
  const ticket = await clipboard(page)
  expect(ticket).toMatch(/`SecurityLayer` \| `REG_DWORD 0x0` \| different: `REG_DWORD 0x2` \|/)
  expect(ticket).toMatch(/`MaxIdleTime` \| `REG_DWORD 0x0` \| not seen \|/)
})

for (const scheme of ['light', 'dark'] as const) {
  test(`${scheme}: axe finds nothing in the console's mode, at two widths, and nothing is cut off`, async ({
    page,
  }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: scheme })
    await openProcedure(page, 'fr', '?target=serial')
    await page.getByLabel(SAID.fr.output, { exact: true }).fill(outputOf('fr'))
    await expect(page.getByText(SAID.fr.counts, { exact: true })).toBeVisible()
    await page.locator('#script details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '')
    })
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 800 })
      const { violations } = await new AxeBuilder({ page }).include('#script').analyze()
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([])
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over, `${width}`).toBeLessThanOrEqual(0)
    }
  })
}
