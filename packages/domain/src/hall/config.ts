import type { Calendar } from '../calendar/working-days.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type {
  ClassKey,
  ConfigVersion,
  CounterId,
  HallId,
  ItemKey,
  LocalTime,
  Ms,
  QueueId,
  Text,
  Weekday,
  ZoneId,
} from '../ids.ts'

/** A zone (区) of the hall: what a visitor walks to. */
export interface Zone {
  readonly id: ZoneId
  readonly name: Text
  /** As it stands on signs, for example `2F`. */
  readonly floor: string
  /** Most counters of the zone that pause at a time, unless a manager says so; null: no limit. */
  readonly maxPaused: number | null
}

/** Whether a ticket of a queue needs an identity (users.md §0): a card, a guide who confirms, or nothing. */
export type IdentityRule = 'required' | 'guide' | 'free'

/** From when on a wait is an alarm for the manager, ms. */
export interface WaitAlarm {
  readonly long: Ms
  readonly tooLong: Ms
}

/** A queue (等候队列): one waiting line. Nothing else is ever called a queue. */
export interface Queue {
  readonly id: QueueId
  /** Letter(s) before the number; I and O are never used (domain.md §4.3). */
  readonly prefix: string
  /** Digits of the number: 3 for up to 999 tickets a day, 4 above. */
  readonly digits: 3 | 4
  readonly name: Text
  readonly zone: ZoneId
  readonly items: readonly ItemKey[]
  readonly identity: IdentityRule
  /** Most tickets of one day; null = no limit. */
  readonly dailyLimit: number | null
  /** Most live tickets of one person in this queue. */
  readonly perPerson: number
  /** What is different here about who did not come; null: as in the rules of the hall. */
  readonly missed: MissedRules | null
  /** From when on a wait is an alarm here; null: as in the rules of the hall. */
  readonly waitAlarm: WaitAlarm | null
}

/** What becomes of who was called and did not come (users.md V9). */
export interface MissedRules {
  /** How long after the miss the number may be restored, ms. */
  readonly restoreWithin: Ms
  /** How often a number may be restored. */
  readonly restores: number
  /** A restored number comes behind so many others of its line. */
  readonly restoreAfter: number
  /** Who was missed for the first time is restored at once, behind so many others (自动顺延); null: only when asked for. */
  readonly moveBack: number | null
  /** A call is missed by itself so long after it was last told, ms; null: only the clerk marks it. */
  readonly autoMiss: Ms | null
  /** The same for a priority class or a visitor to be fetched, who walk slowly. */
  readonly autoMissSlow: Ms | null
}

/** A counter (窗口). */
export interface Counter {
  readonly id: CounterId
  /** What is called and shown: `12` in 「请到12号窗口」. */
  readonly label: string
  readonly name: Text
  readonly zone: ZoneId
  readonly queues: readonly QueueId[]
}

/** A priority class: data, not code (domain.md §2.8, R-4.2). Scores are minutes. */
export interface PriorityClass {
  readonly key: ClassKey
  readonly name: Text
  /** Neutral badge beside a number that overtakes (users.md §0); null for the ordinary class. */
  readonly badge: Text | null
  /** Share of the calls of a queue, beside the weights of the others that wait there. */
  readonly weight: number
  /** Waited minutes are multiplied by this. */
  readonly aging: number
  /** Minutes granted on top. */
  readonly bonus: number
  /** Age from which a card alone gives this class; null = set by a guide. */
  readonly fromAge: number | null
}

/** Rules of the hall that a manager may change between days. */
export interface HallRules {
  /** What the weight of a class is to a class, for the booked of all classes together. */
  readonly bookingWeight: number
  /** Least time between a call and its recall, milliseconds. */
  readonly recallGap: Ms
  /** Who waited longer than this is called before any other class, ms; null: no such guard. */
  readonly maxWait: Ms | null
  /** Minutes on top for a booked visitor from the begin of the slot to its end. */
  readonly bookingBonus: number
  /** Minutes taken off for each queue that the counter would rather serve. */
  readonly skillPenalty: number
  /** How long a visitor may be away before the number is missed, ms, unless the clerk says. */
  readonly holdFor: Ms
  readonly missed: MissedRules
  readonly waitAlarm: WaitAlarm
  /** For so many days a slip of who was not served gives a priority number. */
  readonly slipDays: number
  /** Class of who comes back with such a slip; null: the class of the old number. */
  readonly slipClass: ClassKey | null
}

/** Days on which something is so: working days with their swaps (调休), or days of the week. */
export type Days = 'working-days' | readonly Weekday[]

/** A session of the day (上午 / 下午 / 延时), times of the hall's clock (users.md §1.8). */
export interface Session {
  readonly key: string
  readonly name: Text
  readonly days: Days
  /** Numbers are given out from … */
  readonly issueFrom: LocalTime
  /** … called from … */
  readonly callFrom: LocalTime
  /** … not given out any more from … */
  readonly stopIssuing: LocalTime
  /** … and the counters leave at. */
  readonly stopServing: LocalTime
  /** Most tickets of a queue in this session; null = no limit. */
  readonly limit: number | null
}

/** The hours of a queue, or of every queue that has none of its own, in a season. */
export interface Timetable {
  readonly queue: QueueId | null
  /** First and last day of the season, `MM-dd`; a season may run over New Year. */
  readonly season: { readonly from: string; readonly to: string }
  readonly sessions: readonly Session[]
  /** Days on which results are handed out and nothing else. */
  readonly collectOnly: readonly Weekday[]
}

/** Appointments that the hall gives itself. */
export interface BookingRules {
  /** How many days ahead may be booked; today never may. */
  readonly daysAhead: number
  /** Letters before the numbers of the booked, who have one series through all queues (domain.md §4.3). */
  readonly prefix: string
  /** Minutes before the slot from which who is booked may check in. */
  readonly openBefore: number
  /** Minutes after the begin of the slot up to which the place in it is kept; who comes later waits like everybody. */
  readonly keepFor: number
  /** Minutes before the slot up to which a visitor gives an appointment back; later staff does, with a reason. */
  readonly cancelBefore: number
  readonly slots: readonly {
    readonly queue: QueueId
    readonly days: Days
    readonly from: LocalTime
    readonly to: LocalTime
    readonly capacity: number
  }[]
}

/**
 * What decisions about a hall need, published as an immutable version (architecture.md, rule 9).
 * DayOpened and every case name the version they run on.
 */
export interface HallConfig {
  readonly hall: HallId
  readonly version: ConfigVersion
  readonly name: Text
  /** A capital letter in the case and receipt numbers, where a server has several halls; empty for a hall without one. */
  readonly series: string
  readonly phone: string
  /** IANA name, for example `Asia/Shanghai`. */
  readonly timeZone: string
  readonly zones: readonly Zone[]
  readonly queues: readonly Queue[]
  readonly counters: readonly Counter[]
  readonly classes: readonly PriorityClass[]
  readonly catalogue: Catalogue
  /** Working days of the loaded years. */
  readonly calendar: Calendar
  readonly rules: HallRules
  /** Without any the hall issues and calls whenever the day is open. */
  readonly timetables: readonly Timetable[]
  /** Null: the hall gives no appointments of its own. */
  readonly booking: BookingRules | null
}
