import { expect, LANGUAGES, openProcedure, ready, test, WORDS } from './reader'

const NOT_LOADED = {
  en: 'could not be loaded: the steps',
  fr: 'n’a pas pu être chargé\u00a0: les étapes',
}

test('on a slow line nothing but the script that the address asks for is seen', async ({
  page,
}) => {
  await page.route('**/_next/**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.continue()
  })
  await page.addInitScript(() => {
    const seen = new Set<string>()
    const look = () => {
      const code = document.querySelector('#script pre')
      const body = document.querySelector('#script > :not(header)')
      if (code && body && getComputedStyle(body).opacity === '1')
        seen.add(code.textContent?.slice(0, 9) ?? '')
      document.documentElement.dataset.seen = [...seen].join()
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await page.goto('/en/rdp-internal-error?situation=offline&target=powershell')
  await expect(page.locator('#script pre')).toContainText('#Requires')
  await expect(page.locator('html')).toHaveAttribute('data-seen', '#Requires')
})

for (const language of LANGUAGES) {
  test(`${language}: a target that cannot be loaded says so, and shows no other's script`, async ({
    page,
  }) => {
    await openProcedure(page, language)
    await expect(page.locator('#script pre')).toContainText('@echo off')
    await page.route('**/_next/**/*.js', (route) => route.abort())
    await page.getByLabel(WORDS[language].target, { exact: true }).selectOption('powershell')
    await expect(page.locator('#script')).toContainText(NOT_LOADED[language])
    await expect(page.locator('#script pre')).toHaveCount(0)
    await expect(page.getByRole('button', { name: WORDS[language].download })).toBeDisabled()
  })
}

test('a link to a target that cannot be loaded says so as well', async ({ page }) => {
  await openProcedure(page, 'en')
  const loaded: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('.js')) loaded.push(request.url())
  })
  await page.getByLabel(WORDS.en.target, { exact: true }).selectOption('powershell')
  await expect(page.locator('#script pre')).toContainText('#Requires')
  const missing = new Set(loaded)
  expect(missing.size).toBeGreaterThan(0)
  await page.route(
    (url) => missing.has(url.href),
    (route) => route.abort(),
  )
  await page.goto('/en/rdp-disconnects?target=powershell')
  const said = page.locator('#script').getByText(NOT_LOADED.en)
  await expect(said).toBeVisible()
  await expect(said).toHaveCSS('opacity', '1')
  await expect(page.locator('#script pre')).toHaveCount(0)
})

test('what is typed before the page answers is kept, and gets into the address', async ({
  page,
}) => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/_next/**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/en/rdp-internal-error', { waitUntil: 'commit' })
  const port = page.getByLabel('Port', { exact: true })
  await port.fill('0xd3e')
  letGo()
  await ready(page)
  await expect(page.locator('#script pre')).toContainText('"PortNumber" REG_DWORD "0xd3e"')
  await port.blur()
  await expect(port).toHaveValue('3390')
  await expect(page).toHaveURL(/set\.port=3390/)
})

/** A line of the CMD scripts that restart services, which is in every file that can write them. */
const OF_CMD = 'PLACE=service'

test('without what the page loads for CMD it stays readable, and says that the script is missing', async ({
  page,
}) => {
  let aborted = 0
  await page.route('**/_next/**/*.js', async (route) => {
    const response = await route.fetch()
    if (!(await response.text()).includes(OF_CMD)) return route.fulfill({ response })
    aborted += 1
    return route.abort()
  })
  await page.goto('/en/rdp-internal-error')
  await expect(page.locator('#script').getByText(NOT_LOADED.en)).toBeVisible()
  await expect(page.locator('#script pre')).toHaveCount(0)
  await expect(page.locator('#serial-control-3')).toBeVisible()
  expect(aborted).toBeGreaterThan(0)
})
