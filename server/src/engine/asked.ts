import type { Actor, Command, HallId, Intent, PersonFacts, Refusal } from '@onehall/domain'
import type { Answer } from '@onehall/protocol'
import type { PersonRow } from '../journal/journal.ts'

/** A command as the border hands it over: all but the time, which the lane stamps when its turn comes. */
export interface Asked {
  readonly id: Command['id']
  readonly hall: HallId
  readonly actor: Actor
  readonly intent: Intent
  readonly fresh: string
  /** How long ago it was made, ms; 0 when it is left out. */
  readonly age?: number
  /** Who sent it, for the command table: a repeat must come from the same sender with the same payload. */
  readonly sender: string
  readonly payloadHash: string
  readonly person: { readonly facts: PersonFacts; readonly row: PersonRow } | null
  /** Past its lifetime, or no room for it on the disk: refused with this, unless it happened already and only its answer was lost. */
  readonly refuse?: Refusal
}

/** A command that nobody sent but the hall itself; the id names it once, so that asked again it happens once. */
export const askedBySystem = (hall: HallId, id: string, intent: Intent): Asked => ({
  id: id as Command['id'],
  hall,
  actor: { kind: 'system' },
  intent,
  fresh: id,
  sender: 'system',
  payloadHash: id,
  person: null,
})

/** A command in the lane, and how its asker is answered. */
export interface Waiting {
  readonly asked: Asked
  readonly settle: (answer: Answer) => void
}

export function refused(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}
