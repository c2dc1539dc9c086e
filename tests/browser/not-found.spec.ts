import { expect, test } from './reader'

test('an address that leads nowhere says so, in both languages, with the right status', async ({
  page,
}) => {
  for (const path of ['/nowhere', '/en/nowhere', '/fr/rules/nowhere', '/scripts/nowhere.cmd']) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
  }
  await page.getByRole('link', { name: 'Page d’accueil' }).click()
  await expect(page).toHaveURL('/fr')
})

test('the start address goes to the reader’s language', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'fr-CA', ...(baseURL && { baseURL }) })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page).toHaveURL('/fr')
  await context.close()
})
