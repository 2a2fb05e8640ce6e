import { type HallId, type StaffId, hallStream } from '@onehall/domain'
import { type ClerkSheet, type DaySheet, type HallSheet, decodeEvent } from '@onehall/protocol'
import type { ReadingConnection } from '../db/connection.ts'
import {
  type Tally,
  type Visit,
  type Work,
  addService,
  dropService,
  newTally,
  newVisit,
  newWork,
  timesOf,
} from './tally.ts'

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
  select j.type, j.v, coalesce(j.occurred_at, j.at) as at, j.origin, j.actor, j.data, t.queue, t.issued_at as issuedAt, t.started_at as startedAt
  from journal j left join ticket t on t.id = json_extract(j.data, '$.ticket')
  where j.stream = ?
    and j.type in ('TicketIssued', 'WalkInStarted', 'TicketCancelled', 'TicketLeft', 'TicketCalled', 'ServiceStarted', 'TicketMissed',
      'HeldMissed', 'MissUndone', 'TicketRestored', 'ServiceFinished', 'VisitMovedOn', 'FinishUndone', 'TicketTransferred', 'DayClosed')
  order by j.version`

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

/** A hall in which nobody ever hands files over still gets its sheet. */
const MOST_FILES = 2_000

interface Act {
  readonly type: string
  readonly v: number
  /** When it happened. */
  readonly at: number
  readonly origin: string
  readonly actor: string
  readonly data: string
  readonly queue: string | null
  readonly issuedAt: number | null
  readonly startedAt: number | null
}

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
  const tally = newTally()
  for (const act of db.prepare(ACTS).iterate(stream)) count(tally, act as unknown as Act)

  const clerks = new Map<string, ClerkSheet>()
  const people = db.prepare('select staff_no as staffNo, display_name as displayName from staff where id = ?')
  const clerk = (id: string): ClerkSheet | null => {
    if (staff !== null && id !== staff) return null
    const known = clerks.get(id)
    if (known !== undefined) return known
    const { staffNo, displayName } = (people.get(id) ?? { staffNo: id, displayName: id }) as Record<string, string>
    const { results, ...work } = finished(tally.clerks.get(id) ?? newWork())
    const sheet = { staff: id as StaffId, staffNo: staffNo!, displayName: displayName!, ...work, results }
    clerks.set(id, { ...sheet, intakes: [], bags: [], drafts: [] })
    return clerks.get(id)!
  }
  if (staff !== null) clerk(staff)
  for (const id of tally.clerks.keys()) clerk(id)

  const intakes = db.prepare(INTAKES).all(stream)
  for (const { actor, ...intake } of intakes) clerk(staffOf(actor))?.intakes.push(intake as never)
  const next = db.prepare('select min(opened_at) as at from day where hall = ? and day > ?').get(hall, day)
  const until = (next?.['at'] as number | null) ?? Number.MAX_SAFE_INTEGER
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
  return { day: day as DaySheet['day'], at, openedAt, closedAt, clerks: sorted, hall: whole }
}

/** One event more. */
function count(tally: Tally, { at, origin, actor, queue, issuedAt, startedAt, ...row }: Act): void {
  const event = decodeEvent(row)
  const isByHand = origin === 'offline'
  const works = (visit: Visit, counter: string) => tally.works(staffOf(actor), counter, visit.queue)
  /** One that began before this day is known by its ticket. */
  const visitOf = (ticket: string): Visit => {
    const began = { queue: queue ?? '', issuedAt: issuedAt ?? at, startedAt: startedAt ?? at }
    const visit = tally.visits.get(ticket) ?? newVisit(began)
    visit.byHand ||= isByHand
    tally.visits.set(ticket, visit)
    return visit
  }
  switch (event.type) {
    case 'TicketIssued':
    case 'WalkInStarted': {
      const began = { queue: event.queue, issuedAt: at, startedAt: at }
      tally.visits.set(event.ticket, newVisit(began))
      tally.issued += 1
      tally.queue(event.queue).issued += 1
      return
    }
    case 'TicketCancelled':
      tally.cancelled[event.reason] += 1
      tally.queue(visitOf(event.ticket).queue).cancelled += 1
      return
    case 'TicketLeft':
      tally.left += 1
      tally.queue(visitOf(event.ticket).queue).left += 1
      return
    case 'TicketCalled': {
      const visit = visitOf(event.ticket)
      tally.missed.delete(event.ticket)
      for (const work of works(visit, event.counter)) {
        work.called += 1
        if (!visit.wasCalled) work.waits.push(at - visit.issuedAt)
      }
      visit.wasCalled = true
      return
    }
    case 'ServiceStarted':
      visitOf(event.ticket).startedAt = at
      return
    case 'TicketMissed':
    case 'HeldMissed': {
      const visit = visitOf(event.ticket)
      tally.missed.add(event.ticket)
      // Whose held visitor did not come back is nobody's miss at a counter.
      visit.missedBy =
        event.type === 'TicketMissed' ? works(visit, event.counter) : [tally.all, tally.queue(visit.queue).work]
      for (const work of visit.missedBy) {
        work.missed += 1
        if (isByHand) work.offline += 1
      }
      return
    }
    case 'MissUndone': {
      const visit = visitOf(event.ticket)
      tally.missed.delete(event.ticket)
      for (const work of visit.missedBy) work.missed -= 1
      visit.missedBy = []
      return
    }
    case 'TicketRestored':
      tally.missed.delete(event.ticket)
      return
    case 'ServiceFinished':
    case 'VisitMovedOn': {
      const visit = visitOf(event.ticket)
      visit.before = { queue: visit.queue, startedAt: visit.startedAt, byHand: visit.byHand }
      const results = event.results.map(({ result }) => result)
      visit.finished = addService(works(visit, event.counter), visit.byHand ? null : at - visit.startedAt, results)
      if (event.type === 'ServiceFinished') return
      visit.queue = event.to.queue
      visit.startedAt = at
      visit.byHand = false
      return
    }
    case 'FinishUndone': {
      const visit = visitOf(event.ticket)
      if (visit.finished !== null) dropService(visit.finished)
      Object.assign(visit, visit.before, { finished: null, before: null })
      return
    }
    case 'TicketTransferred':
      visitOf(event.ticket).queue = event.queue
      return
    case 'DayClosed':
      for (const ticket of event.expired) if (!tally.missed.delete(ticket)) tally.expired.push(ticket)
      return
    default:
  }
}

interface Where {
  readonly hall: HallId
  readonly day: string
  readonly stream: string
  readonly taken: number
}

function hallSheet(db: ReadingConnection, { hall, day, stream, taken }: Where, tally: Tally): HallSheet {
  const queueOf = db.prepare('select queue from ticket where id = ?')
  for (const ticket of tally.expired) tally.queue(String(queueOf.get(ticket)!['queue'])).expired += 1
  let [stillWaiting, inHand] = [0, 0]
  for (const { queue, status, n } of db.prepare(STANDING).all(hall, day) as {
    queue: string
    status: string
    n: number
  }[]) {
    if (status !== 'waiting') inHand += n
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
    stillWaiting,
    inHand,
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

/** `staff:<id>` → the id. Only staff calls, serves and takes in. */
const staffOf = (actor: unknown): string => String(actor).replace(/^staff:/, '')
