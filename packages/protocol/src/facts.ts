import type { Answers, CallReason, CollectedMaterial, Holder, ItemResult, Party, Purpose } from '@onehall/domain'
import { z } from 'zod'
import { ms, name, random } from './ids.ts'

/** Small facts that commands and events share. */
export const purpose = z.enum(['handle', 'consult', 'supplement', 'collect']) satisfies z.ZodType<Purpose>

export const itemResult = z.strictObject({
  item: name<'item'>().nullable(),
  result: z.enum(['collected', 'instant', 'consulted', 'incomplete-told', 'picked-up', 'wrong-queue', 'gave-up']),
}) satisfies z.ZodType<ItemResult>

export const collectedMaterial = z.strictObject({
  material: name<'material'>(),
  state: z.enum(['collected', 'shared', 'deferred']),
  copies: z.int().min(0).max(99),
  original: z.enum(['kept', 'returned', 'none']),
}) satisfies z.ZodType<CollectedMaterial>

export const answers = z.record(z.string().max(64), z.boolean()) satisfies z.ZodType<Answers>

export const holder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('counter'), counter: name<'counter'>(), staff: name<'staff'>() }),
  z.strictObject({ kind: z.literal('office'), department: name<'department'>(), staff: name<'staff'>() }),
]) satisfies z.ZodType<Holder>

export const party = z.strictObject({
  role: z.enum(['applicant', 'co-applicant', 'agent', 'legal-representative', 'guardian']),
  person: random<'person'>(),
}) satisfies z.ZodType<Party>

export const callReason = z.strictObject({
  rule: z.enum(['score', 'ratio']),
  waitedMs: ms,
  score: z.number(),
  class: name<'class'>(),
  others: z.int().min(0),
}) satisfies z.ZodType<CallReason>
