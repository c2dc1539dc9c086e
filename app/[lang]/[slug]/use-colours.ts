'use client'

import { useEffect, useMemo, useState } from 'react'
import { defaultChoices } from '../../../lib/choices'
import type { Script } from '../../../lib/model'
import { makePlan } from '../../../lib/plan'
import { carryColours } from '../../colours/carry'
import { kindsIn } from '../../colours/runs'
import { useBook } from './book'
import { useEmitters } from './use-emitters'

/**
 * The kinds of the characters of each line. Colours are made at build time for the usual choices;
 * the browser makes that reference script itself, which is cheaper than to send it, and carries its
 * colours over to the script that was chosen. Without them (not loaded yet) the text is plain.
 */
export function useColours(script: Script, usual: string[]): string[] {
  // Colours are made for the script without values.
  const { published, made, cmd } = useBook()
  const { situation, mode } = made.ok ? made.plan : defaultChoices()
  const { target } = script
  const { emitters } = useEmitters(target, cmd)
  const reference = useMemo(() => {
    if (!emitters) return null
    const planned = makePlan(published, { ...defaultChoices(situation), target, mode })
    if (!planned.ok) return null
    const emitted = emitters.emitScript(planned.plan, target)
    return emitted.ok ? emitted.script : null
  }, [published, situation, target, mode, emitters])
  const loaded = useLoaded(reference?.fileName ?? null, usual)
  return useMemo(() => {
    if (!reference || !loaded) return []
    const lines = reference.lines.map(({ text }, index) => ({
      text,
      kinds: kindsIn(loaded[index] ?? ''),
    }))
    return carryColours(
      script.lines.map(({ text }) => text),
      lines,
    )
  }, [script, reference, loaded])
}

const cache = new Map<string, string[]>()

function useLoaded(fileName: string | null, usual: string[]): string[] | null {
  const [, setLoaded] = useState(0)
  const usualName = useUsualName()
  useEffect(() => {
    if (fileName === null || fileName === usualName || cache.has(fileName)) return
    fetch(`/colours/${fileName}.json`)
      .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
      .then((lines: string[]) => {
        cache.set(fileName, lines)
        setLoaded((count) => count + 1)
      })
      .catch(() => {
        // No network: the script is as right without its colours.
      })
  }, [fileName, usualName])
  if (fileName === null) return null
  return fileName === usualName ? usual : (cache.get(fileName) ?? null)
}

/** The file name of the script whose colours the page brings along. */
function useUsualName(): string | null {
  const { published, cmd } = useBook()
  return useMemo(() => {
    const planned = makePlan(published, defaultChoices())
    const emitted = planned.ok ? cmd?.emitScript(planned.plan, 'cmd') : null
    return emitted?.ok ? emitted.script.fileName : null
  }, [published, cmd])
}
