import { bytesOf } from '../../../lib/script'
import { allReadyScripts } from '../ready'

export const dynamic = 'force-static'
export const dynamicParams = false

export async function generateStaticParams() {
  return (await allReadyScripts()).map(({ script }) => ({ file: script.fileName }))
}

/** `/scripts/rdp-disconnects.online.cmd`: the file itself, byte for byte. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params
  const found = (await allReadyScripts()).find(({ script }) => script.fileName === file)
  if (!found) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(bytesOf(found.script)), {
    headers: { 'content-type': 'application/octet-stream' },
  })
}
