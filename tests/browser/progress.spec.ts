import { expect, openProcedure, test, WORDS } from './reader'

test('ticks are remembered on this device, in both languages, and can be cleared', async ({
  page,
}) => {
  await openProcedure(page, 'en')
  await page.getByRole('checkbox', { name: WORDS.en.done('2'), exact: true }).check()
  await page.getByRole('checkbox', { name: WORDS.en.done('3'), exact: true }).check()
  await page.reload()
  await expect(page.getByRole('checkbox', { name: WORDS.en.done('2'), exact: true })).toBeChecked()
  await expect(page.locator('#serial-control')).toContainText('2 of 12 done')
  await openProcedure(page, 'fr')
  await expect(page.getByRole('checkbox', { name: WORDS.fr.done('3'), exact: true })).toBeChecked()
  await expect(
    page.getByRole('checkbox', { name: WORDS.fr.done('4'), exact: true }),
  ).not.toBeChecked()
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(JSON.parse(stored)).toEqual({
    'repairbook:progress:rdp-disconnects:serial-control': '2,3',
  })
  await page.getByRole('button', { name: 'Effacer les coches' }).click()
  await expect(
    page.getByRole('checkbox', { name: WORDS.fr.done('2'), exact: true }),
  ).not.toBeChecked()
})

test('nothing that is typed is stored', async ({ page }) => {
  await openProcedure(page, 'en', '?situation=offline')
  await page.getByLabel('Drive', { exact: true }).fill('secret')
  await page.getByRole('checkbox', { name: WORDS.en.done('1'), exact: true }).check()
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('secret')
})

test('the theme is remembered and set before the first paint', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await openProcedure(page, 'en')
  const toggle = page.getByRole('button', { name: /^Theme/ })
  await toggle.click()
  await toggle.click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const dark = await paper()
  await page.route('**/_next/**/*.js', (route) => route.abort())
  await page.reload()
  expect(await paper()).toBe(dark)
})
