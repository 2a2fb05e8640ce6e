import type { Intent } from '@onehall/domain'
import { z } from 'zod'
import { answers, collectedMaterial, itemResult, purpose } from './facts.ts'
import { day, name, random, reason } from './ids.ts'
import { hallConfig } from './config.ts'

const counter = name<'counter'>()

/** What a client may ask for. Strict: an unknown field is a malformed message, not something to ignore. */
export const intent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('PublishConfig'), config: hallConfig }),
  z.strictObject({ type: z.literal('OpenDay'), day, config: name<'config'>() }),
  z.strictObject({ type: z.literal('CloseDay') }),
  z.strictObject({
    type: z.literal('IssueTicket'),
    queue: name<'queue'>(),
    item: name<'item'>().nullable(),
    purpose,
    count: z.int().min(1).max(99),
    source: z.enum(['kiosk', 'guide', 'counter', 'booking', 'online']),
    forWhom: z.enum(['self', 'proxy']),
    identity: z.enum(['card', 'typed', 'none']),
    escort: z.boolean(),
    priority: z.strictObject({ class: name<'class'>(), reason }).nullable(),
  }),
  z.strictObject({
    type: z.literal('ReportPrint'),
    ticket: random<'ticket'>(),
    outcome: z.enum(['printed', 'refused', 'unknown']),
    acknowledged: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('CancelTicket'),
    ticket: random<'ticket'>(),
    reason: z.enum(['visitor', 'staff', 'not-printed', 'mistake']),
  }),
  z.strictObject({ type: z.literal('OpenCounter'), counter }),
  z.strictObject({ type: z.literal('CloseCounter'), counter }),
  z.strictObject({ type: z.literal('CallNext'), counter }),
  z.strictObject({ type: z.literal('Recall'), counter }),
  z.strictObject({ type: z.literal('StartService'), counter }),
  z.strictObject({
    type: z.literal('FinishService'),
    counter,
    results: z.array(itemResult).min(1).max(20),
    thenCallNext: z.boolean(),
  }),
  z.strictObject({ type: z.literal('MarkMissed'), counter }),
  z.strictObject({ type: z.literal('OpenCase'), counter, item: name<'item'>() }),
  z.strictObject({
    type: z.literal('AcceptCase'),
    counter,
    case: random<'case'>(),
    materials: z.array(collectedMaterial).max(60),
    answers,
  }),
  z.strictObject({ type: z.literal('ReceiveFile'), case: random<'case'>() }),
]) satisfies z.ZodType<Intent>
