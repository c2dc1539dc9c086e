import * as z from 'zod'

/**
 * A place in the article's source text, as unist counts it: line and column from 1, offset from 0.
 * Where the article includes files, line and column count in the file that the range names, and the
 * offset in the article with these files in place.
 */
export const Point = z
  .object({
    line: z.int().min(1),
    column: z.int().min(1),
    offset: z.int().min(0),
  })
  .meta({ id: 'Point' })
export type Point = z.infer<typeof Point>

/** A stretch of the source text; `end` is the place after its last character. */
export const Range = z
  .object({
    start: Point,
    end: Point,
    /** The included file that it is in, relative to the article's folder; absent for the article itself. */
    file: z.string().exactOptional(),
  })
  .meta({ id: 'Range' })
export type Range = z.infer<typeof Range>

/** Replace the `length` characters at `offset` by `text`. A fix is a list of these, never code. */
export const TextEdit = z
  .object({ offset: z.int().min(0), length: z.int().min(0), text: z.string() })
  .meta({ id: 'TextEdit' })
export type TextEdit = z.infer<typeof TextEdit>
