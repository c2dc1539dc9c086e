import { expect, openProcedure, ready, test } from './reader'

const PAGES = [
  '/?choose',
  '/fr',
  '/fr/rdp-disconnects',
  '/fr/rdp-disconnects?situation=offline&target=powershell&drive=F%20%26%20calc',
  '/fr/rdp-disconnects?situation=offline&target=powershell',
  '/fr/rdp-internal-error',
  '/fr/safe-mode?situation=offline&target=reg',
  '/fr/targets',
  '/fr/rules',
  '/fr/rules/reg-value-padded',
  '/nowhere',
]

for (const width of [320, 640, 1100]) {
  test(`no page scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 })
    for (const path of PAGES) {
      await page.goto(path)
      if (/rdp|safe/.test(path)) await ready(page)
      await page.locator('details:visible').evaluateAll((all) => {
        for (const one of all) one.setAttribute('open', '')
      })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over, path).toBeLessThanOrEqual(0)
    }
  })
}

test('on a phone the choices fold into a line, and the bar copies, then ticks', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.setViewportSize({ width: 390, height: 844 })
  await openProcedure(page, 'en', '?situation=offline&drive=G')
  await expect(page.getByLabel('Target', { exact: true })).toBeHidden()
  await page.getByRole('button', { name: /Its disk is attached · CMD · drive G/ }).click()
  await page.getByLabel('Target', { exact: true }).selectOption('powershell')
  await page
    .getByRole('button', { name: /PowerShell/ })
    .first()
    .click()
  for (const label of ['1', '2', '3', '4', '5', '6', '7']) {
    await page.getByRole('button', { name: `Tick step ${label}`, exact: true }).click()
  }
  await page.getByRole('button', { name: 'Copy step 8', exact: true }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("'SecurityLayer'")
  await page.getByRole('button', { name: 'Tick step 8', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Copy step 9', exact: true })).toBeVisible()
})

test('on paper it is a checklist: full commands, empty boxes, nothing to press', async ({
  page,
}) => {
  await openProcedure(page, 'en', '?situation=offline')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0)
  await expect(page.locator('#repair-the-vm-offline-8 code').first()).toBeVisible()
  await expect(page.getByRole('row', { name: /KeepAliveInterval/ })).toBeVisible()
  await expect(page.locator('#serial-control')).toBeHidden()
  await expect(page.locator('#script')).toBeHidden()
})
