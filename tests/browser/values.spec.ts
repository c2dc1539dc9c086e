import type { Page } from '@playwright/test'
import {
  downloaded,
  expect,
  fileFromCommandLine,
  LANGUAGES,
  openProcedure,
  ready,
  test,
  WORDS,
} from './reader'

const SAID = {
  en: {
    port: 'Port',
    service: 'Service',
    entry: 'Boot entry',
    give: 'Fill it in',
    leave: 'Leave it empty',
    missing: 'PortNumber needs a value for <Hexportnumber>.',
    refused: 'expected a port from 1 to 65535',
  },
  fr: {
    port: 'Port',
    service: 'Service',
    entry: 'Entrée de démarrage',
    give: 'La renseigner',
    leave: 'Laisser vide',
    missing: 'PortNumber exige une valeur pour <Hexportnumber>.',
    refused: 'il faut un port de 1 à 65535',
  },
}

const SLUG = 'rdp-internal-error'
const script = (page: Page) => page.locator('#script pre')

for (const language of LANGUAGES) {
  const words = WORDS[language]
  const said = SAID[language]

  test(`${language}: what is missing leads to its field, and is filled in everywhere`, async ({
    page,
  }) => {
    await openProcedure(page, language, '', SLUG)
    const step = page.locator('#serial-control-4')
    await expect(step).toContainText(said.missing)
    // The script's own comment names the command line, which can be all that its reader has.
    await expect(page.locator('#serial-control')).not.toContainText('--set')
    await expect(page.locator('#script dl')).not.toContainText('--set')
    await expect(script(page)).not.toContainText('PortNumber" REG')
    await step.getByRole('button', { name: said.give }).click()
    const field = page.getByLabel(said.port, { exact: true })
    await expect(field).toBeFocused()
    await field.fill('0xd3e')
    await expect(page).toHaveURL(/set\.port=3390/)
    await expect(step).not.toContainText(said.missing)
    await expect(step).toContainText('/v PortNumber /t REG_DWORD /d 0xd3e')
    await expect(script(page)).toContainText('"PortNumber" REG_DWORD "0xd3e"')
    await field.blur()
    await expect(field).toHaveValue('3390')
    await page.locator('main details:visible summary').first().click()
    const row = page.getByRole('row', { name: /PortNumber/ })
    await expect(row).toContainText('3390')
    await expect(row).not.toContainText('Hexportnumber')
    // One value for both commands, and for every target.
    await page.getByLabel(words.target, { exact: true }).selectOption('powershell')
    await expect(page.locator('#serial-control-5')).toContainText("-LocalPort '3390'")
    await page.getByLabel(words.target, { exact: true }).selectOption('reg')
    await expect(script(page)).toContainText('"PortNumber"=dword:00000d3e')
  })

  test(`${language}: a value that is refused makes no script, as typed or in a link`, async ({
    page,
  }) => {
    await openProcedure(page, language, '', SLUG)
    const field = page.getByLabel(said.port, { exact: true })
    await field.fill('99999')
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveAccessibleDescription(new RegExp(said.refused))
    await expect(page.locator('[data-no-script]')).toContainText(said.refused)
    await expect(page).not.toHaveURL(/set/)
    for (const hostile of [
      '3390%20%26%20calc',
      '%22%20%26%20calc',
      '%3Cscript%3E',
      '1%0d%0acalc',
    ]) {
      await openProcedure(page, language, `?set.port=${hostile}`, SLUG)
      await expect(page.locator('[data-no-script]'), hostile).toContainText(said.refused)
      await expect(script(page), hostile).toHaveCount(0)
      await expect(page.getByRole('button', { name: words.download })).toBeDisabled()
      await expect(page.locator('#serial-control-4')).not.toContainText('calc')
    }
    await page.locator('[data-no-script]').getByRole('button', { name: said.leave }).click()
    await expect(script(page)).toBeVisible()
    await expect(page).toHaveURL(`/${language}/${SLUG}`)
  })

  test(`${language}: the boot entry may be named, and need not be`, async ({ page }) => {
    await openProcedure(page, language, '?situation=offline&drive=G', 'safe-mode')
    await expect(script(page)).toContainText('{default}')
    const entry = '{9dea862c-5cdd-4e70-acc1-f32b344d4795}'
    await page.getByLabel(said.entry, { exact: true }).fill(entry)
    await expect(script(page)).toContainText(entry)
    await expect(page.locator('#repair-the-vm-offline')).toContainText(`${entry} ems Yes`)
  })
}

test('values survive a reload, a change of language and of situation', async ({ page }) => {
  await openProcedure(page, 'en', '?set.service=MSSQL$ONE&set.port=3390', SLUG)
  await expect(page.locator('#serial-control-3')).toContainText('MSSQL$ONE')
  await expect(script(page)).toContainText('set.service=MSSQL%%24ONE&set.port=3390')
  await page.getByRole('radio', { name: WORDS.en.offline }).check()
  await expect(page.getByLabel('Port', { exact: true })).toBeHidden()
  await page.getByRole('radio', { name: WORDS.en.online }).check()
  await page.getByRole('link', { name: 'Français' }).first().click()
  await ready(page)
  await expect(page.getByLabel('Service', { exact: true })).toHaveValue('MSSQL$ONE')
  await expect(page.getByLabel('Port', { exact: true })).toHaveValue('3390')
})

test('a script of the page with values is that of the command line', async ({ page }) => {
  test.slow()
  await openProcedure(page, 'en', '?target=powershell&set.service=Spooler&set.port=3390', SLUG)
  await expect(script(page)).toContainText('Spooler')
  const press = () => page.getByRole('button', { name: WORDS.en.download }).first().click()
  const { bytes } = await downloaded(page, press)
  const options = ['--situation', 'online', '--target', 'powershell']
  const values = ['--set', 'service=Spooler', '--set', 'port=3390']
  expect(bytes.equals(fileFromCommandLine(SLUG, ...options, ...values))).toBe(true)
})

test('an article that asks for nothing has no such fields', async ({ page }) => {
  await openProcedure(page, 'en')
  await expect(page.getByRole('heading', { name: 'To fill in' })).toHaveCount(0)
})

test('a comment of the article is no command to copy', async ({ page }) => {
  await openProcedure(page, 'en', '?situation=offline&drive=G', SLUG)
  const step = page.locator('#repair-the-vm-offline-5')
  await expect(step.getByText('Enable Serial Console', { exact: true })).toBeVisible()
  await expect(step.getByText(/^REM/i)).toHaveCount(0)
})

test('the table of what changes has the letter of the disk, once it is chosen', async ({
  page,
}) => {
  await openProcedure(page, 'en', '?situation=offline', SLUG)
  await page.locator('main details:visible summary').first().click()
  const table = page.locator('main table:visible').first()
  await expect(table).toContainText(String.raw`<drive>:\temp`)
  await page.getByLabel(WORDS.en.drive, { exact: true }).fill('G')
  await expect(table).toContainText(String.raw`G:\temp`)
  await expect(table).not.toContainText('<drive>')
})

test('procedures are chosen by their titles', async ({ page }) => {
  await openProcedure(page, 'fr', '', SLUG)
  await page.getByRole('button', { name: /Plus de choix/ }).click()
  const titles = await page.locator('#choice-procedure option').allTextContents()
  expect(titles).toHaveLength(2)
  for (const title of titles) await expect(page.getByText(title).first()).toBeAttached()
  expect(titles.join(' ')).not.toContain('serial-control')
})

test('TLS 1.2 lowers nothing, the older versions do', async ({ page }) => {
  await openProcedure(page, 'en', '', SLUG)
  await page.locator('main details:visible summary').first().click()
  const rows = page
    .locator('main table:visible')
    .first()
    .getByRole('row', { name: /^Enabled/ })
  await expect(rows).toHaveText([/as before$/, /lowers it$/, /lowers it$/])
})
