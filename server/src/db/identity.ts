import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

export interface JournalIdentity {
  /** Minted when the journal was created or restored; a screen that holds another id takes a snapshot (rule 7). */
  readonly id: string
  /** Raised at every restore: numbers of two epochs can never meet. */
  readonly epoch: number
}

/** Who the journal in this database is. A new database is given an identity, a restored copy the next one. */
export function journalIdentity(db: DatabaseSync): JournalIdentity {
  const read = db.prepare('select value from meta where key = ?')
  const meta = (key: string) => read.get(key)?.value as string | undefined
  const id = meta('journal')
  const epoch = Number(meta('epoch') ?? 0)
  if (id !== undefined && meta('copied_at') === undefined) return { id, epoch }

  const next = { id: randomUUID(), epoch: epoch + 1 }
  const write = db.prepare('insert or replace into meta (key, value) values (?, ?)')
  db.exec('begin immediate')
  write.run('journal', next.id)
  write.run('epoch', String(next.epoch))
  db.exec(`delete from meta where key = 'copied_at'`)
  db.exec('commit')
  return next
}
