import type { Day, HallConfig, HallId, QueueId, StaffId } from '@onehall/domain'
import type {
  CaseDetails,
  DaySheet,
  FoundBooking,
  FoundTicket,
  HallInfo,
  PlatformStatus,
  RestRefusal,
  SlotDays,
  daySheetDays,
  visitor,
} from '@onehall/protocol'
import type { Registry } from 'prom-client'
import type { z } from 'zod'
import type { Auth } from '../auth/auth.ts'
import type { Caller } from '../auth/caller.ts'
import type { Log } from '../log.ts'
import type { Mode } from '../mode.ts'

/** What came of a question: a body, or why not. */
export type Reply<Body> =
  { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly refusal: RestRefusal }

export type StaffCaller = Extract<Caller, { kind: 'staff' }>

export interface Health {
  readonly state: 'starting' | 'ready' | 'stopping'
  /** False while the journal cannot be written (disk full, connection lost). */
  readonly journalWritable: boolean
}

/** What the pages and the REST side need of the hall; `main.ts` hands it in. */
export interface HttpDeps {
  readonly mode: Mode
  readonly auth: Auth
  readonly log: Log
  readonly metrics: Registry
  readonly health: () => Health
  /** The halls of this server, one at least; who names none means the first. */
  readonly halls: readonly HallId[]
  /** Null for a hall whose configuration cannot be read. */
  readonly hall: (hall: HallId) => HallInfo | null
  readonly config: (hall: HallId) => HallConfig | null
  /** Whether the day of the hall is open; `out-of-service` where its journal cannot be read. */
  readonly stands: (hall: HallId) => 'open' | 'closed' | 'out-of-service'
  readonly caseDetails: (id: string, asker: StaffCaller) => Promise<Reply<CaseDetails>>
  readonly visitor: (ticket: string, asker: StaffCaller) => Promise<Reply<z.infer<typeof visitor>>>
  readonly daySheets: (hall: HallId) => Promise<z.infer<typeof daySheetDays>>
  /** The sheet of a day, or one clerk's part of it. */
  readonly daySheet: (hall: HallId, day: string, staff: StaffId | null) => Promise<Reply<DaySheet>>
  readonly ticketByNumber: (hall: HallId, number: string) => Reply<FoundTicket>
  readonly bookings: (hall: HallId) => {
    readonly slots: (queue: string) => Reply<SlotDays>
    readonly byCode: (code: string) => Reply<FoundBooking>
    readonly ofPerson: (idNumber: string) => Reply<FoundBooking[]>
    readonly on: (day: Day) => Reply<FoundBooking[]>
  }
  readonly platform: (hall: HallId) => Promise<PlatformStatus>
  /** Somebody was authorised for other queues: wherever they sit follows at once. */
  readonly authorise: (hall: HallId, staff: StaffId, skills: readonly QueueId[]) => Promise<void>
  readonly resend: (push: string, asker: StaffCaller) => Promise<Reply<{ done: true }>>
  /** The hall's own CA as PEM, where it has one. */
  readonly caCertificate: string | null
  /** Origins of the other processes on this machine, for the start page. */
  readonly links: { readonly kiosk: string | null; readonly platform: string | null }
  /** Folders of the built apps. */
  readonly apps: { readonly display: string; readonly counter: string }
}
