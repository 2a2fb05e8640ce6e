import type { Actor, CaseId, Intent, ItemKey, TicketId } from '@onehall/domain'
import type { PersonInput } from '@onehall/protocol'
import { clerk, guide, handler, kiosk, manager } from './actors.ts'
import { acceptCase, at, finish, issue, openCase } from './day.ts'
import type { TestHall } from './hall.ts'
import type { Random } from './random.ts'
import { PEOPLE, SAMPLE } from './sample.ts'

interface RandomCommand {
  readonly actor: Actor
  readonly intent: Intent
  readonly person?: PersonInput
}

/** How many counters are at work: each clerk sits at the counter of the same number. */
const STAFFED = 12
const COUNTERS = SAMPLE.counters.map(({ id }) => id)
const QUEUES = SAMPLE.queues.map(({ id }) => id)

/** Something that somebody in the hall might ask next; about half of it is lawful. */
export function randomCommand(random: Random, hall: TestHall): RandomCommand {
  const rows = hall.state.streams.get(hall.state.newestDay.get(hall.hall)!)!.rows
  const n = random.below(STAFFED)
  const counter = COUNTERS[(n * 2) % COUNTERS.length]!
  const clerkHere = clerk(n)
  const state = rows.get('counter', counter)
  const anyTicket = (): TicketId => {
    const waiting = [...rows.keys('ticket')]
    return (waiting.length === 0 ? 'no-such-ticket-00' : random.pick(waiting)) as TicketId
  }
  if (random.percent(35)) {
    const person = random.percent(30) ? { person: random.pick(PEOPLE) } : {}
    const identity = 'person' in person ? 'card' : 'none'
    return {
      actor: random.pick([kiosk(1), kiosk(2), guide]),
      intent: issue(random.pick(QUEUES), { identity }),
      ...person,
    }
  }
  if (random.percent(8))
    return { actor: kiosk(1), intent: { type: 'CancelTicket', ticket: anyTicket(), reason: 'visitor' } }
  if (random.percent(6))
    return {
      actor: kiosk(1),
      intent: { type: 'ReportPrint', ticket: anyTicket(), outcome: 'printed', acknowledged: true },
    }
  if (random.percent(2)) return { actor: manager, intent: at('CloseCounter', counter) }
  if (state === undefined || state.status === 'closed') return { actor: clerkHere, intent: at('OpenCounter', counter) }
  if (state.status === 'open' || state.status === 'paused')
    return { actor: clerkHere, intent: at(random.percent(95) ? 'CallNext' : 'CloseCounter', counter) }
  if (state.status === 'calling')
    return {
      actor: clerkHere,
      intent: at(random.pick(['StartService', 'StartService', 'StartService', 'MarkMissed', 'Recall']), counter),
    }
  return { actor: clerkHere, ...atService(random, rows.get('ticket', state.ticket), counter) }
}

function atService(random: Random, ticket: unknown, counter: string): Omit<RandomCommand, 'actor'> {
  const cases = (ticket as { cases?: readonly { case: CaseId; item: ItemKey }[] } | undefined)?.cases ?? []
  const open = cases.at(-1)
  if (random.percent(25))
    return { intent: openCase(counter, random.pick(SAMPLE.catalogue.items).key), person: random.pick(PEOPLE) }
  if (open !== undefined && random.percent(40)) return { intent: acceptCase(counter, open.case, open.item) }
  return { intent: finish(counter, random.percent(50)) }
}

/** The department of a case takes its file over. */
export function receive(hall: TestHall, file: CaseId, item: string): RandomCommand {
  const { department } = hall.config.catalogue.items.find(({ key }) => key === item)!
  return { actor: handler(department), intent: { type: 'ReceiveFile', case: file } }
}
