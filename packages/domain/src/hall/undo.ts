import type { Command, IntentOf } from '../command.ts'
import type { Ms } from '../ids.ts'
import { type Refused, refuse } from '../refusal.ts'
import { type Decide, type World, accept, inHall, isRefused } from '../world.ts'
import { elsewhere } from './calling.ts'
import { type AtCounter, ownCounter } from './counter.ts'
import { type TicketIn, hashesOf } from './state.ts'
import { limitReached } from './ticket.ts'

const MINUTE = 60_000
/** How long a clerk may take back what was done last (users.md §1.5). */
export const UNDO_FINISH_WITHIN: Ms = 5 * MINUTE
export const UNDO_MISSED_WITHIN: Ms = 2 * MINUTE

/** [C26] 「撤销结束」: the visitor is still there, and goes on being served; while the counter has nobody else. */
export const decideUndoFinish: Decide<IntentOf<'UndoFinish'>> = (world, command) => {
  const at = taking(world, command)
  if (isRefused(at)) return at
  const { last, id: counter } = at.counter
  if (last?.status !== 'served' || command.at - last.endedAt > UNDO_FINISH_WITHIN)
    return refuse({ reason: 'undo-too-late' })
  return back(at, last) ?? accept(inHall(at.hall, { type: 'FinishUndone', ticket: last.id, counter }), said(last))
}

/** [C27] 「刚到」: who was just missed stands there; no restore is spent. */
export const decideUndoMissed: Decide<IntentOf<'UndoMissed'>> = (world, command) => {
  const at = taking(world, command)
  if (isRefused(at)) return at
  const { last, id: counter } = at.counter
  const now = last === null ? undefined : at.hall.rows.get('ticket', last.id)
  if (last?.status !== 'missed' || now?.status !== 'missed' || now.missedAt !== last.missedAt)
    return refuse({ reason: 'undo-too-late' })
  if (command.at - last.missedAt > UNDO_MISSED_WITHIN) return refuse({ reason: 'undo-too-late' })
  return back(at, last) ?? accept(inHall(at.hall, { type: 'MissUndone', ticket: last.id, counter }), said(last))
}

const said = ({ id, number }: TicketIn<'served' | 'missed'>) => ({ ticket: id, number })

type Free = AtCounter & { readonly counter: Exclude<AtCounter['counter'], { ticket: unknown }> }

/** A counter that has nobody in hand. */
function taking(world: World, command: Command & { intent: { readonly counter: string } }): Free | Refused {
  const at = ownCounter(world, command)
  if (isRefused(at)) return at
  const { hall, counter } = at
  if ('ticket' in counter) return refuse({ reason: 'counter-busy', counter: counter.id, number: counter.number })
  return { hall, counter }
}

/** Whether the visitor took another number meanwhile, or is at another counter. */
function back({ hall }: AtCounter, last: TicketIn<'served' | 'missed'>): Refused | null {
  const not = elsewhere(hall, last) ?? (last.walkIn ? null : limitReached(hall, last.queue, hashesOf(last)))
  return not && refuse(not)
}
