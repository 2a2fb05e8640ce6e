import type { Command, IntentOf } from '../command.ts'
import type { CallId } from '../ids.ts'
import { refuse } from '../refusal.ts'
import { OverlayRows } from '../rows.ts'
import { type Decide, type Decision, type OpenHall, accept, inHall, isRefused, openHall } from '../world.ts'
import { atCounter, inHand } from './counter.ts'
import { evolveHall } from './evolve.ts'
import { selectNext } from './select.ts'

/** [C4] A free counter gets the next visitor; a loser of a race simply gets the one after. */
export const decideCallNext: Decide<IntentOf<'CallNext'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  return callNext(hall, command)
}

function callNext(hall: OpenHall, command: Command & { intent: { readonly counter: string } }): Decision {
  const at = atCounter(hall, command as Command & { intent: IntentOf<'CallNext'> })
  if (isRefused(at)) return at
  const { counter } = at
  if (counter.status !== 'open') return refuse({ reason: 'counter-busy', counter: counter.id, number: counter.number })
  const label = labelOf(hall, counter.id)
  if (label === undefined) return refuse({ reason: 'unknown-counter' })
  const choice = selectNext(hall.config, hall.rows, counter.queues, command.at)
  if (choice === null) return refuse({ reason: 'no-one-waiting' })
  const { ticket, why, priority } = choice
  const { id, zone, staff } = counter
  const call = command.fresh as CallId
  return accept(
    inHall(hall, {
      type: 'TicketCalled',
      ticket: ticket.id,
      number: ticket.number,
      counter: id,
      label,
      zone,
      staff,
      call,
      priority,
      why,
    }),
    { ticket: ticket.id, number: ticket.number, call, why },
  )
}

const labelOf = ({ config }: OpenHall, counter: string): string | undefined =>
  config.counters.find(({ id }) => id === counter)?.label

/** [C5] A recall needs the gap of the hall's rules since the last call. A third is counted, not refused (users.md C14). */
export const decideRecall: Decide<IntentOf<'Recall'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const at = atCounter(hall, command)
  if (isRefused(at)) return at
  const ticket = inHand(at, 'called')
  if (isRefused(ticket)) return ticket
  const waitMs = ticket.lastCallAt + hall.config.rules.recallGap - command.at
  if (waitMs > 0) return refuse({ reason: 'too-soon', waitMs })
  const { id: counter, zone } = at.counter
  const label = labelOf(hall, counter)
  if (label === undefined) return refuse({ reason: 'unknown-counter' })
  const { id, number, call } = ticket
  const times = ticket.calls + 1
  return accept(inHall(hall, { type: 'TicketRecalled', ticket: id, number, counter, label, zone, call, times }), {
    ticket: id,
    times,
  })
}

/** [C6] Who was called and came is served. */
export const decideStartService: Decide<IntentOf<'StartService'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const at = atCounter(hall, command)
  if (isRefused(at)) return at
  const ticket = inHand(at, 'called')
  if (isRefused(ticket)) return ticket
  return accept(inHall(hall, { type: 'ServiceStarted', ticket: ticket.id, counter: at.counter.id }), {
    ticket: ticket.id,
  })
}

/** [C7] Finish names what came of each item; [C8] and may call the next in the same decision (users.md C4). */
export const decideFinishService: Decide<IntentOf<'FinishService'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const at = atCounter(hall, command)
  if (isRefused(at)) return at
  const ticket = inHand(at, 'serving')
  if (isRefused(ticket)) return ticket
  const { results, thenCallNext } = command.intent
  if (results.length === 0) return refuse({ reason: 'reason-required' })
  const finished = inHall(hall, { type: 'ServiceFinished', ticket: ticket.id, counter: at.counter.id, results })
  const done = { finished: ticket.id }
  if (!thenCallNext) return accept(finished, done)

  const after = new OverlayRows(hall.rows)
  for (const { event } of finished) after.apply(evolveHall(after, event, command.at))
  const next = callNext({ ...hall, rows: after }, command)
  if (next.ok) return accept([...finished, ...next.happened], { ...done, called: next.result })
  return accept(finished, { ...done, called: null })
}

/** [C9] Who was called and did not come is missed. */
export const decideMarkMissed: Decide<IntentOf<'MarkMissed'>> = (world, command) => {
  const hall = openHall(world)
  if (isRefused(hall)) return hall
  const at = atCounter(hall, command)
  if (isRefused(at)) return at
  const ticket = inHand(at, 'called')
  if (isRefused(ticket)) return ticket
  return accept(inHall(hall, { type: 'TicketMissed', ticket: ticket.id, counter: at.counter.id }), {
    ticket: ticket.id,
  })
}
