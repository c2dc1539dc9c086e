import { expect, test } from './reader'

test('every link of the site leads somewhere, and no page complains', async ({ page, request }) => {
  test.slow()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  const seen = new Set(['/?choose'])
  for (const path of seen) {
    if (/\.(cmd|ps1|reg|txt)$/.test(path)) {
      expect((await request.get(path)).status(), path).toBe(200)
      continue
    }
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(200)
    const found = await page.locator('a[href]').evaluateAll((links) =>
      links.map((link) => {
        const url = new URL(link.getAttribute('href') ?? '', location.href)
        const inside = url.origin === location.origin
        const missing = inside && url.pathname === location.pathname && url.hash.length > 1
        return {
          path: inside ? url.pathname : null,
          broken: missing && !document.getElementById(decodeURIComponent(url.hash.slice(1))),
          href: url.href,
        }
      }),
    )
    expect(found.filter(({ broken }) => broken).map(({ href }) => href)).toEqual([])
    for (const { path: next } of found) if (next) seen.add(next)
  }
  expect(seen.size).toBeGreaterThan(40)
  expect(complaints).toEqual([])
})
