'use client'

import { useCallback, useSyncExternalStore } from 'react'

/**
 * Which steps are ticked, on this device: labels of steps, and nothing else. Never what was typed.
 */
const EVENT = 'repairbook:progress'
const EMPTY: readonly string[] = []
const cache = new Map<string, { raw: string; labels: readonly string[] }>()

function read(key: string): readonly string[] {
  let raw: string
  try {
    raw = localStorage.getItem(key) ?? ''
  } catch {
    return memory.get(key) ?? EMPTY
  }
  const known = cache.get(key)
  if (known?.raw === raw) return known.labels
  const labels = raw === '' ? EMPTY : raw.split(',')
  cache.set(key, { raw, labels })
  return labels
}

/** Where storage is switched off the ticks last as long as the page. */
const memory = new Map<string, readonly string[]>()

function write(key: string, labels: readonly string[]) {
  try {
    if (labels.length > 0) localStorage.setItem(key, labels.join(','))
    else localStorage.removeItem(key)
  } catch {
    memory.set(key, labels)
  }
  dispatchEvent(new Event(EVENT))
}

function subscribe(changed: () => void) {
  addEventListener('storage', changed)
  addEventListener(EVENT, changed)
  return () => {
    removeEventListener('storage', changed)
    removeEventListener(EVENT, changed)
  }
}

export function useProgress(slug: string, procedure: string) {
  const key = `repairbook:progress:${slug}:${procedure}`
  const done = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => EMPTY,
  )
  const tick = useCallback(
    (label: string, ticked: boolean) => {
      const others = read(key).filter((one) => one !== label)
      write(key, ticked ? [...others, label] : others)
    },
    [key],
  )
  const clear = useCallback(() => write(key, EMPTY), [key])
  return { done, tick, clear }
}
