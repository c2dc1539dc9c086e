import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import type { Script } from '../model'

/** The text of a script: its lines, each ended by CRLF. */
export function textOf(script: Script): string {
  return script.lines.map((line) => `${line.text}\r\n`).join('')
}

/**
 * The bytes of the file, byte order mark included. An `ascii` script that holds anything else is a
 * defect of its emitter, and throws.
 */
export function bytesOf(script: Script): Uint8Array {
  const text = textOf(script)
  switch (script.encoding) {
    case 'ascii': {
      const at = text.search(/[^\r\n\x20-\x7e]/)
      if (at !== -1) throw new Error(`${script.fileName} must be ASCII: ${text.slice(at, at + 20)}`)
      return new TextEncoder().encode(text)
    }
    case 'utf-8-bom':
      return new TextEncoder().encode(`\ufeff${text}`)
    case 'utf-16le-bom': {
      const bytes = new Uint8Array(2 + text.length * 2)
      const view = new DataView(bytes.buffer)
      view.setUint16(0, 0xfeff, true)
      for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), true)
      return bytes
    }
    default: {
      const never: never = script.encoding
      return never
    }
  }
}

/** The SHA-256 of the file as 64 hex digits, as `Get-FileHash` and `certutil -hashfile` print it. */
export function sha256Of(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes))
}
