import type { Calendar } from '../calendar/working-days.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { ClassKey, ConfigVersion, CounterId, HallId, ItemKey, QueueId, Text, ZoneId } from '../ids.ts'

/** A zone (区) of the hall: what a visitor walks to. */
export interface Zone {
  readonly id: ZoneId
  readonly name: Text
  /** As it stands on signs, for example `2F`. */
  readonly floor: string
}

/** Whether a ticket of a queue needs an identity (users.md §0): a card, a guide who confirms, or nothing. */
export type IdentityRule = 'required' | 'guide' | 'free'

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
  /** Waited minutes are multiplied by this. */
  readonly aging: number
  /** Minutes granted on top. */
  readonly bonus: number
  /** Age from which a card alone gives this class; null = set by a guide. */
  readonly fromAge: number | null
}

/** Rules of the hall that a manager may change between days. */
export interface HallRules {
  /** At most so many priority calls before one ordinary, while an ordinary visitor waits. */
  readonly priorityRun: number
  /** Least time between a call and its recall, milliseconds. */
  readonly recallGap: number
}

/**
 * What decisions about a hall need, published as an immutable version (architecture.md, rule 9).
 * DayOpened and every case name the version they run on.
 */
export interface HallConfig {
  readonly hall: HallId
  readonly version: ConfigVersion
  readonly name: Text
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
}
