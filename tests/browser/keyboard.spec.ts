import { downloaded, expect, fromCommandLine, ready, tabTo, test, WORDS } from './reader'

test('the whole way with the keyboard alone', async ({ page }) => {
  await page.goto('/en')
  await ready(page)
  await page.keyboard.press('/')
  await page.keyboard.type('idle')
  await page.getByRole('search').getByRole('link').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('search').getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/en/rdp-disconnects')
  await ready(page)

  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport()

  await tabTo(page, page.getByRole('radio', { name: WORDS.en.online }))
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: WORDS.en.offline })).toBeChecked()
  await tabTo(page, page.getByLabel('Target', { exact: true }), 2)
  await page.keyboard.type('P')
  await tabTo(page, page.getByLabel('Drive', { exact: true }), 2)
  await page.keyboard.type('g')
  await tabTo(page, page.getByRole('checkbox', { name: WORDS.en.done('1'), exact: true }), 10)
  await page.keyboard.press('Space')
  await expect(page.locator('#repair-the-vm-offline')).toContainText('1 of 18 done')

  const mark = page.locator('#repair-the-vm-offline-8 summary')
  await tabTo(page, mark)
  await page.keyboard.press('Enter')
  await expect(page.locator('#repair-the-vm-offline-8 details')).toHaveAttribute('open')
  // The focus lights the step's lines, as the pointer does.
  await expect(page.locator('#script [data-step="8"]').first()).toHaveAttribute('data-lit')

  const button = page.getByRole('button', { name: 'Download' })
  await tabTo(page, button, 150)
  const { bytes } = await downloaded(page, () => page.keyboard.press('Enter'))
  const expected = fromCommandLine(
    ...['--situation', 'offline', '--target', 'powershell', '--drive', 'G'],
  )
  expect(bytes.equals(expected)).toBe(true)
})

test('a slash that is typed into a field stays in the field', async ({ page }) => {
  await page.goto('/en/rdp-disconnects?situation=offline')
  await ready(page)
  await page.getByLabel('Drive', { exact: true }).press('/')
  await expect(page.getByLabel('Drive', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Drive', { exact: true })).toHaveValue('/')
})
