import type { Command, IntentOf } from '../command.ts'
import { MINUTE, type Ms } from '../ids.ts'
import { type Refused, refuse } from '../refusal.ts'
import { type Decide, type OpenHall, type World, accept, inHall, isRefused } from '../world.ts'
import { elsewhere, nextStop } from './calling.ts'
import { type AtCounter, ownCounter } from './counter.ts'
import { movesBack } from './missed.ts'
import { type Ticket, type TicketIn, hashesOf } from './state.ts'
import { limitReached } from './ticket.ts'

/** How long a clerk may take back what was done last (users.md §1.5). */
export const UNDO_FINISH_WITHIN: Ms = 5 * MINUTE
export const UNDO_MISSED_WITHIN: Ms = 2 * MINUTE

/**
 * [C26] 「撤销结束」: the visitor is still there, and goes on being served; while the counter has nobody else. [Q92] Also a part of a
 * visit, until the next place calls.
 */
export const decideUndoFinish: Decide<IntentOf<'UndoFinish'>> = (world, command) => {
  const at = taking(world, command)
  if (isRefused(at)) return at
  const { last, id: counter } = at.counter
  if (last?.status !== 'served' || command.at - last.endedAt > UNDO_FINISH_WITHIN)
    return refuse({ reason: 'undo-too-late' })
  return cannotUndo(at, last) ?? accept(inHall(at.hall, { type: 'FinishUndone', ticket: last.id, counter }), said(last))
}

/** [C27] 「刚到」: who was just missed stands there; no restore is spent. [Q90] Also who was moved back by itself, until called again. */
export const decideUndoMissed: Decide<IntentOf<'UndoMissed'>> = (world, command) => {
  const at = taking(world, command)
  if (isRefused(at)) return at
  const { last, id: counter } = at.counter
  if (last?.status !== 'missed' || command.at - last.missedAt > UNDO_MISSED_WITHIN)
    return refuse({ reason: 'undo-too-late' })
  return cannotUndo(at, last) ?? accept(inHall(at.hall, { type: 'MissUndone', ticket: last.id, counter }), said(last))
}

type Last = TicketIn<'served' | 'missed'>

const said = ({ id, number }: Last) => ({ ticket: id, number })

type Free = AtCounter & { readonly counter: Exclude<AtCounter['counter'], { ticket: unknown }> }

/** A counter that has nobody in hand. */
function taking(world: World, command: Command & { intent: { readonly counter: string } }): Free | Refused {
  const at = ownCounter(world, command)
  if (isRefused(at)) return at
  const { hall, counter } = at
  if ('ticket' in counter) return refuse({ reason: 'counter-busy', counter: counter.id, number: counter.number })
  return { hall, counter }
}

/** The number went another way meanwhile, or its visitor took another one or is at another counter. */
function cannotUndo({ hall }: AtCounter, last: Last): Refused | null {
  const now = hall.rows.get('ticket', last.id)
  if (now?.status === 'called' || now?.status === 'serving')
    return refuse({ reason: 'in-hand-elsewhere', counter: now.counter, number: now.number })
  if (!isAsLeft(hall, last, now)) return refuse({ reason: 'undo-too-late' })
  const who = now ?? last
  const not = elsewhere(hall, who) ?? (last.walkIn ? null : limitReached(hall, last.queue, hashesOf(who), last.id))
  return not && refuse(not)
}

/** Whether the number stands where what was done last has put it. */
function isAsLeft(hall: OpenHall, last: Last, now: Ticket | undefined): boolean {
  if (last.status === 'served') {
    const next = nextStop(last, last.results)
    if (next === undefined) return now === undefined
    return now?.status === 'waiting' && now.queue === next.queue && now.stops.length === last.stops.length - 1
  }
  if (movesBack(hall.config, last) === null) return now?.status === 'missed' && now.missedAt === last.missedAt
  return now?.status === 'waiting' && now.queue === last.queue && now.restores === last.restores + 1
}
