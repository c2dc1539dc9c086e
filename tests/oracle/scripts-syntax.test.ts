import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MODES, SITUATIONS } from '../../lib/choices'
import { bytesOf, capabilities } from '../../lib/script'
import { need } from './available'
import { emitted } from './emitted'
import { EVERY_KIND, planOf, scriptOf } from './plans'
import { parsePs1 } from './powershell'

describe.skipIf(!need('dotnet'))('every emitted .ps1', () => {
  it('has no parse error, and no syntax that Windows PowerShell 5.1 refuses', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'repairbook-syntax-'))
    try {
      const files: string[] = []
      const add = async (bytes: Uint8Array) => {
        const file = join(folder, `${files.length}.ps1`)
        await writeFile(file, bytes)
        files.push(file)
      }
      for (const situation of SITUATIONS) {
        for (const target of ['powershell', 'run-command', 'vm-repair'] as const) {
          if (!capabilities[target].situations.includes(situation)) continue
          for (const mode of MODES) {
            for (const drive of [null, 'G']) {
              await add((await emitted(situation, target, { mode, drive })).bytes)
            }
          }
          await add(bytesOf(scriptOf(planOf(EVERY_KIND, { situation }), target)))
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
