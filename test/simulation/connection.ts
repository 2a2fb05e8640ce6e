import type { SimulatedTime } from './time.ts'

type Handler = (...args: never[]) => void

/** Handlers by the name of the event. */
export function makeHandlers() {
  const handlers = new Map<string, Handler>()
  return {
    on: (event: string, handler: Handler) => void handlers.set(event, handler),
    clear: () => handlers.clear(),
    run: (event: string, ...args: readonly unknown[]) => handlers.get(event)?.(...(args as never[])),
  }
}

/** What a line does to a message: delivers it in order, not at all, twice, or after others that were sent later. */
export type Fate = 'delivered' | 'lost' | 'doubled' | 'overtaken'

/**
 * One direction of a connection. What is sent comes out in the order it was sent, all that has come to the far end in the
 * meantime together, as one read of a socket gives it; unless its fate is another.
 */
export interface Pipe {
  send(fate: Fate, deliver: () => void): void
  /** Nothing comes out for so long. */
  stall(ms: number): void
  /** Sent and not yet delivered. */
  readonly waiting: readonly (() => void)[]
  /** Called when everything that waited has been delivered. */
  onDrained: (() => void) | null
}

export interface PipeParts {
  readonly time: SimulatedTime
  readonly isOpen: () => boolean
  /** Ms that a message is on its way. */
  readonly delay: () => number
}

/** What comes late comes this much later, ms. */
const OVERTAKEN_BY = 40

export function makePipe({ time, isOpen, delay }: PipeParts): Pipe {
  let waiting: (() => void)[] = []
  let isUnderWay = false
  let stalledUntil = 0

  function depart(): void {
    if (isUnderWay) return
    isUnderWay = true
    time.after(Math.max(delay(), stalledUntil - time.now()), arrive)
  }

  function arrive(): void {
    isUnderWay = false
    if (time.now() < stalledUntil) return depart()
    const arrived = waiting
    waiting = []
    for (const deliver of arrived) if (isOpen()) deliver()
    pipe.onDrained?.()
  }

  const late = (deliver: () => void): void =>
    void time.after(delay() * OVERTAKEN_BY, () => {
      if (isOpen()) deliver()
    })

  const pipe: Pipe = {
    get waiting() {
      return waiting
    },
    onDrained: null,
    send(what, deliver) {
      if (what === 'lost') return
      if (what !== 'delivered') late(deliver)
      if (what === 'overtaken') return
      waiting.push(deliver)
      depart()
    },
    stall(ms) {
      stalledUntil = time.now() + ms
      if (waiting.length > 0) time.after(ms, arrive)
    },
  }
  return pipe
}
