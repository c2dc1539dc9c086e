import { expect, LANGUAGES, openProcedure, test, WORDS } from './reader'

const SAID = {
  en: {
    moved: 'Azure Run Command is not for “Its disk is attached”: the target is now az vm repair.',
    boot: 'Boot',
    gone: 'gone',
    not: 'Not by this target: a .reg file holds nothing but registry values and keys.',
    marks: 'cannot be undone · not read back',
    reason: 'Who owned the files before is kept by no program of Windows: it cannot be undone.',
    can: 'What this target can do',
  },
  fr: {
    moved:
      'Run Command d’Azure n’est pas pour « Son disque est attaché » : la cible est maintenant az vm repair.',
    boot: 'Démarrage',
    gone: 'absent',
    not: 'Pas par cette cible : un fichier .reg ne contient que des valeurs et des clés du registre.',
    marks: 'ne s’annule pas · non relu',
    reason:
      'Aucun programme de Windows ne conserve les propriétaires d’avant : cela ne s’annule pas.',
    can: 'Ce que peut cette cible',
  },
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  const said = SAID[language]

  test(`${language}: a target is offered for its situation, and one that is not gives way aloud`, async ({
    page,
  }) => {
    await openProcedure(page, language, '?target=run-command')
    const target = page.getByLabel(words.target, { exact: true })
    const offered = () =>
      target.locator('option').evaluateAll((all) => all.map((one) => one.getAttribute('value')))
    expect(await offered()).toEqual(['cmd', 'powershell', 'reg', 'serial', 'run-command'])
    await page.getByRole('radio', { name: words.offline }).check()
    await expect(target).toHaveValue('vm-repair')
    expect(await offered()).toEqual(['cmd', 'powershell', 'reg', 'vm-repair'])
    const moved = new RegExp(said.moved.replaceAll(' ', '\\s'))
    await expect(page.getByText(moved).first()).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: moved })).toBeAttached()
    await expect(page).toHaveURL(/situation=offline/)
    await expect(page).toHaveURL(/target=vm-repair/)

    await page.getByRole('radio', { name: words.online }).check()
    await target.selectOption('serial')
    await page.getByRole('radio', { name: words.offline }).check()
    await expect(target).toHaveValue('cmd')
  })

  test(`${language}: a boot element is a change like any other`, async ({ page }) => {
    await openProcedure(page, language, '', 'safe-mode')
    const table = page.getByRole('table').first()
    await page.locator('main details:visible summary').first().click()
    const row = table.getByRole('row', { name: /safeboot/ })
    await expect(row).toContainText(said.gone)
    const step = page.locator('#serial-control-3')
    await expect(step).toBeVisible()
    await expect(page.getByLabel(said.boot, { exact: true })).toHaveCount(0)

    await page.getByLabel(words.target, { exact: true }).selectOption('reg')
    await expect(step).toContainText(new RegExp(said.not.replaceAll(' ', '\\s')))
    await expect(page.locator('[data-no-script]')).toContainText(words.noScript)

    await page.getByRole('radio', { name: words.offline }).check()
    await page.getByLabel(words.target, { exact: true }).selectOption('cmd')
    await page.getByLabel(said.boot, { exact: true }).fill('H:')
    await expect(page).toHaveURL(/boot=H/)
    await expect(page.locator('#script pre')).toContainText('--boot H')
    await page.getByLabel(said.boot, { exact: true }).fill('HH')
    await expect(page.locator('[data-no-script]')).toContainText(words.wrongDrive)
  })

  test(`${language}: what cannot be undone or read back is marked, with the reason behind it`, async ({
    page,
  }) => {
    await openProcedure(page, language, '', 'rdp-internal-error')
    const note = page
      .locator('#serial-control-7 details')
      .filter({ hasText: new RegExp(`^${said.marks}`) })
    await note.locator('summary').first().click()
    await expect(note.first()).toContainText(new RegExp(said.reason.replaceAll(' ', '\\s')))
    // Registry values are kept and read back: nothing to say beside them.
    await openProcedure(page, language)
    await expect(page.getByText(said.marks)).toHaveCount(0)
  })

  test(`${language}: what the target can do is told, kind by kind, and leads to all of them`, async ({
    page,
  }) => {
    await openProcedure(page, language, '?target=reg')
    await page.locator('#script summary', { hasText: said.can }).click()
    const cells = page.locator('#script table').getByRole('row').last().getByRole('cell')
    await expect(cells).toHaveCount(4)
    await expect(cells.first()).toHaveAttribute('data-can')
    await expect(cells.last()).not.toHaveAttribute('data-can')
    await page.locator(`#script a[href="/${language}/targets"]`).click()
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(20)
    await expect(page.getByRole('table').getByRole('link').first()).toBeVisible()
  })
}

test('each line that runs a script has a button of its own', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openProcedure(page, 'en')
  await page.getByRole('button', { name: 'Copy the line that runs it' }).first().click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('rdp-disconnects.online.cmd')
  expect(copied).not.toContain('\n')
})

test('the ticket says what was chosen, done and found', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openProcedure(page, 'en', '?situation=offline&drive=G')
  await page.getByRole('checkbox', { name: WORDS.en.done('1'), exact: true }).check()
  await page.getByRole('button', { name: /as Markdown/ }).click()
  // What writes it is loaded with the press.
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toContain('# Remote Desktop keeps disconnecting')
  const ticket = await copied()
  expect(ticket).toContain('Its disk is attached · CMD · apply · drive G:')
  expect(ticket).toContain('Steps ticked (1 of 18): 1')
  expect(ticket.match(/^\| .*`MaxIdleTime` \| `REG_DWORD 0x0` \|$/m)).not.toBeNull()
  expect(ticket).toMatch(/When: \d{4}-\d\d-\d\d \d\d:\d\d UTC/)
})
