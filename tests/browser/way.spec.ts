import { downloaded, expect, fromCommandLine, LANGUAGES, ready, test, WORDS } from './reader'

for (const language of LANGUAGES) {
  const words = WORDS[language]

  test(`${language}: search, open, choose, copy, download what the command line writes`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(`/${language}`)
    await ready(page)
    await page.keyboard.press('/')
    await page.keyboard.type(words.query)
    await page.getByRole('search').getByRole('link').first().click()
    await expect(page).toHaveURL(`/${language}/rdp-disconnects`)
    await ready(page)

    await page.getByRole('radio', { name: words.offline }).check()
    await page.getByLabel(words.target, { exact: true }).selectOption('powershell')
    await page.getByLabel(words.drive, { exact: true }).fill('g')
    await expect(page).toHaveURL(/situation=offline.*target=powershell.*drive=G/)

    const step = page.locator('#repair-the-vm-offline-16')
    await step
      .getByRole('button', { name: /MaxIdleTime/ })
      .last()
      .click()
    await expect(page.getByRole('status').filter({ hasText: words.copied })).toBeAttached()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      String.raw`[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\BROKENSYSTEM\ControlSet001\Control\Terminal Server\WinStations\RDP-Tcp', 'MaxIdleTime', 0x00000000, 'DWord')`,
    )

    const { name, bytes } = await downloaded(page, () =>
      page.getByRole('button', { name: words.download }).click(),
    )
    expect(name).toBe('rdp-disconnects.offline.ps1')
    const expected = fromCommandLine(
      ...['--situation', 'offline', '--target', 'powershell', '--drive', 'G'],
    )
    expect(bytes.equals(expected)).toBe(true)
    // What is shown is what is downloaded, but for the mark at its start.
    const shown = await page.locator('#script pre [id^="line-"] > :last-child').allTextContents()
    expect(shown.map((line) => `${line}\r\n`).join('')).toBe(expected.toString('utf8').slice(1))
  })
}

test('the search does without accents, case, or whole words', async ({ page }) => {
  await page.goto('/fr')
  await ready(page)
  const box = page.getByRole('searchbox')
  const results = page.getByRole('search').getByRole('link')
  for (const query of ['maxidle', 'session coupe']) {
    await box.fill(query)
    await expect(results, query).toHaveCount(1)
  }
  // Other articles may have these too: the one that they are about is among them.
  for (const query of ['deconnexion', 'DÉCONN', 'r']) {
    await box.fill(query)
    const found = page.getByRole('search').locator('a[href="/fr/rdp-disconnects"]')
    await expect(found, query).toBeVisible()
  }
  await box.fill('imprimante')
  await expect(results).toHaveCount(0)
  await expect(page.getByRole('search')).toContainText('imprimante')
})

test('every target, situation and mode downloads what the command line writes', async ({
  page,
}) => {
  const cases = [
    ['online', 'cmd', 'check'],
    ['online', 'reg', 'apply'],
    ['offline', 'cmd', 'apply'],
    ['offline', 'reg', 'apply'],
    ['offline', 'powershell', 'check'],
  ] as const
  for (const [situation, target, mode] of cases) {
    await page.goto(`/en/rdp-disconnects?situation=${situation}&target=${target}&mode=${mode}`)
    await ready(page)
    const { bytes } = await downloaded(page, () =>
      page.getByRole('button', { name: 'Download' }).click(),
    )
    const expected = fromCommandLine(
      ...['--situation', situation, '--target', target, '--mode', mode],
    )
    expect(bytes.equals(expected), `${situation} ${target} ${mode}`).toBe(true)
  }
})

test('a repair opens as published, emitted, why', async ({ page }) => {
  await page.goto('/en/rdp-disconnects?situation=offline')
  await ready(page)
  const step = page.locator('#repair-the-vm-offline-16')
  await step.locator('summary').click()
  const command = step.locator('details section').nth(1)
  await expect(command).toContainText("/v ' MaxIdleTime' /t REG_DWORD")
  await expect(command).toContainText('/v MaxIdleTime /t REG_DWORD')
  await expect(command.locator('[data-changed] del', { hasText: 'Winstations' })).toBeVisible()
  await command.getByRole('link', { name: 'Blank inside a value name' }).click()
  await expect(page).toHaveURL('/en/rules/reg-value-padded')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Blank inside a value name')
})

test('pointing at a step lights its lines, and the other way round', async ({ page }) => {
  await page.goto('/en/rdp-disconnects')
  await ready(page)
  await page.locator('#serial-control-5').hover()
  const lit = page.locator('#script [data-step][data-lit]')
  await expect(lit).toHaveCount(4)
  await expect(lit.first()).toBeInViewport()
  await page.locator('#script [data-step="11"]').last().hover()
  await expect(page.locator('#serial-control-11')).toHaveAttribute('data-lit')
  await expect(page.locator('#serial-control-5')).not.toHaveAttribute('data-lit')
})
