import type { CaseEntry } from '@onehall/domain'
import { entriesOf } from '@onehall/client'
import { type Crowd, DAY, HOUR, MINUTE } from './crowd.ts'
import { MANAGER, handlerOf } from './people.ts'

/** A handler takes over the files that lie at the counters, every few minutes of the working day. */
export function startHandler(crowd: Crowd, department: string, room: string): void {
  const { time, chance } = crowd
  const seat = crowd.seat(handlerOf(department))
  const isAtCounter = ({ holder }: CaseEntry): boolean => holder.kind === 'counter'
  function fetch(): void {
    const files = entriesOf(seat.mirror(room), 'case').filter(isAtCounter)
    for (const file of files.slice(0, 12)) void seat.ask({ type: 'ReceiveFile', case: file.case as never })
    time.after(chance.between(3, 10) * MINUTE, fetch)
  }
  time.after(chance.between(0, 10) * MINUTE, fetch)
}

/** The manager closes the day in the evening, if nobody is being served, and now and then a counter that somebody left. */
export function startManager(crowd: Crowd): void {
  const { time, chance, config } = crowd
  const seat = crowd.seat(MANAGER)
  time.after(18.5 * HOUR, function close() {
    if (chance.happens(0.8)) void seat.ask({ type: 'CloseDay' })
    time.after(chance.happens(0.3) ? 20 * MINUTE : DAY - (crowd.timeOfDay() - 18.5 * HOUR), close)
  })
  time.after(9 * HOUR, function tidy() {
    void seat.ask({ type: 'CloseCounter', counter: chance.pick(config.counters).id })
    time.after(chance.between(10, 60) * MINUTE, tidy)
  })
}
