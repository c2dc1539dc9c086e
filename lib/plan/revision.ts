import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { Procedure } from '../model'

/**
 * A digest of what a procedure states, twelve hex digits: the same for every language and edition
 * that states the same, so that a script tells whether the article has changed since.
 */
export function revisionOf({ facts, changes }: Pick<Procedure, 'facts' | 'changes'>): string {
  const stated = facts.map(({ root, hive, controlSet, key, name, value }) => [
    root,
    hive,
    controlSet,
    key,
    name,
    value.type,
    value.data,
  ])
  const changed = changes.map(({ step, command, line, ...change }) => change)
  const all = JSON.stringify([...stated, ...changed])
  return bytesToHex(sha256(utf8ToBytes(all))).slice(0, 12)
}
