import AxeBuilder from '@axe-core/playwright'
import { expect, openProcedure, ready, test } from './reader'

const PAGES = [
  '/?choose',
  '/en',
  '/fr',
  '/en/rdp-disconnects',
  '/fr/rdp-disconnects?situation=offline&target=powershell&drive=G',
  '/en/rdp-disconnects?situation=offline&drive=F%20%26%20calc',
  '/en/rdp-disconnects?situation=offline&target=reg&steps=8,12',
  '/en/safe-mode?target=reg',
  '/fr/rdp-internal-error?situation=offline&drive=G',
  '/en/targets',
  '/en/rules',
  '/fr/rules',
  '/en/rules/reg-value-padded',
  '/fr/rules/hive-never-unloaded',
  '/nowhere',
]

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme })

    for (const path of PAGES) {
      test(`axe finds nothing on ${path}`, async ({ page }) => {
        // The longest page there is.
        if (path.includes('internal')) test.slow()
        await page.goto(path)
        if (/rdp|safe/.test(path)) await ready(page)
        expect(await violations(page)).toEqual([])
      })
    }

    test('axe finds nothing where everything is open, and on a phone', async ({ page }) => {
      // Two readings of the longest page there is.
      test.slow()
      await openProcedure(page, 'en', '?situation=offline')
      await page.getByRole('button', { name: /More choices/ }).click()
      await page.locator('details:visible').evaluateAll((all) => {
        for (const one of all) one.setAttribute('open', '')
      })
      await page.locator('#repair-the-vm-offline-16').hover()
      expect(await violations(page)).toEqual([])
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await violations(page)).toEqual([])
    })

    test('axe finds nothing in a search with and without results', async ({ page }) => {
      await page.goto('/fr')
      await ready(page)
      for (const query of ['session', 'imprimante']) {
        await page.getByRole('searchbox').fill(query)
        await page
          .getByRole('search')
          .getByText(query === 'session' ? /trouvé/ : /imprimante/)
          .first()
          .waitFor()
        expect(await violations(page)).toEqual([])
      }
    })
  })
}

/** Each as one line: what is wrong, and where. */
async function violations(page: ConstructorParameters<typeof AxeBuilder>[0]['page']) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}
