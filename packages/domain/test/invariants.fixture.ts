import {
  type Audience,
  type CounterState,
  type HallConfig,
  type Place,
  type Rows,
  TABLE_NAMES,
  type Ticket,
  type TicketIn,
  hashesOf,
  isOfflineNumber,
} from '../src/index.ts'
import { lineFor } from '../src/hall/line.ts'

/** Every room of a hall but those of its departments. */
export function audiences(config: HallConfig): Audience[] {
  return [
    { kind: 'hall' },
    { kind: 'manager' },
    { kind: 'guide' },
    ...config.zones.map(({ id: zone }): Audience => ({ kind: 'zone', zone })),
    ...config.queues.map(({ id: queue }): Audience => ({ kind: 'queue', queue })),
    ...config.counters.map(({ id: counter }): Audience => ({ kind: 'counter', counter })),
  ]
}

/** All rows of a stream, to compare. */
export function everyRow(rows: Rows): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    TABLE_NAMES.map((table) => [
      table,
      Object.fromEntries([...rows.keys(table)].map((key) => [key, rows.get(table, key)])),
    ]),
  )
}

/** What must hold of a day at every moment; each fault in words. */
export function faultsOf(rows: Rows, config: HallConfig): string[] {
  const tickets = [...rows.keys('ticket')].map((id) => rows.get('ticket', id)!)
  return [
    ...lineFaults(rows, tickets),
    ...counterFaults(rows, tickets),
    ...personFaults(rows, tickets),
    ...callFaults(rows, config),
  ]
}

/** Every waiting ticket stands exactly once, in its line, in order of rank, unless it stepped aside. */
function lineFaults(rows: Rows, tickets: readonly Ticket[]): string[] {
  const faults: string[] = []
  const standing = new Set<string>()
  for (const key of rows.keys('line')) {
    const line = rows.get('line', key)!
    let before: string | null = null
    let rank = -1
    for (let id: string | null = line.head; id !== null;) {
      const ticket = rows.get('ticket', id)
      const place: Place | undefined = rows.get('place', id)
      if (ticket?.status !== 'waiting' || place === undefined)
        return [...faults, `${key} holds ${id}, which does not wait`]
      if (lineFor(ticket) !== key) faults.push(`${id} stands in ${key}`)
      if (standing.has(id)) return [...faults, `${id} stands twice`]
      if (place.before !== before) faults.push(`${id} does not know who stands before it`)
      if (ticket.rank < rank) faults.push(`${id} overtook in ${key}`)
      if (ticket.aside !== null) faults.push(`${id} stands aside and in a line`)
      standing.add(id)
      rank = ticket.rank
      before = id
      id = place.after
    }
    if (before !== line.tail) faults.push(`${key} does not end with its tail`)
  }
  const waiting = tickets.filter((ticket): ticket is TicketIn<'waiting'> => ticket.status === 'waiting')
  for (const { id, aside } of waiting) if (!standing.has(id) && aside === null) faults.push(`${id} waits in no line`)
  if ([...rows.keys('place')].length !== standing.size) faults.push('places are left over')
  faults.push(...asideFaults(rows, waiting))
  for (const id of rows.keys('queue')) {
    const queue = rows.get('queue', id)!
    const count = waiting.filter((ticket) => ticket.queue === id).length
    if (queue.waiting !== count) faults.push(`${id} counts ${queue.waiting} waiting, not ${count}`)
  }
  const own = waiting.filter(({ number }) => isOfflineNumber(number)).map(({ id }) => id)
  if ([...rows.keys('offline')].toSorted().join() !== own.toSorted().join())
    faults.push('offline numbers are not those that wait')
  return faults
}

/** Who stepped aside is in hand elsewhere, with another number; nobody is forgotten aside. */
function asideFaults(rows: Rows, waiting: readonly TicketIn<'waiting'>[]): string[] {
  const inHand = new Set<string>()
  for (const id of rows.keys('counter')) {
    const counter = rows.get('counter', id)!
    const ticket = 'ticket' in counter ? rows.get('ticket', counter.ticket) : undefined
    for (const hash of ticket === undefined ? [] : hashesOf(ticket)) inHand.add(hash)
  }
  return waiting
    .filter((ticket) => ticket.aside !== null && !hashesOf(ticket).some((hash) => inHand.has(hash)))
    .map(({ id }) => `${id} stands aside for nobody`)
}

/** Counters and the tickets in hand name each other; nobody is in two hands, no clerk at two counters. */
function counterFaults(rows: Rows, tickets: readonly Ticket[]): string[] {
  const faults: string[] = []
  const counters: readonly CounterState[] = [...rows.keys('counter')].map((id) => rows.get('counter', id)!)
  for (const counter of counters) {
    if (!('ticket' in counter)) continue
    const ticket = rows.get('ticket', counter.ticket)
    const status = counter.status === 'calling' ? 'called' : 'serving'
    if (ticket?.status !== status || ticket.counter !== counter.id || ticket.number !== counter.number)
      faults.push(`${counter.id} has ${counter.ticket} in hand, which is ${ticket?.status} elsewhere`)
  }
  const inHand = counters.flatMap((counter) => ('ticket' in counter ? [counter.ticket] : []))
  const held = tickets.filter(({ status }) => status === 'called' || status === 'serving').map(({ id }) => id)
  if (inHand.toSorted().join() !== held.toSorted().join()) faults.push('tickets in hand and busy counters differ')
  const staff = counters.flatMap((counter) => ('staff' in counter ? [counter.staff] : []))
  if (new Set(staff).size !== staff.length) faults.push('a clerk sits at two counters')
  const hands = tickets.filter(({ status }) => status === 'called' || status === 'serving').flatMap(hashesOf)
  if (new Set(hands).size !== hands.length) faults.push('a person is in two hands')
  const away = tickets.filter(({ status }) => status === 'held').map(({ id }) => id)
  if ([...rows.keys('held')].toSorted().join() !== away.toSorted().join()) faults.push('who is held is not listed')
  const numbers = tickets.map(({ day, number }) => `${day} ${number}`)
  if (new Set(numbers).size !== numbers.length) faults.push('two live tickets have one number')
  return faults
}

/** A person's row holds exactly the tickets that still bind the person. */
function personFaults(rows: Rows, tickets: readonly Ticket[]): string[] {
  const today = rows.get('day', 'day')?.day
  const binding = tickets.filter(({ status, day }) => status !== 'missed' && day === today)
  const known = [...rows.keys('person')].flatMap((hash) =>
    rows.get('person', hash)!.tickets.map(({ ticket }) => `${hash} ${ticket}`),
  )
  const due = binding.flatMap((ticket) => hashesOf(ticket).map((hash) => `${hash} ${ticket.id}`))
  return known.toSorted().join() === due.toSorted().join() ? [] : ['persons and their tickets differ']
}

/** The ring holds each call once, in slots that name their order. */
function callFaults(rows: Rows, { counters }: HallConfig): string[] {
  const calls = [...rows.keys('call')].map((slot) => rows.get('call', slot)!)
  const faults = calls
    .filter(({ counter, zone }) => counters.some((each) => each.id === counter && each.zone !== zone))
    .map(({ call }) => `${call} is told in a wrong zone`)
  if (new Set(calls.map(({ call }) => call)).size !== calls.length) faults.push('a call is told twice')
  return faults
}
