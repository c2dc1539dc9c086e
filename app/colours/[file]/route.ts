import { allReadyScripts } from '../../scripts/ready'
import { coloursOf } from '../highlight'

export const dynamic = 'force-static'
export const dynamicParams = false

export async function generateStaticParams() {
  return (await allReadyScripts()).map(({ script }) => ({ file: `${script.fileName}.json` }))
}

/** `/colours/<script>.json`: how the lines of a ready-made script are coloured. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params
  const found = (await allReadyScripts()).find(({ script }) => `${script.fileName}.json` === file)
  if (!found) return new Response(null, { status: 404 })
  return Response.json(await coloursOf(found.script))
}
