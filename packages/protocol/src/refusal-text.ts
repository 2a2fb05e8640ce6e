import type { RefusalReason, Text } from '@onehall/domain'
import { BOOKING_TEXTS } from './refusal-texts/booking.ts'
import { CASE_TEXTS } from './refusal-texts/case.ts'
import { COMMAND_TEXTS } from './refusal-texts/command.ts'
import { COUNTER_TEXTS } from './refusal-texts/counter.ts'
import { HALL_TEXTS } from './refusal-texts/hall.ts'
import { QUEUE_TEXTS } from './refusal-texts/queue.ts'
import { TICK_TEXTS } from './refusal-texts/tick.ts'
import { TICKET_TEXTS } from './refusal-texts/ticket.ts'
import type { Texts } from './refusal-texts/texts-of.ts'
import { REST_REFUSALS, type RestReason, type RestRefusal } from './rest/refusals.ts'

/** Complete by construction. */
const TEXTS: Texts = {
  ...HALL_TEXTS,
  ...QUEUE_TEXTS,
  ...COUNTER_TEXTS,
  ...TICKET_TEXTS,
  ...TICK_TEXTS,
  ...BOOKING_TEXTS,
  ...CASE_TEXTS,
  ...COMMAND_TEXTS,
}

/** The text of a refusal, of a command or of the REST side, in both languages, ready to show. */
export function refusalText(refusal: RestRefusal): Text {
  if (isOfRest(refusal.reason)) {
    const { zh, en } = REST_REFUSALS[refusal.reason]
    return { zh, en }
  }
  const text = TEXTS[refusal.reason] as (refusal: RestRefusal) => Text
  return text(refusal)
}

const isOfRest = (reason: RestRefusal['reason']): reason is RestReason => reason in REST_REFUSALS

/** Every reason there is, for tests and documents. */
export const REFUSAL_REASONS = Object.keys(TEXTS) as RefusalReason[]
