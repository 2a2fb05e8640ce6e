import { z } from 'zod'
import type { CasePush, SendOutcome } from '../contract.ts'
import { toUpRows } from '../up-table/map.ts'
import type { UpProfile } from '../up-table/profile.ts'

const row = z.record(z.string().max(64), z.union([z.string().max(20_000), z.number(), z.null()]))
const rows = z.array(row).max(500).default([])

/** The body of a push: `requestNo` is the row id of the push, `version` its version; together they are the idempotency key. */
export const pushMessage = z.strictObject({
  requestNo: z.guid(),
  version: z.int().min(1).max(1_000_000),
  tables: z.strictObject({
    up_pro_accept: rows,
    up_pro_process: rows,
    up_pro_material: rows,
    up_pro_result: rows,
    up_pro_special_procedure: rows,
  }),
})
export type PushMessage = z.infer<typeof pushMessage>

/** What the platform answers. A body of any other shape, with whatever status, was not said by the platform. */
export const pushAnswer = z.discriminatedUnion('accepted', [
  z.object({ accepted: z.literal(true), requestNo: z.guid() }),
  z.object({ accepted: z.literal(false), objections: z.array(z.string().max(500)).max(200) }),
])
export type PushAnswer = z.infer<typeof pushAnswer>

/**
 * A push as a message. Facts no row can be made of (a time that is none) will never become one, so they are a `rejected`
 * outcome: better a dead letter that a person sees than a retry for ever.
 */
export function toMessage(push: CasePush, profile: UpProfile): PushMessage | (SendOutcome & { kind: 'rejected' }) {
  try {
    const rows = toUpRows(push, profile)
    const tables: PushMessage['tables'] = {
      up_pro_accept: [],
      up_pro_process: [],
      up_pro_material: [],
      up_pro_result: [],
      up_pro_special_procedure: [],
    }
    for (const { table, row } of rows) tables[table].push({ ...row })
    return { requestNo: String(rows[0].row['row_guid']), version: push.version, tables }
  } catch {
    return { kind: 'rejected', objections: ['无法按平台的表结构生成报文'] }
  }
}
