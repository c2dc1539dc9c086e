import { expect, LANGUAGES, openProcedure, ready, test, WORDS } from './reader'

test('choices survive a reload and a change of language, and so does the place', async ({
  page,
}) => {
  await openProcedure(page, 'en')
  await page.getByRole('radio', { name: WORDS.en.offline }).check()
  await page.getByLabel('Target', { exact: true }).selectOption('reg')
  await page.getByLabel('Drive', { exact: true }).fill('G:')
  await page.getByRole('button', { name: /More choices/ }).click()
  await page.getByLabel('Control sets').fill('2, 1')
  await page.getByRole('button', { name: /Fewer choices/ }).click()
  await page.reload()
  await ready(page)
  await expect(page.getByLabel('Drive', { exact: true })).toHaveValue('G')
  await expect(page.locator('#script')).toContainText('ControlSet002')

  await page.locator('#repair-the-vm-offline-12').evaluate((step) => step.scrollIntoView())
  // The one in the bar: the header has scrolled away.
  await page.getByRole('link', { name: 'Français' }).last().click()
  await expect(page).toHaveURL(
    /\/fr\/rdp-disconnects\?situation=offline&target=reg&drive=G&sets=1,2#repair-the-vm-offline-1[12]$/,
  )
  await ready(page)
  await expect(page.getByLabel('Lecteur', { exact: true })).toHaveValue('G')
  await expect(page.locator('#script')).toContainText('ControlSet002')
  await expect(page.locator('#repair-the-vm-offline-12')).toBeInViewport()
})

for (const language of LANGUAGES) {
  const words = WORDS[language]

  test(`${language}: a wrong drive letter, as typed, says what is accepted and makes no script`, async ({
    page,
  }) => {
    await openProcedure(page, language, '?situation=offline')
    const drive = page.getByLabel(words.drive, { exact: true })
    const script = page.locator('#script')
    await expect(script.locator('pre')).toBeVisible()
    await drive.fill('GG')
    await expect(drive).toHaveAttribute('aria-invalid', 'true')
    await expect(drive).toHaveAccessibleDescription(new RegExp(words.wrongDrive))
    await expect(script.locator('[data-no-script]')).toContainText(words.wrongDrive)
    await expect(script.locator('pre')).toHaveCount(0)
    await expect(script.getByRole('button', { name: words.download })).toBeDisabled()
    await expect(page).not.toHaveURL(/drive/)
    // What does not depend on the letter stays: the commands of the steps.
    await expect(page.locator('#repair-the-vm-offline-8')).toContainText('SecurityLayer')
    await drive.fill('G')
    await expect(script.locator('pre')).toContainText('--drive G')
  })

  test(`${language}: a hostile link makes no script`, async ({ page }) => {
    const hostile = [
      'situation=offline&drive=F%20%26%20calc',
      'drive=F%20%26%20calc',
      'situation=offline&system=%22%20%26%20calc%20%22',
      'situation=offline&sets=1%3Bcalc',
      'target=%3Cscript%3E',
      'steps=%26calc',
      'steps=99',
      'procedure=nowhere',
      'situation=offline&system=X&software=x',
      'target=reg&mode=check',
    ]
    for (const search of hostile) {
      await openProcedure(page, language, `?${search}`)
      await expect(page.locator('[data-no-script]'), search).toContainText(words.noScript)
      await expect(page.locator('#script pre'), search).toHaveCount(0)
      await expect(page.getByRole('button', { name: words.download })).toBeDisabled()
    }
  })
}

test('the usual choice is one press away from a link that is refused', async ({ page }) => {
  await openProcedure(page, 'en', '?situation=offline&drive=F%20%26%20calc')
  await page
    .locator('[data-no-script]')
    .getByRole('button', { name: 'Use the usual choice' })
    .click()
  await expect(page.locator('#script pre')).toBeVisible()
  await expect(page).toHaveURL('/en/rdp-disconnects?situation=offline')
})

test('what lowers security can be left out, and stays out in the other situation', async ({
  page,
}) => {
  await openProcedure(page, 'en')
  const script = page.locator('#script pre')
  await expect(script).toContainText('SecurityLayer')
  await page.getByRole('button', { name: 'Leave these settings out of the script' }).click()
  await expect(script).not.toContainText('SecurityLayer')
  await expect(script).not.toContainText('MinEncryptionLevel')
  await page.getByRole('radio', { name: WORDS.en.offline }).check()
  await expect(page.locator('#script')).toContainText('offline.cmd')
  await expect(script).not.toContainText('SecurityLayer')
  await page.getByRole('button', { name: 'Put them back' }).click()
  await expect(script).toContainText('SecurityLayer')
  await expect(page).toHaveURL('/en/rdp-disconnects?situation=offline')
})

test('a link in the text to the other procedure chooses its situation', async ({ page }) => {
  await openProcedure(page, 'en')
  await page.getByRole('link', { name: 'repair it there' }).click()
  await expect(page).toHaveURL(/situation=offline/)
  await expect(page.locator('#repair-the-vm-offline')).toBeInViewport()
})

test('colours are carried over and never change the text', async ({ page }) => {
  await openProcedure(page, 'en', '?situation=offline&target=cmd&drive=G&system=OTHER')
  const line = page.locator('#script [data-step="8"]').last()
  await expect(line).toContainText(String.raw`HKLM\OTHER`)
  await expect(line.locator('[data-kind="s"]').first()).toBeVisible()
})
