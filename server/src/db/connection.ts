import { DatabaseSync } from 'node:sqlite'

import { errorText } from './sqlite-error.ts'

/** How long a write waits for a foreign writer (a person with a SQLite shell); the event loop waits with it. */
const BUSY_TIMEOUT_MS = 2000

/** Durable against power loss as far as the disk keeps its word: WAL with an fsync at every commit. */
const PRAGMAS: Readonly<Record<string, string | number>> = {
  journal_mode: 'wal',
  synchronous: 2, // FULL
  foreign_keys: 1,
  busy_timeout: BUSY_TIMEOUT_MS,
  // A checkpoint rewrites pages that the next commits change again: eight times rarer costs an eighth, for a WAL of 32 MB.
  wal_autocheckpoint: 8000,
}

/** The one writing connection of a database file. */
export interface Connection {
  /** Never keep it: after `replace` it is another one. */
  readonly current: DatabaseSync
  /** Set while somebody holds the connection over several turns of the event loop (a Prisma transaction). */
  readonly held: Promise<void> | null
  /** Waits until the connection is free, then takes it. Returns the release. */
  hold(): Promise<() => void>
  /** What `prepare` makes of a connection, made once for each. */
  prepared<Statements>(prepare: (db: DatabaseSync) => Statements): () => Statements
  /** Puts a fresh connection in place of one whose state is not known. What was open on the old one is rolled back. */
  replace(): void
  close(): void
}

/** Opens one connection and asserts that it is as durable as it has to be. */
function openWritable(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  try {
    for (const [name, value] of Object.entries(PRAGMAS)) db.exec(`pragma ${name} = ${value}`)
    assertPragmas(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

export type ReadingConnection = DatabaseSync

/** A connection that can only read, in this process, a worker or another process, beside the writing one. */
export function openReadOnly(file: string): ReadingConnection {
  return new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS })
}

/** A PRAGMA that did not take is silent in SQLite; here it stops the start. */
export function assertPragmas(db: DatabaseSync): void {
  for (const [name, wanted] of Object.entries(PRAGMAS)) {
    const live = Object.values(db.prepare(`pragma ${name}`).get() ?? {})[0]
    if (live !== wanted) throw new Error(`pragma ${name} is ${String(live)}, must be ${wanted}`)
  }
}

/** Nothing sound can be said to anybody any more: the supervisor starts the server anew. */
export function crash(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(70)
}

/** `fatal` is called when the connection cannot be replaced; it must not return. */
export function makeConnection(file: string, fatal: (why: string) => never = crash): Connection {
  let current = openWritable(file)
  let held: Promise<void> | null = null
  return {
    get current() {
      return current
    },
    get held() {
      return held
    },
    async hold() {
      while (held) await held
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return () => {
        if (held === promise) held = null
        resolve()
      }
    },
    prepared(prepare) {
      let of: DatabaseSync | undefined
      let statements: ReturnType<typeof prepare>
      return () => {
        if (of !== current) {
          statements = prepare(current)
          of = current
        }
        return statements
      }
    },
    replace() {
      const old = current
      try {
        // Before the old one goes: the last connection to close would fold the WAL into the file, which a full disk refuses.
        current = openWritable(file)
      } catch (error) {
        fatal(`The database connection failed and cannot be replaced: ${errorText(error)}`)
      }
      try {
        old.close()
      } catch {
        // It was closed already, and that may be why it is replaced.
      }
    },
    close: () => current.close(),
  }
}
