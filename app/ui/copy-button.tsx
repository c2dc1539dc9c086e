'use client'

import { useEffect, useRef, useState } from 'react'
import { messagesOf } from '../../lib/i18n'
import type { Language } from '../../lib/model'
import { useAnnounce } from './announcer'
import buttons from './button.module.css'
import { writeClipboard } from './clipboard'
import { Icon } from './glyph'

const SHOWN_FOR = 2000

interface CopyButtonProps {
  /** The text, or what makes it at the moment of the press. */
  text: string | (() => Promise<string>)
  language: Language
  /** What is copied, for those who hear the button and do not see where it stands. */
  label: string
  /** The words on it; “Copy” without. */
  words?: string
  quiet?: boolean
  onCopied?: () => void
}

/** Copies `text` exactly, and says so in its own place and to the live region. */
export function CopyButton({ text, language, label, words, quiet, onCopied }: CopyButtonProps) {
  const { copy } = messagesOf(language)
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const announce = useAnnounce()
  useEffect(() => () => clearTimeout(timer.current), [])

  async function press() {
    const copied = await (typeof text === 'string'
      ? writeClipboard(text)
      : text().then(writeClipboard, () => false))
    setState(copied ? 'copied' : 'failed')
    announce(copied ? copy.copied : copy.failed)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setState('idle'), SHOWN_FOR)
    if (copied) onCopied?.()
  }

  const idle = words ?? copy.copy
  const shown = state === 'idle' ? idle : state === 'copied' ? copy.copied : copy.failed
  return (
    <button
      type="button"
      className={`${quiet ? buttons.quiet : buttons.plain} with-js not-on-paper`}
      data-state={state}
      onClick={press}
    >
      <Icon name={state === 'copied' ? 'check' : 'copy'} size={16} />
      <span aria-hidden="true" className={buttons.swap}>
        {/* Both words hold the place, so that the button does not change its width. */}
        <span data-shown={shown === idle}>{idle}</span>
        <span data-shown={shown !== idle}>{shown === idle ? copy.copied : shown}</span>
      </span>
      <span className="unseen">{label}</span>
    </button>
  )
}
