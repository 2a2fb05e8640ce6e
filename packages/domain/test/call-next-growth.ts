import { decide } from '../src/index.ts'
import { callNext } from './ask.fixture.ts'
import { type Journalled, clockAt, given } from './given.fixture.ts'
import { counterOpen, issued, minute, opened } from './past.fixture.ts'
import { CLERK_1, CONFIG, HALL } from './sample-hall.fixture.ts'

declare const performance: { now(): number }

/** A hall in which so many people wait, of all classes, in two of the counter's queues. */
function waiting(people: number): Journalled {
  const classes = CONFIG.classes.map(({ key }) => key)
  const tickets = Array.from({ length: people }, (_, n) => {
    const queue = n % 2 === 0 ? 'A' : 'B'
    return issued(`${queue}${n + 1}`, { cls: classes[n % classes.length]!, at: minute(n / people) })
  })
  return given(opened(), counterOpen(), tickets).world
}

const CALLS = 2_000
const ROUNDS = 5

/** Median time of deciding one call, microseconds. */
function measure(worlds: readonly Journalled[]): number[] {
  const at = minute(30)
  const command = {
    id: 'measured' as never,
    hall: HALL,
    actor: CLERK_1,
    intent: callNext(),
    at,
    age: 0,
    fresh: 'measured',
    ...clockAt(at),
    person: null,
  }
  const times = worlds.map((): number[] => [])
  // The two take turns, so that whatever else the machine does falls on both.
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, world] of worlds.entries()) {
      const started = performance.now()
      for (let n = 0; n < CALLS; n++) if (!decide(world, command).ok) throw new Error('nobody was called')
      times[i]!.push(((performance.now() - started) * 1000) / CALLS)
    }
  return times.map((each) => each.toSorted((a, b) => a - b)[ROUNDS >> 1]!)
}

/** What deciding a call costs with 100 and with 10,000 people waiting, microseconds, over 10,000 calls each. */
export function callNextGrowth(): { readonly at100Us: number; readonly at10000Us: number; readonly ratio: number } {
  const worlds = [waiting(100), waiting(10_000)]
  measure(worlds)
  const [at100Us, at10000Us] = measure(worlds) as [number, number]
  return { at100Us, at10000Us, ratio: at10000Us / at100Us }
}
