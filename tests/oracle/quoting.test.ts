import { describe, it } from 'vitest'
import type { Target } from '../../lib/model'
import type { RegistrySetAction } from '../../lib/model/registry-action'
import { bytesOf, emitScript } from '../../lib/script'
import { hostileTexts } from '../unit/hostile'
import { KEY, planWith, stated } from '../unit/stated-plan'
import { runPs1 } from './powershell'
import { keyAt } from './registry'
import { openPrefix } from './wine'

const texts = hostileTexts(100)
  .filter((t) => t.length < 100)
  .slice(20, 110)
const actions: RegistrySetAction[] = [
  ...texts.map((text, i) => stated(`s${i}`, { type: 'REG_SZ', data: text })),
  ...texts.map((text, i) => stated(text, { type: 'REG_DWORD', data: i })),
]
describe('x', () => {
  it.each(['cmd', 'powershell'] as const)('%s', async (target: Target) => {
    const prefix = await openPrefix({ standIns: false })
    const ok = actions.filter((a) => emitScript(planWith([a]), target).ok)
    console.log(ok.length, actions.length)
    const seen = new Set<string>()
    const uniq = ok.filter((a) => {
      const k = a.name.toLowerCase()
      const h = seen.has(k)
      seen.add(k)
      return !h
    })
    const e = emitScript(planWith(uniq), target)
    if (!e.ok) throw new Error()
    const f = await prefix.put(e.script.fileName, bytesOf(e.script))
    const t = Date.now()
    const ans = target === 'cmd' ? await prefix.runCmd(f) : await runPs1(prefix, f)
    console.log(
      Date.now() - t,
      ans.stdout
        .split('\n')
        .filter((l) => !/right|skipped/.test(l))
        .map((l) => l.slice(0, 200))
        .slice(-40)
        .join('\n'),
      ans.stderr.slice(0, 1000),
    )
    const got = keyAt(
      await prefix.exportRegistry('HKLM\\SOFTWARE'),
      `HKEY_LOCAL_MACHINE\\SOFTWARE\\${KEY}`,
    )
    let bad = 0
    for (const a of uniq) {
      const v = got?.get(a.name)
      if (!v || v.data !== a.value.data) {
        bad++
        console.log(
          JSON.stringify(a.name.slice(0, 80)),
          JSON.stringify(a.value).slice(0, 200),
          JSON.stringify(v)?.slice(0, 200),
        )
      }
    }
    console.log('bad', bad, got?.size, uniq.length)
    await prefix.dispose()
  })
})
