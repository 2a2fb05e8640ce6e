import type {
  ConfigVersion,
  CounterId,
  Day,
  HallId,
  LocalTime,
  Ms,
  QueueId,
  StaffId,
  TicketId,
  ZoneId,
} from '../ids.ts'
import type { AlarmKind } from './alarm.ts'
import type { DrillReport } from './drill.ts'
import type { CounterState, Pause, Slip, Suspension, TicketIn } from './state.ts'

/** What happens to the day, its counters and what stands still in it. */
export type DayEvent =
  | {
      readonly type: 'DayOpened'
      readonly hall: HallId
      readonly day: Day
      readonly config: ConfigVersion
      readonly carried: Carried
    }
  | {
      readonly type: 'DayClosed'
      readonly expired: readonly TicketId[]
      readonly closed: readonly CounterId[]
      /** Who waited in vain gets a priority number on one of the next days. */
      readonly slips: readonly Slip[]
    }
  | { readonly type: 'TicketsCarriedOver'; readonly slips: readonly Slip[] }
  | {
      readonly type: 'CounterOpened'
      readonly counter: CounterId
      readonly zone: ZoneId
      readonly staff: StaffId
      readonly staffNo: string
      readonly skills: readonly QueueId[]
      readonly queues: readonly QueueId[]
      /** Why it was opened from a PC that belongs to another counter; null where it was not. */
      readonly elsewhere: string | null
    }
  | {
      /** A manager gave the counter these queues for today; null: as configured. */
      readonly type: 'CounterAssigned'
      readonly counter: CounterId
      readonly queues: readonly QueueId[] | null
      readonly reason: string
      /** What its clerk may serve from now on; null where nobody sits there. */
      readonly serving: readonly QueueId[] | null
    }
  /** The clerk who sits there is authorised for other queues than before. */
  | {
      readonly type: 'ClerkAuthorised'
      readonly counter: CounterId
      readonly skills: readonly QueueId[]
      readonly serving: readonly QueueId[]
    }
  | { readonly type: 'CounterClosed'; readonly counter: CounterId }
  | ({
      /** `after`: as soon as the visitor in hand is done. */
      readonly type: 'CounterPaused'
      readonly counter: CounterId
      readonly after: boolean
    } & Pause)
  | { readonly type: 'CounterResumed'; readonly counter: CounterId }
  /** Closed by a manager; who was in hand went back to the line before. */
  | { readonly type: 'CounterReleased'; readonly counter: CounterId; readonly reason: string }
  | ({ readonly type: 'QueueSuspended'; readonly queue: QueueId } & Suspended)
  | { readonly type: 'QueueResumed'; readonly queue: QueueId }
  | ({ readonly type: 'HallSuspended'; readonly evacuated: boolean } & Suspended)
  | { readonly type: 'HallResumed' }
  | {
      /** 断网演练: the counters work as if the server were away. */
      readonly type: 'DrillStarted'
      readonly until: Ms
      readonly untilTime: LocalTime
      readonly counters: readonly CounterId[]
    }
  | { readonly type: 'DrillEnded' }
  | ({ readonly type: 'DrillReported'; readonly counter: CounterId } & DrillReport)
  | {
      readonly type: 'AlarmAcknowledged'
      readonly alarm: AlarmKind
      readonly of: readonly string[]
      readonly reason: string
      readonly staffNo: string
      readonly until: Ms
    }
  | { readonly type: 'HallInterrupted'; readonly from: Ms; readonly to: Ms; readonly cause: string }

type Suspended = Omit<Suspension, 'since'>

/** What was done last can be taken back on its own day only. */
export type CarriedCounter<C = CounterState> = C extends { readonly last: unknown }
  ? Omit<C, 'last'> & { readonly last: null }
  : C

/** What the new day takes over: services that were going on, who sat at which counter, slips that still count. */
export interface Carried {
  readonly counters: readonly CarriedCounter[]
  readonly tickets: readonly TicketIn<'serving'>[]
  readonly slips: readonly Slip[]
}
