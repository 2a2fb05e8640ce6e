import type { EventOf } from '../event.ts'
import type { Ms } from '../ids.ts'
import { type Change, type Rows, put } from '../rows.ts'
import { closed, openCounter, serves, staffed, turn } from './evolve-parts.ts'

type CounterEvent = EventOf<
  | 'CounterOpened'
  | 'CounterClosed'
  | 'CounterReleased'
  | 'CounterPaused'
  | 'CounterResumed'
  | 'CounterAssigned'
  | 'ClerkAuthorised'
>

/** Who sits where, and who pauses. */
export function evolveCounter(rows: Rows, event: CounterEvent, at: Ms): readonly Change[] {
  switch (event.type) {
    case 'CounterOpened': {
      const { counter: id, zone, staff, staffNo, skills, queues } = event
      return [put('counter', id, { id, zone, since: at, status: 'open', staff, staffNo, skills, queues, last: null })]
    }
    case 'CounterAssigned': {
      const { counter, queues, reason, serving } = event
      const assigned = put('assigned', counter, queues === null ? undefined : { queues, reason, at })
      return serving === null ? [assigned] : [assigned, ...serves(rows, counter, serving)]
    }
    case 'ClerkAuthorised': {
      const { counter, skills, serving } = event
      return turn(
        rows,
        (draft) => [put('counter', counter, { ...openCounter(draft, counter), skills })],
        (draft) => serves(draft, counter, serving),
      )
    }
    case 'CounterClosed':
    case 'CounterReleased':
      return closed(rows, event.counter, at)
    case 'CounterPaused': {
      const { counter, reason, until, after } = event
      const open = openCounter(rows, counter)
      const { id, zone } = open
      const pause = { reason, until }
      if ('ticket' in open) return [put('counter', id, { ...open, pauseAfter: pause })]
      if (after) throw new Error('a pause after nobody')
      return [put('counter', id, { id, zone, since: at, status: 'paused', pause, ...staffed(open) })]
    }
    case 'CounterResumed': {
      const open = openCounter(rows, event.counter)
      const { id, zone } = open
      if ('ticket' in open) return [put('counter', id, { ...open, pauseAfter: null })]
      return [put('counter', id, { id, zone, since: at, status: 'open', ...staffed(open) })]
    }
  }
}
