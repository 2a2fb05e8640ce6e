import type { Command, IntentOf, IntentType } from '../command.ts'
import type { Event } from '../event.ts'
import { MINUTE, type CounterId, type LocalTime, type Ms, type TicketId } from '../ids.ts'
import { type Refused, refuse } from '../refusal.ts'
import type { Rows } from '../rows.ts'
import { type Decide, type World, accept, inHall, isRefused, openHall } from '../world.ts'
import { ownCounter } from './counter.ts'
import { laterBy } from './session.ts'

/** What a counter says of its part in a drill, once its ticks have joined. */
export interface DrillReport {
  /** When the picture was true from which it called. */
  readonly pictureAt: Ms
  /** Whose numbers it would have called. */
  readonly share: readonly TicketId[]
  readonly called: number
  readonly served: number
  readonly missed: number
  /** Of its ticks: those that joined, and those that the hall refused. */
  readonly joined: number
  readonly refused: number
}

/** 断网演练: the counters work as if the server were away. The newest of the day. */
export interface Drill {
  readonly since: Ms
  readonly until: Ms
  readonly untilTime: LocalTime
  readonly endedAt: Ms | null
  /** Those that were open when it began, and what they reported. */
  readonly counters: readonly { readonly counter: CounterId; readonly report: DrillReport | null }[]
}

/** The cause under which a drill stands among the interruptions, so that statistics leave it out. */
export const DRILL_CAUSE = 'drill'

/** [U32] What a counter cannot ask of a server that is away. */
const STOPPED: ReadonlySet<IntentType> = new Set<IntentType>([
  'OpenCounter',
  'CloseCounter',
  'CallNext',
  'CallChosen',
  'Recall',
  'WrongCall',
  'StartService',
  'StartWalkIn',
  'FinishService',
  'UndoFinish',
  'MarkMissed',
  'UndoMissed',
  'HoldTicket',
  'HandOverHeld',
  'TransferTicket',
  'JoinTick',
])

const runningDrill = (rows: Rows): Drill | null => {
  const drill = rows.get('drill', 'drill')
  return drill !== undefined && drill.endedAt === null ? drill : null
}

/** [U32] While a drill runs the counters are refused what they could not ask for in an outage; null: go on. */
export function stoppedByDrill(world: World, { type }: Command['intent']): Refused | null {
  if (!STOPPED.has(type) || world.dayStream === null) return null
  const drill = runningDrill(world.rows(world.dayStream))
  return drill && refuse({ reason: 'drill', until: drill.untilTime })
}

/** [U31] A manager begins a drill of so many minutes; the open counters take part. */
export const decideStartDrill: Decide<IntentOf<'StartDrill'>> = (world, { intent, at, localTime }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const running = runningDrill(hall.rows)
  if (running !== null) return refuse({ reason: 'drill', until: running.untilTime })
  const counters = [...hall.rows.keys('counter')].filter((id) => hall.rows.get('counter', id)!.status !== 'closed')
  const until = at + intent.minutes * MINUTE
  const untilTime = laterBy(localTime, intent.minutes)
  return accept(inHall(hall, { type: 'DrillStarted', until, untilTime, counters: counters as CounterId[] }), {
    until,
    counters: counters.length,
  })
}

/** [U33] It ends when the manager says so, or when its time is over, and is kept as an interruption. */
export const decideEndDrill: Decide<IntentOf<'EndDrill'>> = (world, { intent, actor, at }) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const drill = runningDrill(hall.rows)
  if (drill === null || drill.since !== intent.since) return refuse({ reason: 'no-drill' })
  if (actor.kind === 'system' && at < drill.until) return refuse({ reason: 'too-soon', waitMs: drill.until - at })
  return accept(inHall(hall, ...endOfDrill(hall.rows, at)), { since: drill.since })
}

/** [U33] What ends a drill that runs; also with the day. */
export function endOfDrill(rows: Rows, at: Ms): readonly Event[] {
  const drill = runningDrill(rows)
  if (drill === null) return []
  const ended: Event = { type: 'DrillEnded' }
  if (at <= drill.since) return [ended]
  return [ended, { type: 'HallInterrupted', from: drill.since, to: at, cause: DRILL_CAUSE }]
}

/** [U34] A counter that took part says what became of its part; said again, the newest counts. */
export const decideReportDrill: Decide<IntentOf<'ReportDrill'>> = (world, command) => {
  const at = ownCounter(world, command)
  if (isRefused(at)) return at
  const { hall } = at
  const { type: _type, since, ...report } = command.intent
  const drill = hall.rows.get('drill', 'drill')
  if (drill === undefined || drill.since !== since) return refuse({ reason: 'no-drill' })
  if (drill.endedAt === null) return refuse({ reason: 'drill', until: drill.untilTime })
  if (!drill.counters.some(({ counter }) => counter === report.counter)) return refuse({ reason: 'no-drill' })
  return accept(inHall(hall, { type: 'DrillReported', ...report }), { counter: report.counter })
}

/** [U35] Numbers that stood in more than one share: there must be none. */
export function overlapsOf({ counters }: Pick<Drill, 'counters'>): number {
  const seen = new Map<TicketId, number>()
  for (const { report } of counters)
    for (const ticket of new Set(report?.share)) seen.set(ticket, (seen.get(ticket) ?? 0) + 1)
  return [...seen.values()].filter((times) => times > 1).length
}
