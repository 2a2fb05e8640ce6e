import type { AlarmKind } from './alarm.ts'
import type { HallConfig } from './config.ts'
import type { DrillReport } from './drill.ts'
import type { ConfigVersion, CounterId, Day, Ms, QueueId } from '../ids.ts'

/** What is asked about the day and what stands still in it. */
export type DayIntent =
  | { readonly type: 'PublishConfig'; readonly config: HallConfig }
  | { readonly type: 'OpenDay'; readonly day: Day; readonly config: ConfigVersion }
  | { readonly type: 'CloseDay' }
  | {
      readonly type: 'SuspendQueue'
      readonly queue: QueueId
      readonly reason: string
      readonly minutes: number | null
    }
  | { readonly type: 'ResumeQueue'; readonly queue: QueueId }
  | {
      readonly type: 'SuspendHall'
      readonly reason: string
      readonly minutes: number | null
      /** Fire or alarm: everything stands still, and who was called goes back to the line. */
      readonly evacuate: boolean
    }
  | { readonly type: 'ResumeHall' }
  /** Everybody who waits in the queue goes on waiting in another. */
  | { readonly type: 'TransferQueue'; readonly queue: QueueId; readonly to: QueueId; readonly reason: string }
  /** Everybody who waits in the queue goes home with a slip. */
  | { readonly type: 'CarryOver'; readonly queue: QueueId }
  /** 断网演练: for so many minutes the counters work as if the server were away. */
  | { readonly type: 'StartDrill'; readonly minutes: number }
  /** `since`: the drill that is meant. */
  | { readonly type: 'EndDrill'; readonly since: Ms }
  | ({ readonly type: 'ReportDrill'; readonly counter: CounterId; readonly since: Ms } & DrillReport)
  | {
      readonly type: 'AcknowledgeAlarm'
      readonly alarm: AlarmKind
      /** The queues, counters or tickets that it is about. */
      readonly of: readonly string[]
      readonly reason: string
    }
  | { readonly type: 'MarkInterruption'; readonly from: Ms; readonly to: Ms; readonly cause: string }
