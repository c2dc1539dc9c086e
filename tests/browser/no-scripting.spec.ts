import { downloaded, expect, fromCommandLine, LANGUAGES, test } from './reader'

test.use({ javaScriptEnabled: false })

for (const language of LANGUAGES) {
  test(`${language}: without scripting the text, the commands and the scripts are there`, async ({
    page,
  }) => {
    await page.goto(`/${language}`)
    await page.locator(`main a[href="/${language}/rdp-disconnects"]`).first().click()
    await expect(page).toHaveURL(`/${language}/rdp-disconnects`)
    for (const id of ['serial-control-10', 'repair-the-vm-offline-16']) {
      await expect(page.locator(`#${id}`)).toBeVisible()
      await expect(page.locator(`#${id}`)).toContainText('/v MaxIdleTime')
    }
    await expect(page.locator('#script pre')).toContainText('@echo off')
    await expect(page.getByRole('button')).toHaveCount(0)
    const files = [
      ['online', 'cmd', 'cmd'],
      ['online', 'powershell', 'ps1'],
      ['online', 'reg', 'reg'],
      ['offline', 'cmd', 'cmd'],
      ['offline', 'powershell', 'ps1'],
      ['offline', 'reg', 'reg'],
    ] as const
    for (const [situation, target, extension] of files) {
      const name = `rdp-disconnects.${situation}.${extension}`
      const got = await downloaded(page, () =>
        page.getByRole('link', { name, exact: true }).click(),
      )
      expect(got.name).toBe(name)
      const expected = fromCommandLine('--situation', situation, '--target', target)
      expect(got.bytes.equals(expected), name).toBe(true)
    }
  })
}

for (const slug of ['dhcp-disabled', 'rdp-disconnects', 'rdp-internal-error', 'safe-mode']) {
  test(`${slug}: without scripting every step can be read`, async ({ page, request }) => {
    for (const language of LANGUAGES) {
      const path = `/${language}/${slug}`
      const html = await (await request.get(path)).text()
      const steps = [...html.matchAll(/ id="([a-z-]+-\d+)"/g)].map(([, id]) => id)
      expect(steps.length).toBeGreaterThan(3)
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('#script pre')).toContainText('@echo off')
      for (const id of steps) await expect(page.locator(`#${id}`), id).toBeVisible()
    }
  })
}

test('the language can be chosen without scripting', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Français' }).click()
  await expect(page).toHaveURL('/fr')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})
