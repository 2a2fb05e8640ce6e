import { type CounterId, type DrillEntry, type Intent, type IntentOf, type TicketId, shareOut } from '@onehall/domain'
import { entriesOf } from '@onehall/client'
import { DAY } from './crowd.ts'
import type { Desk } from './desk.ts'

/** What a counter does in an outage drill (断网演练): its ticks wait until the drill is over, then they are told, then it reports. */
export interface DrillPart {
  /** Whether one runs; the first look in it is the picture from which the counter calls. */
  runs(desk: Desk): boolean
  keep(press: Intent): void
  /** What is told once the drill is over: the ticks, and when they were told the report. */
  told(): readonly Intent[]
}

const drillOf = ({ screens }: Desk): DrillEntry | undefined =>
  screens.flatMap((mirror) => entriesOf(mirror, 'drill'))[0]

export function makeDrillPart(counter: CounterId): DrillPart {
  let part: { readonly since: number; readonly pictureAt: number; readonly share: readonly TicketId[] } | null = null
  let kept: IntentOf<'JoinTick'>[] = []
  let reported: number | null = null

  return {
    runs(desk) {
      const drill = drillOf(desk)
      // A screen that was cut off may show once more a drill that is over.
      if (drill === undefined || drill.endedAt !== null || drill.since === reported) return false
      if (part?.since !== drill.since)
        part = { since: drill.since, pictureAt: desk.hallNow ?? 0, share: shareOf(desk).map(({ ticket }) => ticket) }
      return true
    },
    keep(press) {
      if (press.type === 'JoinTick') kept.push(press)
    },
    told() {
      if (part === null) return []
      const served = kept.filter(({ results }) => results.length > 0).length
      const called = kept.filter(({ calledAt }) => calledAt !== null).length
      const report = { called, served, missed: kept.length - served, joined: kept.length, refused: 0 }
      const all: Intent[] = [...kept, { type: 'ReportDrill', counter, ...part, ...report }]
      reported = part.since
      part = null
      kept = []
      return all
    },
  }
}

/** Whom this counter calls by hand, in order: its share of what its screens last showed. */
export function shareOf({ crowd, counter, screens, hallNow }: Desk) {
  const all = screens.flatMap((mirror) => entriesOf(mirror, 'waiting'))
  const waiting = [...new Map(all.map((entry) => [entry.ticket, entry])).values()]
  const counters = screens.flatMap((mirror) => entriesOf(mirror, 'counter'))
  const known = [...new Map(counters.map((entry) => [entry.counter, entry])).values()]
  const at = hallNow ?? 0
  const localTime = new Date(Math.floor(crowd.timeOfDay() % DAY)).toISOString().slice(11, 16) as never
  return shareOut(crowd.config, { waiting, counters: known }, { at, localTime }).get(counter) ?? []
}
