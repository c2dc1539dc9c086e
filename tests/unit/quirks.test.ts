import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RULES } from '../../lib/rules'

const rows = readFileSync('docs/quirks.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, quirk = '', , status = '', by = '', file = ''] = line.split(/(?<!\\) \| |^\| | \|$/)
    return /^Q\d\d$/.test(quirk) ? [{ quirk, status, by, file: file.replaceAll('`', '') }] : []
  })

test('every known defect has its row', () => {
  const all = Array.from({ length: 95 }, (_, index) => `Q${String(index + 1).padStart(2, '0')}`)
  expect(rows.map(({ quirk }) => quirk)).toEqual(all)
})

test('at least 70 are repaired or found', () => {
  const status = (name: string) => rows.filter((row) => row.status === name).length
  expect(status('repaired') + status('found')).toBeGreaterThanOrEqual(70)
  expect(status('repaired') + status('found') + status('warned') + status('out of reach')).toBe(95)
})

test('what a row names exists', () => {
  for (const { quirk, by, file, status } of rows) {
    if (file !== '–') expect(existsSync(file), `${quirk} ${file}`).toBe(true)
    else expect(status, quirk).toBe('out of reach')
    for (const [, id] of by.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)) {
      expect(
        RULES.map((rule) => rule.id),
        quirk,
      ).toContain(id)
    }
  }
})

test('every quirk of a rule names that rule in its row', () => {
  for (const { id, quirks, fixable } of RULES) {
    for (const quirk of quirks) {
      const row = rows.find((one) => one.quirk === quirk)
      expect(row?.by, `${quirk} ${id}`).toContain(id)
      if (row?.status === 'warned') expect(fixable, `${quirk} ${id}`).toBe(false)
    }
  }
})
