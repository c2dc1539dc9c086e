import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SITUATIONS } from '../../lib/choices'
import { need } from './available'
import { emitted } from './emitted'
import { parsePs1 } from './powershell'

describe.skipIf(!need('dotnet'))('every emitted .ps1', () => {
  it('has no parse error, and no syntax that Windows PowerShell 5.1 refuses', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'repairbook-syntax-'))
    try {
      const files: string[] = []
      for (const situation of SITUATIONS) {
        for (const mode of ['apply', 'check'] as const) {
          for (const drive of [null, 'G']) {
            const { bytes } = await emitted(situation, 'powershell', { mode, drive })
            const file = join(folder, `${files.length}.ps1`)
            await writeFile(file, bytes)
            files.push(file)
          }
        }
      }
      for (const { errors, newerSyntax } of await parsePs1(files)) {
        expect(errors).toEqual([])
        expect(newerSyntax).toEqual([])
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
