import type { Output } from './output'

/** What comes in on the standard input, to its end; a terminal is told what is awaited. */
export async function pastedInput(output: Output): Promise<Uint8Array> {
  if (process.stdin.isTTY) {
    const end = process.platform === 'win32' ? 'Ctrl+Z, Enter' : 'Ctrl+D'
    output.note(`Paste what the console printed, then ${end}.`)
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
