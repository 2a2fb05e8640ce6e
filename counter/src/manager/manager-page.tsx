import type { CounterEntry } from '@onehall/domain'
import { useRoom, useServerClock } from '@onehall/ui'
import { useAsk } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { HallLoading } from '../shell/hall-wait.tsx'
import { entriesOf, entryOf } from '../shell/entries.ts'
import { Alarms } from './alarms.tsx'
import { CountersGrid } from './counters-grid.tsx'
import { DayBar } from './day-bar.tsx'
import { PlatformCard } from './platform-card.tsx'
import { QueuesTable } from './queues-table.tsx'
import './manager.css'

/** The hall on one live page, usable on a tablet: the day, what needs a person, queues, counters, the platform. */
export function ManagerPage() {
  const { client, config, info } = useHall()
  const room = useRoom(client, `manager:${info.hall}`)
  const now = useServerClock(client) ?? 0
  const asking = useAsk()
  if (room === null) return <HallLoading />

  const queues = entriesOf(room, 'queue')
  const counters: readonly CounterEntry[] = entriesOf(room, 'counter')
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const ordered = config.queues.flatMap(({ id }) => queues.find(({ queue }) => queue === id) ?? [])
  return (
    <div className="manager">
      <DayBar
        day={entryOf(room, 'day', 'day')}
        totals={entryOf(room, 'totals', 'totals')}
        waiting={waiting}
        busy={counters.filter(({ number }) => number !== null).length}
        asking={asking}
      />
      <Alarms queues={ordered} counters={counters} now={now} />
      <div className="manager-columns">
        <QueuesTable queues={ordered} counters={counters} now={now} />
        <div className="manager-side">
          <CountersGrid counters={counters} now={now} asking={asking} />
          <PlatformCard />
        </div>
      </div>
    </div>
  )
}
