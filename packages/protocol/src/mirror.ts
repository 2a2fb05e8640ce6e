import type { Entry } from '@onehall/domain'
import type { Cursor, Delta, Snapshot } from './sync.ts'

/** A client's copy of a room. */
export interface Mirror {
  readonly cursor: Cursor
  /** Server time of the newest message that changed it, ms. */
  readonly at: number
  readonly entries: ReadonlyMap<string, Entry>
}

/** `gap`: a message is missing between the mirror and this one; the client must resume from its cursor. */
type Applied =
  { readonly kind: 'applied'; readonly mirror: Mirror } | { readonly kind: 'old' } | { readonly kind: 'gap' }

/** [S1] A snapshot replaces whatever was there. */
export function fromSnapshot({ cursor, at, entries }: Snapshot): Mirror {
  return { cursor, at, entries: new Map(Object.entries(entries)) }
}

/** [S2] A delta applies exactly where it begins; [S3] one already applied is ignored; [S4] anything else is a gap. */
export function applyDelta(mirror: Mirror | null, delta: Delta): Applied {
  if (mirror === null) return { kind: 'gap' }
  const { journal, stream, version } = mirror.cursor
  if (delta.journal !== journal || delta.stream !== stream) return { kind: 'gap' }
  if (delta.to <= version) return { kind: 'old' }
  if (delta.from !== version) return { kind: 'gap' }
  const entries = new Map(mirror.entries)
  for (const [key, entry] of Object.entries(delta.changes)) {
    if (entry === null) entries.delete(key)
    else entries.set(key, entry)
  }
  return { kind: 'applied', mirror: { cursor: { journal, stream, version: delta.to }, at: delta.at, entries } }
}
