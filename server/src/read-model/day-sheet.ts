import { type HallId, type StaffId, hallStream } from '@onehall/domain'
import { type ClerkSheet, type DaySheet, type HallSheet, decodeEvent } from '@onehall/protocol'
import type { ReadingConnection } from '../db/connection.ts'
import { type Act, countAct, staffOf } from './count-act.ts'
import { type Interrupted, type Tally, type Work, newTally, newWork, timesOf } from './tally.ts'

export interface DaySheetQuestion {
  readonly hall: HallId
  /** `yyyy-MM-dd` */
  readonly day: string
  /** Whose part is asked for; null for the hall with everybody. */
  readonly staff: StaffId | null
  /** When it is asked: what the sheet says of itself. */
  readonly at: number
}

/**
 * What happened to visitors on a day, each event beside its ticket. The day's own events say it and not the tickets alone,
 * because the closing of a day makes an expired number of who was missed. Bounded by the day: one stream, tickets by their key.
 */
export const ACTS = `
  select j.type, j.v, coalesce(j.occurred_at, j.at) as at, j.origin, j.actor, j.data, t.number, t.queue, t.issued_at as issuedAt, t.started_at as startedAt
  from journal j left join ticket t on t.id = json_extract(j.data, '$.ticket')
  where j.stream = ?
    and j.type in ('TicketIssued', 'OfflineTicketIssued', 'WalkInStarted', 'TicketCancelled', 'TicketLeft', 'TicketCalled', 'ServiceStarted', 'TicketMissed',
      'TicketHeld', 'HeldHandedOver', 'HeldMissed', 'MissUndone', 'TicketRestored', 'ServiceFinished', 'VisitMovedOn', 'FinishUndone', 'TicketTransferred',
      'TicketsCarriedOver', 'DayClosed')
  order by j.version`

/** Stretches in which the hall could not work, by when they were marked: an outage until the next morning is marked on the next day. */
export const INTERRUPTIONS = `
  select type, v, data from journal where stream in (?, ?) and type = 'HallInterrupted' order by stream, version`

/** Intakes of the day, by their case. */
export const INTAKES = `
  select j.at, j.actor, json_extract(j.data, '$.receiptNo') as receiptNo, json_extract(j.data, '$.outcome') as outcome,
    c.case_no as caseNo, c.item
  from journal j join case_file c on c.id = json_extract(j.data, '$.case')
  where j.stream = ? and j.type = 'IntakeTaken' order by j.version`

/** How the pushes of those cases stand: what waits for a person speaks for its case before what is owed, that before what was sent. */
export const PUSHES = `
  select count(*) as n, worst from (
    select max(case o.status when 'dead' then 2 when 'acked' then 0 else 1 end) as worst
    from journal j join outbox o on o.case_id = json_extract(j.data, '$.case')
    where j.stream = ? and j.type = 'IntakeTaken' group by o.case_id
  ) group by worst`

/** Files that lie at a counter since this day or one before, with who began them: until it is taken over it stays with them. */
export const AT_COUNTERS = `
  select c.case_no as caseNo, c.item, c.state, c.receipt_no as receiptNo, c.opened_at as openedAt, j.actor
  from case_file c join journal j on j.stream = 'case:' || c.id and j.version = 1
  where c.hall = ? and c.holder_kind = 'counter' and c.opened_at < ?
  order by c.opened_at desc limit ?`

export const STANDING = `
  select queue, status, count(*) as n from ticket
  where hall = ? and day = ? and status in ('waiting', 'called', 'serving', 'held') group by queue, status`

/** Who is away for a moment now. */
export const HELD = `
  select id, number from ticket where hall = ? and day = ? and status = 'held' order by number`

/** A hall in which nobody ever hands files over still gets its sheet. */
const MOST_FILES = 2_000

/**
 * The day-end sheet (日结单) as one moment of the database has it; null for a day that the hall never opened. What was done
 * counts on the day it was done: of a service carried over midnight the call on the one day, its end on the next.
 * To be run on a reading connection, away from the lane.
 */
export function daySheet(db: ReadingConnection, question: DaySheetQuestion): DaySheet | null {
  db.exec('begin')
  try {
    return read(db, question)
  } finally {
    db.exec('rollback')
  }
}

function read(db: ReadingConnection, { hall, day, staff, at }: DaySheetQuestion): DaySheet | null {
  const opened = db.prepare('select opened_at, closed_at from day where hall = ? and day = ?').get(hall, day) as
    { opened_at: number; closed_at: number | null } | undefined
  if (opened === undefined) return null
  const stream = hallStream(hall, day as DaySheet['day'])
  const next = db
    .prepare('select day, opened_at as at from day where hall = ? and day > ? order by day limit 1')
    .get(hall, day) as { day: DaySheet['day']; at: number } | undefined
  const until = next?.at ?? Number.MAX_SAFE_INTEGER
  const marked = db.prepare(INTERRUPTIONS).all(stream, next === undefined ? stream : hallStream(hall, next.day))
  // Marked again with the same beginning, it is corrected.
  const stretches = new Map(marked.map(interruption).map((each) => [each.from, each]))
  const ofDay = [...stretches.values()].filter(({ from, to }) => from < until && to > opened.opened_at)
  const tally = newTally(ofDay.sort((a, b) => a.from - b.from))
  for (const act of db.prepare(ACTS).iterate(stream)) countAct(tally, act as unknown as Act)

  const clerks = new Map<string, ClerkSheet>()
  const people = db.prepare('select staff_no as staffNo, display_name as displayName from staff where id = ?')
  const clerk = (id: string): ClerkSheet | null => {
    if (staff !== null && id !== staff) return null
    const known = clerks.get(id)
    if (known !== undefined) return known
    const { staffNo, displayName } = (people.get(id) ?? { staffNo: id, displayName: id }) as Record<string, string>
    const { results, ...work } = finished(tally.clerks.get(id) ?? newWork())
    const sheet = { staff: id as StaffId, staffNo: staffNo!, displayName: displayName!, ...work, results }
    clerks.set(id, { ...sheet, heldNow: [], intakes: [], bags: [], drafts: [] })
    return clerks.get(id)!
  }
  if (staff !== null) clerk(staff)
  for (const id of tally.clerks.keys()) clerk(id)

  for (const { id, number } of db.prepare(HELD).all(hall, day)) {
    const by = tally.heldBy.get(String(id))
    if (by !== undefined) clerk(by)?.heldNow.push(String(number))
  }
  const intakes = db.prepare(INTAKES).all(stream)
  for (const { actor, ...intake } of intakes) clerk(staffOf(actor))?.intakes.push(intake as never)
  for (const { actor, state, caseNo, item, receiptNo, openedAt } of db
    .prepare(AT_COUNTERS)
    .all(hall, until, MOST_FILES)) {
    const file = { caseNo, item, openedAt } as ClerkSheet['drafts'][number]
    if (state === 'draft') clerk(staffOf(actor))?.drafts.push(file)
    else clerk(staffOf(actor))?.bags.push({ ...file, receiptNo: receiptNo as string })
  }
  const sorted = [...clerks.values()].sort((a, b) => a.staffNo.localeCompare(b.staffNo, 'en', { numeric: true }))
  const { opened_at: openedAt, closed_at: closedAt } = opened
  const whole = staff === null ? hallSheet(db, { hall, day, stream, taken: intakes.length }, tally) : null
  const interruptions = tally.interruptions.map(({ numbers, ...stretch }) => ({ ...stretch, numbers: [...numbers] }))
  return { day: day as DaySheet['day'], at, openedAt, closedAt, interruptions, clerks: sorted, hall: whole }
}

function interruption(row: object): Interrupted {
  const event = decodeEvent(row as Parameters<typeof decodeEvent>[0])
  if (event.type !== 'HallInterrupted') throw new Error(`not an interruption: ${event.type}`)
  return { from: event.from, to: event.to, cause: event.cause, numbers: new Set() }
}

interface Where {
  readonly hall: HallId
  readonly day: string
  readonly stream: string
  readonly taken: number
}

function hallSheet(db: ReadingConnection, { hall, day, stream, taken }: Where, tally: Tally): HallSheet {
  const queueOf = db.prepare('select queue from ticket where id = ?')
  const lineOf = (ticket: string) => tally.queue(String(queueOf.get(ticket)!['queue']))
  for (const ticket of tally.expired) lineOf(ticket).expired += 1
  for (const ticket of tally.slips) lineOf(ticket).slips += 1
  let [stillWaiting, inHand, heldNow] = [0, 0, 0]
  for (const { queue, status, n } of db.prepare(STANDING).all(hall, day) as {
    queue: string
    status: string
    n: number
  }[]) {
    if (status === 'held') heldNow += n
    else if (status !== 'waiting') inHand += n
    else {
      stillWaiting += n
      tally.queue(queue).stillWaiting += n
    }
  }
  const pushes = new Map(
    db
      .prepare(PUSHES)
      .all(stream)
      .map(({ worst, n }) => [Number(worst), Number(n)]),
  )
  const [pushed = 0, owed = 0, dead = 0] = [0, 1, 2].map((worst) => pushes.get(worst))
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
    a.localeCompare(b, 'en', { numeric: true })
  return {
    issued: tally.issued,
    ...finished(tally.all),
    cancelled: tally.cancelled,
    left: tally.left,
    expired: tally.expired.length,
    slips: tally.slips.size,
    stillWaiting,
    inHand,
    heldNow,
    cases: { taken, pushed, owed, dead },
    queues: [...tally.queues].sort(byName).map(([queue, { work, ...line }]) => {
      const { results: _, ...did } = finished(work)
      return { queue: queue as HallSheet['queues'][number]['queue'], ...line, ...did }
    }),
    counters: [...tally.counters].sort(byName).map(([counter, work]) => {
      const { results: _, ...did } = finished(work)
      return { counter: counter as HallSheet['counters'][number]['counter'], ...did }
    }),
  }
}

const finished = ({ waits, services, ...counts }: Work) => ({
  ...counts,
  waiting: timesOf(waits),
  service: timesOf(services),
})
