'use client'

import { useEffect, useState } from 'react'
import type { Action, Plan, Target } from '../../../lib/model'
import { type EmitResult, type Emitter, emitWith } from '../../../lib/script/emitter'

/** What writes scripts and single lines. */
export interface Emitters {
  emitScript: (plan: Plan, target: Target) => EmitResult
  linesFor: (action: Action, plan: Plan, target: Target) => string[]
}

/** Of one target alone. */
export function emittersOf(emitter: Emitter): Emitters {
  return {
    emitScript: (plan, target) => emitWith(emitter, plan, target),
    linesFor: (action, plan) => emitter.linesFor(action, plan),
  }
}

/** Where there is nothing to stay with: a page that was opened for another target and never for CMD. */
export const NO_EMITTERS: Emitters = {
  emitScript: () => ({
    ok: false,
    message: { en: 'The target is being loaded.', fr: 'La cible se charge.' },
  }),
  linesFor: () => [],
}

let all: Emitters | null = null

/** The other targets are loaded when one is about to be chosen: most readers never need their weight. */
async function loadEmitters(): Promise<void> {
  all ??= await import('../../../lib/script')
}

/** Before the choice is made; what goes wrong here is said when it is. */
export function prefetchEmitters() {
  loadEmitters().catch(() => {})
}

/**
 * The emitters of a target; null while they are loaded, and `failed` where that went wrong.
 *
 * @param cmd those of CMD, for which pages are rendered, or null where they could not be loaded with
 *   the page; the same at every call
 */
export function useEmitters(
  target: Target,
  cmd: Emitters | null,
): { emitters: Emitters | null; failed: boolean } {
  const [, setCount] = useState(0)
  const [failed, setFailed] = useState(false)
  const emitters = (target === 'cmd' && cmd) || all
  useEffect(() => {
    if (emitters) return
    let here = true
    loadEmitters().then(
      () => here && setCount((count) => count + 1),
      () => here && setFailed(true),
    )
    return () => {
      here = false
    }
  }, [emitters])
  return { emitters, failed: failed && !emitters }
}
