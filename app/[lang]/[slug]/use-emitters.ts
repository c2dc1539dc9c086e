'use client'

import { useEffect, useState } from 'react'
import type { Action, Plan, Target } from '../../../lib/model'
import { cmdEmitter } from '../../../lib/script/cmd/emitter'
import { type EmitResult, emitWith } from '../../../lib/script/emitter'

/** What writes scripts and single lines. */
export interface Emitters {
  emitScript: (plan: Plan, target: Target) => EmitResult
  linesFor: (action: Action, plan: Plan, target: Target) => string[]
}

/** Pages are rendered for CMD. */
const CMD: Emitters = {
  emitScript: (plan, target) => emitWith(cmdEmitter, plan, target),
  linesFor: (action, plan) => cmdEmitter.linesFor(action, plan),
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

/** The emitters of a target; null while they are loaded, and `failed` where that went wrong. */
export function useEmitters(target: Target): { emitters: Emitters | null; failed: boolean } {
  const [, setCount] = useState(0)
  const [failed, setFailed] = useState(false)
  const emitters = target === 'cmd' ? CMD : all
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
