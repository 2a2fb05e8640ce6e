import type { Connection } from '../db/connection.ts'
import { MADE, type MadeTable, journalRows, startRefold } from './refold.ts'

interface Rebuilt {
  readonly events: number
  readonly rows: number
}

/**
 * Makes the read-model tables anew from the journal, all in one transaction, and what the outbox owes with them; what became
 * of a push that is still owed stays as it is. For a stopped server: it holds the writing connection as long as it takes.
 * @throws where a row of the journal does not fold; nothing is changed then.
 */
export function rebuild({ current: db }: Connection, platform: string): Rebuilt {
  db.exec('begin immediate')
  try {
    const refold = startRefold(db, platform)
    let events = 0
    for (const row of journalRows(db)) {
      refold.take(row)
      events += 1
    }
    const rows = MADE.reduce((sum, table) => sum + replace(db, table), 0)
    for (const { refolded } of MADE) db.exec(`drop table temp.${refolded}`)
    db.exec('commit')
    return { events, rows }
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
}

/** Rows that are no more go first, so that none of them is in the way of a unique key. Returns how many there are now. */
function replace(db: Connection['current'], { name, refolded, key, columns }: MadeTable): number {
  const rest = columns.filter((column) => !key.includes(column))
  db.exec(`delete from main.${name} where (${key.join()}) not in (select ${key.join()} from temp.${refolded})`)
  const written = db
    .prepare(
      `insert into main.${name} (${columns.join()}) select ${columns.join()} from temp.${refolded} where true
       on conflict (${key.join()}) do update set ${rest.map((column) => `${column} = excluded.${column}`).join()}`,
    )
    .run()
  return Number(written.changes)
}
