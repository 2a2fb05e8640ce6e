import type { Entry } from '@onehall/domain'
import type { Mirror } from '@onehall/protocol'

type Kind = Entry['kind']
type EntryOf<K extends Kind> = Extract<Entry, { kind: K }>

/** The entry under that key, if it is there and of that kind. */
export function entryOf<K extends Kind>(mirror: Mirror | null | undefined, kind: K, key: string): EntryOf<K> | null {
  const entry = mirror?.entries.get(key)
  return entry?.kind === kind ? (entry as EntryOf<K>) : null
}

/** Every entry of that kind. */
export function entriesOf<K extends Kind>(mirror: Mirror | null | undefined, kind: K): readonly EntryOf<K>[] {
  return [...(mirror?.entries.values() ?? [])].filter((entry): entry is EntryOf<K> => entry.kind === kind)
}
