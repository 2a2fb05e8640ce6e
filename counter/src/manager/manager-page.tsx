import type { CounterEntry, ZoneId } from '@onehall/domain'
import { useRoom, useServerClock } from '@onehall/ui'
import { useAsk } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { HallLoading } from '../shell/hall-wait.tsx'
import { entriesOf, entryOf } from '../shell/entries.ts'
import { ofThisPc, useStored } from '../shell/stored.ts'
import { useRooms } from '../shell/rooms.ts'
import { AlarmList } from './alarm-list.tsx'
import { CountersGrid } from './counters-grid.tsx'
import { DayBar } from './day-bar.tsx'
import { DrillCard } from './drill-card.tsx'
import { HallStandstill } from './hall-standstill.tsx'
import { Interruptions } from './interruptions.tsx'
import { PlatformCard } from './platform-card.tsx'
import { QueuesTable } from './queues-table.tsx'
import { ZoneChoice } from './zone-choice.tsx'
import './manager.css'

/** The hall on one live page, usable on a tablet: the day, what stands still, what needs a person, queues, counters. */
export function ManagerPage() {
  const { client, config, info } = useHall()
  const room = useRoom(client, `manager:${info.hall}`)
  const [guide = null] = useRooms([`guide:${info.hall}`])
  const now = useServerClock(client) ?? 0
  const asking = useAsk()
  const [zone, setZone] = useStored<ZoneId | null>(`manager-zone.${info.hall}`, null, ofThisPc)
  if (room === null) return <HallLoading />

  const day = entryOf(room, 'day', 'day')
  const isOpen = day?.status === 'open'
  const queues = entriesOf(room, 'queue')
  const counters: readonly CounterEntry[] = entriesOf(room, 'counter')
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const isOfZone = (all: readonly { readonly id: string; readonly zone: ZoneId }[], id: string): boolean =>
    zone === null || all.find((each) => each.id === id)?.zone === zone
  const isHere = ({ queue }: { readonly queue: string }): boolean => isOfZone(config.queues, queue)
  const ordered = config.queues.flatMap(({ id }) => queues.find(({ queue }) => queue === id) ?? [])
  return (
    <div className="manager">
      <DayBar
        day={day}
        totals={entryOf(room, 'totals', 'totals')}
        waiting={waiting}
        busy={counters.filter(({ number }) => number !== null).length}
        asking={asking}
      />
      {isOpen && <HallStandstill why={day.suspended} now={now} asking={asking} />}
      <ZoneChoice zone={zone} onZone={setZone} />
      {day?.suspended?.evacuated !== true && (
        <AlarmList
          seen={{
            queues: ordered.filter(isHere),
            counters: counters.filter(({ counter }) => isOfZone(config.counters, counter)),
            alerts: entriesOf(guide, 'alert').filter(isHere),
            held: entriesOf(guide, 'held').filter(isHere),
            seats: counters,
            acknowledged: entriesOf(room, 'acknowledged'),
            config,
            now,
          }}
          asking={asking}
        />
      )}
      <div className="manager-columns">
        <QueuesTable queues={ordered.filter(isHere)} counters={counters} now={now} asking={asking} />
        <div className="manager-side">
          <CountersGrid
            zone={zone}
            counters={counters}
            assigned={entriesOf(room, 'assigned')}
            now={now}
            asking={asking}
          />
          {isOpen && (
            <DrillCard
              drill={entryOf(room, 'drill', 'drill')}
              openCounters={counters.filter(({ status }) => status !== 'closed').length}
              now={now}
              asking={asking}
            />
          )}
          {isOpen && <Interruptions day={day.day} rows={entriesOf(room, 'interruption')} now={now} asking={asking} />}
          <PlatformCard />
        </div>
      </div>
    </div>
  )
}
