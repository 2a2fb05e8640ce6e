import type { CounterEntry } from '@onehall/domain'
import { useRoom, useServerClock } from '@onehall/ui'
import { useAsk } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { HallLoading } from '../shell/hall-wait.tsx'
import { entriesOf, entryOf } from '../shell/entries.ts'
import { useRooms } from '../shell/rooms.ts'
import { AlarmList } from './alarm-list.tsx'
import { CountersGrid } from './counters-grid.tsx'
import { DayBar } from './day-bar.tsx'
import { DrillCard } from './drill-card.tsx'
import { HallStandstill } from './hall-standstill.tsx'
import { Interruptions } from './interruptions.tsx'
import { PlatformCard } from './platform-card.tsx'
import { QueuesTable } from './queues-table.tsx'
import './manager.css'

/** The hall on one live page, usable on a tablet: the day, what stands still, what needs a person, queues, counters. */
export function ManagerPage() {
  const { client, config, info } = useHall()
  const room = useRoom(client, `manager:${info.hall}`)
  const [guide = null] = useRooms([`guide:${info.hall}`])
  const now = useServerClock(client) ?? 0
  const asking = useAsk()
  if (room === null) return <HallLoading />

  const day = entryOf(room, 'day', 'day')
  const isOpen = day?.status === 'open'
  const queues = entriesOf(room, 'queue')
  const counters: readonly CounterEntry[] = entriesOf(room, 'counter')
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0)
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
      {day?.suspended?.evacuated !== true && (
        <AlarmList
          seen={{ queues: ordered, counters, alerts: entriesOf(guide, 'alert'), held: entriesOf(guide, 'held'), now }}
        />
      )}
      <div className="manager-columns">
        <QueuesTable queues={ordered} counters={counters} now={now} asking={asking} />
        <div className="manager-side">
          <CountersGrid counters={counters} assigned={entriesOf(room, 'assigned')} now={now} asking={asking} />
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
