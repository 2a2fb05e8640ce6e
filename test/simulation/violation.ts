/** Something that must never be true was true. */
export class Violation extends Error {
  /** What the trace is cut to: a ticket, a counter, a command, a stream, a room. */
  readonly about: readonly string[]

  constructor(what: string, about: readonly string[]) {
    super(what)
    this.name = 'Violation'
    this.about = about
  }
}
