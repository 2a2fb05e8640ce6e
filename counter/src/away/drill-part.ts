import type {
  Counter,
  CounterId,
  DrillEntry,
  DrillReport,
  HallId,
  IntentOf,
  Ms,
  StaffId,
  TicketId,
} from '@onehall/domain'
import { useSource } from '@onehall/ui'
import { useEffect } from 'react'
import { useHall } from '../shell/hall.tsx'
import { picture, sharesOf } from './picture.ts'
import { makeStoredCell } from './stored-cell.ts'
import { type Tick, isPassing, work } from './work.ts'

/** This counter's part in a drill, kept until it has been reported. */
export interface DrillPart {
  readonly v: 1
  readonly hall: HallId
  readonly since: Ms
  readonly counter: CounterId
  readonly staff: StaffId
  readonly pictureAt: Ms
  readonly share: readonly TicketId[]
}

export const drillPart = makeStoredCell<DrillPart | null>(
  'onehall.away.drill',
  null,
  (value) => typeof value === 'object' && value !== null && (value as DrillPart).v === 1,
)

/** What became of this counter's share in the drill. */
export function reportOf(
  { since, counter, pictureAt, share }: DrillPart,
  ticks: readonly Tick[],
): IntentOf<'ReportDrill'> {
  const own = ticks.filter(
    (tick) => tick.counter === counter && (tick.calledAt ?? tick.startedAt ?? tick.endedAt ?? 0) >= since,
  )
  const count = (is: (tick: Tick) => boolean): number => own.filter(is).length
  const report: DrillReport = {
    pictureAt: Math.round(pictureAt),
    share,
    called: count(({ calledAt }) => calledAt !== null),
    served: count(({ results }) => results.length > 0),
    missed: count(({ endedAt, results }) => endedAt !== null && results.length === 0),
    joined: count(({ state }) => state === 'joined'),
    refused: count(({ state }) => state === 'refused'),
  }
  return { type: 'ReportDrill', counter, since, ...report }
}

/** Takes part in a drill: notes the share when it begins, and reports when it is over and every tick was told. */
export function useDrillPart(counter: Counter, drill: DrillEntry | null, isMine: boolean): void {
  const { client, info } = useHall()
  const part = useSource(drillPart)
  const { ticks } = useSource(work)
  const isRunning = drill !== null && drill.endedAt === null && isMine
  const since = drill?.since ?? null

  useEffect(() => {
    const kept = picture.get()
    if (!isRunning || since === null || drillPart.get()?.since === since) return
    if (kept === null || kept.counter !== counter.id || kept.staff !== info.staff) return
    const share = (sharesOf(kept).get(counter.id) ?? []).map(({ ticket }) => ticket)
    const { hall, takenAt: pictureAt, staff } = kept
    drillPart.set({ v: 1, hall, since, counter: counter.id, staff, pictureAt, share })
  }, [isRunning, since, counter, info.staff])

  const isOwn = part !== null && part.since === since && part.counter === counter.id && part.staff === info.staff
  const isTold = !ticks.some(({ staff, state }) => staff === info.staff && state === 'kept')
  const isDue = isOwn && isMine && isTold && drill?.endedAt != null
  useEffect(() => {
    const mine = drillPart.get()
    if (!isDue || mine === null) return
    let isCurrent = true
    void client.command(reportOf(mine, work.get().ticks)).then((answer) => {
      if (isCurrent && (answer.ok || !isPassing(answer.refusal))) drillPart.set(null)
    })
    return () => void (isCurrent = false)
  }, [isDue, client])
}
