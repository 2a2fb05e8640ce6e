import type { CallEntry, Entry } from '@onehall/domain'
import type { Mirror } from '@onehall/protocol'

export type EntryOf<K extends Entry['kind']> = Extract<Entry, { kind: K }>

/** A room's entries of one kind, in the order they came in; none where there is no mirror yet. */
export function entriesOf<K extends Entry['kind']>(mirror: Mirror | null, kind: K): readonly EntryOf<K>[] {
  if (mirror === null) return []
  return [...mirror.entries.values()].filter((entry): entry is EntryOf<K> => entry.kind === kind)
}

/** Recent calls, the newest first; a recall counts as new. */
export function callsOf(mirror: Mirror | null): readonly CallEntry[] {
  return [...entriesOf(mirror, 'call')].sort((a, b) => b.at - a.at || b.order - a.order)
}
