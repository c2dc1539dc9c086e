import { z } from 'zod'

/** A place in the article's source text, as unist counts it: line and column from 1, offset from 0. */
export const Point = z
  .object({
    line: z.int().min(1),
    column: z.int().min(1),
    offset: z.int().min(0),
  })
  .meta({ id: 'Point' })
export type Point = z.infer<typeof Point>

/** A stretch of the source text; `end` is the place after its last character. */
export const Range = z.object({ start: Point, end: Point }).meta({ id: 'Range' })
export type Range = z.infer<typeof Range>

/** Replace the `length` characters at `offset` by `text`. A fix is a list of these, never code. */
export const TextEdit = z
  .object({ offset: z.int().min(0), length: z.int().min(0), text: z.string() })
  .meta({ id: 'TextEdit' })
export type TextEdit = z.infer<typeof TextEdit>
