import type { Answers } from '@onehall/domain'
import { name } from '@onehall/protocol'
import { z } from 'zod'

const answers = z.record(z.string().max(64), z.boolean()) satisfies z.ZodType<Answers>

/** 《办事指南·材料清单》 of an item, or of a bundle's items as one. */
export const checklistRequest = z.strictObject({
  items: z.array(name<'item'>()).min(1).max(20),
  /** Name of the bundle (一件事); null for a single item. */
  bundle: z.string().max(64).nullable(),
  answers,
})

export type ChecklistRequest = z.infer<typeof checklistRequest>
