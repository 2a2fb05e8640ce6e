import type { Clock, Stop } from '@onehall/client'

interface Timer {
  readonly at: number
  readonly order: number
  readonly ofPeople: boolean
  /** Null once it is cancelled. */
  run: (() => void) | null
}

/** The time of the simulation, ms since it began: it passes from one timer to the next, and never runs backwards. */
export interface SimulatedTime extends Clock {
  /** What people do: it waits while `quiet` lasts, whereas machines and the line go on. */
  readonly people: Clock
  /** Runs what falls due up to `end`, in order; everything that one timer set going has settled before the next. */
  runUntil(end: number): Promise<void>
  /** Lets the machines alone run for so long; what people would have done meanwhile, they do right after. */
  quiet(ms: number): Promise<void>
}

/** `check` is called after each timer, once all has settled; what it throws ends the run. */
export function makeTime(check: () => void): SimulatedTime {
  const heap: Timer[] = []
  let held: Timer[] | null = null
  let now = 0
  let order = 0

  const comesBefore = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

  function push(timer: Timer): void {
    let at = heap.push(timer) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!comesBefore(timer, heap[parent]!)) break
      heap[at] = heap[parent]!
      at = parent
    }
    heap[at] = timer
  }

  function pop(): Timer {
    const first = heap[0]!
    const last = heap.pop()!
    if (heap.length > 0) {
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= heap.length) break
        if (child + 1 < heap.length && comesBefore(heap[child + 1]!, heap[child]!)) child += 1
        if (!comesBefore(heap[child]!, last)) break
        heap[at] = heap[child]!
        at = child
      }
      heap[at] = last
    }
    return first
  }

  function after(ofPeople: boolean, ms: number, run: () => void): Stop {
    const timer: Timer = { at: now + Math.round(Math.max(0, ms)), order: ++order, ofPeople, run }
    push(timer)
    return () => void (timer.run = null)
  }

  async function runUntil(end: number): Promise<void> {
    while (heap.length > 0 && heap[0]!.at <= end) {
      const timer = pop()
      if (timer.run === null) continue
      if (timer.ofPeople && held !== null) {
        held.push(timer)
        continue
      }
      now = Math.max(now, timer.at)
      timer.run()
      await settled()
      check()
    }
    now = Math.max(now, end)
  }

  return {
    now: () => now,
    after: (ms, run) => after(false, ms, run),
    people: { now: () => now, after: (ms, run) => after(true, ms, run) },
    runUntil,
    async quiet(ms) {
      held = []
      await runUntil(now + ms)
      for (const timer of held) push(timer)
      held = null
    },
  }
}

/** Everything that was promised has come to rest: nothing in the simulation waits for anything but its time. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
