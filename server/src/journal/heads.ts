import type { JournalRow } from './journal.ts'

/** What an append does to one stream. */
export interface StreamMove {
  readonly stream: string
  /** The version the stream must have before, 0 for none. */
  readonly from: number
  readonly to: number
  readonly hash: string
}

/** The moves of the streams in these rows, or null when the rows themselves leave a gap. */
export function streamMoves(rows: readonly JournalRow[]): readonly StreamMove[] | null {
  const moves = new Map<string, StreamMove>()
  for (const [i, { seq, stream, version, hash }] of rows.entries()) {
    const before = moves.get(stream)
    if (seq !== (rows[0]?.seq ?? 0) + i || (before && version !== before.to + 1)) return null
    moves.set(stream, { stream, from: before?.from ?? version - 1, to: version, hash })
  }
  return [...moves.values()]
}
