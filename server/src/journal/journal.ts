/**
 * The journal: one append makes everything true at once (architecture.md, rules 4, 5, 8, 10).
 * Twins: memory and SQLite; one contract suite runs over both.
 */

export type Origin = 'live' | 'offline' | 'backfill'

/** One event as it is stored. `hash` chains per stream: sha256 over the previous hash and the row without `seq`. */
export interface JournalRow {
  /** Gap-free over the whole journal, from 1. */
  readonly seq: number
  /** `hall:<hall>:<day>`, `case:<id>` or `config:<hall>`. */
  readonly stream: string
  /** Gap-free within the stream, from 1; unique (stream, version) is the guard against a second writer. */
  readonly version: number
  readonly type: string
  /** Version of the event's schema. */
  readonly v: number
  /** When it was recorded, ms. */
  readonly at: number
  /** When it happened, ms, where that differs (offline, backfill). */
  readonly occurredAt: number | null
  readonly origin: Origin
  readonly actor: string
  readonly commandId: string
  /** The event's data as JSON text. */
  readonly data: string
  readonly hash: string
  /** Raised at every restore, so that numbers of two histories can never meet. */
  readonly epoch: number
}

/** The first answer to a command, kept so that a repeat gets the same one (rule 6). Refusals are not remembered. */
export interface CommandRow {
  readonly id: string
  readonly sender: string
  readonly payloadHash: string
  /** JSON text of the answer. */
  readonly outcome: string
  readonly at: number
}

/** Personal data, sealed at the border; the journal refers to it by `ref` and never holds it (rule 2). */
export interface PersonRow {
  readonly ref: string
  /** Keyed hash of the identity number; null where none was given. */
  readonly hash: string | null
  readonly sealed: Uint8Array
  readonly at: number
}

export interface TicketRow {
  readonly id: string
  readonly hall: string
  readonly day: string
  readonly number: string
  readonly queue: string
  readonly item: string | null
  readonly class: string
  readonly status: string
  /** Counter that has the ticket in hand or ended it. */
  readonly counter: string | null
  readonly staff: string | null
  readonly purpose: string
  readonly source: string
  readonly issuedAt: number
  readonly calledAt: number | null
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly result: string | null
  readonly person: string | null
}

export interface CounterRow {
  readonly hall: string
  readonly day: string
  readonly id: string
  readonly status: string
  readonly staff: string | null
  readonly since: number
}

export interface CaseRow {
  readonly id: string
  readonly caseNo: string
  readonly hall: string
  readonly item: string
  readonly department: string
  readonly state: string
  /** Who holds the physical file: `counter`, `office`, `delivery` … and which. */
  readonly holderKind: string
  readonly holder: string
  readonly receiptNo: string | null
  readonly person: string | null
  readonly openedAt: number
  readonly acceptedAt: number | null
  /** `yyyy-MM-dd` or null. */
  readonly promisedDate: string | null
  readonly updatedAt: number
}

export interface DayRow {
  readonly hall: string
  readonly day: string
  readonly config: string
  readonly openedAt: number
  readonly closedAt: number | null
}

/** A push owed to a platform: a reference; the payload is mapped when it is sent (rule 8). */
export interface OutboxRow {
  readonly id: string
  readonly caseId: string
  /** Order within the case, from 1. */
  readonly caseSeq: number
  readonly eventStream: string
  readonly eventVersion: number
  readonly kind: string
  readonly connector: string
  /** Version of the mapping that the row was written for. */
  readonly mapping: number
  readonly createdAt: number
}

/** Read-model rows of one append: each is the whole new row (an upsert by its key); outbox rows are only ever added. */
export interface TableRows {
  readonly ticket: readonly TicketRow[]
  readonly counter: readonly CounterRow[]
  readonly caseFile: readonly CaseRow[]
  readonly day: readonly DayRow[]
  readonly outbox: readonly OutboxRow[]
}

export interface Append {
  readonly rows: readonly JournalRow[]
  /** Every stream that was read while deciding, with the version it was read at (0 = it had no row): rule 4. */
  readonly reads: ReadonlyMap<string, number>
  readonly commands: readonly CommandRow[]
  readonly persons: readonly PersonRow[]
  readonly tables: TableRows
}

/**
 * committed: stored, seen by any other connection · conflict: another writer was first: a stream that was read or written, or seq, is not where it was ·
 * constraint: another constraint refused it, nothing stored · full: the disk refused it, nothing stored ·
 * unknown: nobody knows whether it is stored; the connection has been replaced already.
 */
export type AppendOutcome =
  | { readonly kind: 'committed' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'constraint'; readonly detail: string }
  | { readonly kind: 'full' }
  | { readonly kind: 'unknown'; readonly detail: string }

export interface StreamHead {
  readonly version: number
  readonly hash: string
}

export interface Journal {
  /** A random id minted when the journal was created or restored (rule 7). */
  readonly id: string
  readonly epoch: number
  /** All or nothing, in one transaction; never throws. */
  append(batch: Append): Promise<AppendOutcome>
  /** Rows with seq greater than `seq`, in order, at most `limit`. */
  readAfter(seq: number, limit: number): Promise<readonly JournalRow[]>
  /** Rows of one stream with version greater than `version`, in order. */
  readStream(stream: string, version?: number): Promise<readonly JournalRow[]>
  /** The newest row's seq, 0 when empty. */
  lastSeq(): Promise<number>
  /** Head of a stream, or null when it has no row. */
  head(stream: string): Promise<StreamHead | null>
  /** The remembered answers among these ids. */
  commands(ids: readonly string[]): Promise<ReadonlyMap<string, CommandRow>>
  /** All streams whose name begins so, with their heads, in order of name. */
  streams(prefix: string): Promise<readonly ({ readonly stream: string } & StreamHead)[]>
  person(ref: string): Promise<PersonRow | null>
}
