/** What a simulation did so far. */
export interface Reached {
  readonly visits: number
  readonly commands: number
  readonly faults: number
}

const NOT_BEGUN: Reached = { visits: 0, commands: 0, faults: 0 }

/** Something that must never be true was true. */
export class Violation extends Error {
  /** What the trace is cut to: a ticket, a counter, a command, a stream, a room. */
  readonly about: readonly string[]
  /** How far the week had come. */
  readonly reached: Reached

  constructor(what: string, about: readonly string[], reached: Reached = NOT_BEGUN) {
    super(what)
    this.name = 'Violation'
    this.about = about
    this.reached = reached
  }
}
