import { describe, expect, it } from 'vitest'
import { type Event, type Intent, MAY_BECOME, type TicketStatus, evolve } from '../src/index.ts'
import { callNext, cancel, closeDay, finish, markMissed, recall, reportPrint, start } from './ask.fixture.ts'
import { type Past, given, refused } from './given.fixture.ts'
import {
  called,
  cancelled,
  closed,
  counterOpen,
  finished,
  issued,
  minute,
  missed,
  opened,
  serving,
  ticketId,
} from './past.fixture.ts'

/** How the ticket A001 came into each state that this hall can reach so far. */
const INTO = {
  waiting: [],
  called: [called('A001')],
  serving: serving('A001'),
  missed: [called('A001'), missed('A001')],
  served: [serving('A001'), finished('A001')].flat(),
  cancelled: [cancelled('A001')],
  expired: [closed(['A001'], ['c1']), opened().slice(1), counterOpen()].flat(),
} satisfies Partial<Record<TicketStatus, Past[]>>
type State = keyof typeof INTO

const free = refused('counter-free', { counter: 'c1' })
const busy = refused('counter-busy', { counter: 'c1', number: 'A001' })
const isNot = (status: string, number: string | null = 'A001') => refused('ticket-state', { status, number })
const ended = isNot('ended', null)
const nobody = refused('no-one-waiting')

type Answer = ReturnType<typeof refused> | Event['type']
const COMMANDS: readonly (readonly [Intent, Readonly<Record<State, Answer>>])[] = [
  [
    callNext(),
    {
      waiting: 'TicketCalled',
      called: busy,
      serving: busy,
      missed: nobody,
      served: nobody,
      cancelled: nobody,
      expired: nobody,
    },
  ],
  [
    recall(),
    {
      waiting: free,
      called: 'TicketRecalled',
      serving: isNot('serving'),
      missed: free,
      served: free,
      cancelled: free,
      expired: free,
    },
  ],
  [
    start(),
    {
      waiting: free,
      called: 'ServiceStarted',
      serving: isNot('serving'),
      missed: free,
      served: free,
      cancelled: free,
      expired: free,
    },
  ],
  [
    finish(),
    {
      waiting: free,
      called: isNot('called'),
      serving: 'ServiceFinished',
      missed: free,
      served: free,
      cancelled: free,
      expired: free,
    },
  ],
  [
    markMissed(),
    {
      waiting: free,
      called: 'TicketMissed',
      serving: isNot('serving'),
      missed: free,
      served: free,
      cancelled: free,
      expired: free,
    },
  ],
  [
    cancel('A001'),
    {
      waiting: 'TicketCancelled',
      called: isNot('called'),
      serving: isNot('serving'),
      missed: isNot('missed'),
      served: ended,
      cancelled: ended,
      expired: ended,
    },
  ],
  [
    reportPrint('A001'),
    {
      waiting: 'TicketPrintReported',
      called: 'TicketPrintReported',
      serving: 'TicketPrintReported',
      missed: 'TicketPrintReported',
      served: ended,
      cancelled: ended,
      expired: ended,
    },
  ],
  [
    closeDay,
    {
      waiting: 'DayClosed',
      called: busy,
      serving: busy,
      missed: 'DayClosed',
      served: 'DayClosed',
      cancelled: 'DayClosed',
      expired: 'DayClosed',
    },
  ],
]

const states = Object.keys(INTO) as State[]
const hallWith = (state: State) => given(opened(), counterOpen(), issued('A001'), INTO[state])

describe.each(states)('a ticket that is %s', (state) => {
  it.each(COMMANDS.map(([intent, answers]) => [intent.type, intent, answers[state]] as const))(
    `[Q10] ${state} × %s`,
    (_, intent, answer) => {
      const outcome = hallWith(state).when(intent, { at: minute(5) })
      if (typeof answer === 'string') outcome.then({ type: answer })
      else outcome.then(answer)
    },
  )
})

it('[Q10] every state of the table has a row here, but those that no command leads to yet', () => {
  const notYet = ['held', 'left']
  expect([...states, ...notYet].sort()).toEqual(Object.keys(MAY_BECOME).sort())
})

it('[Q10] the table of lawful moves is that of the architecture', () => {
  expect(MAY_BECOME).toEqual({
    waiting: ['called', 'held', 'left', 'cancelled', 'expired'],
    called: ['serving', 'waiting', 'missed', 'left'],
    serving: ['served', 'held', 'waiting', 'serving'],
    held: ['waiting', 'serving', 'missed', 'expired'],
    missed: ['waiting', 'expired'],
    served: [],
    left: [],
    cancelled: [],
    expired: [],
  })
})

/** The event that brings a ticket into a state. */
const BECOMES: Readonly<Partial<Record<TicketStatus, Event>>> = {
  called: called('A001').event,
  serving: { type: 'ServiceStarted', ticket: ticketId('A001'), counter: 'c1' as never },
  served: finished('A001').event,
  missed: missed('A001').event,
  cancelled: cancelled('A001').event,
  expired: closed(['A001']).event,
}

describe.each(states)('recorded of a ticket that is %s', (state) => {
  it.each(Object.entries(BECOMES))(`[E9] ${state} → %s is folded only where the table allows it`, (to, event) => {
    const rows = hallWith(state).world.today()
    const fold = () => evolve(rows, event, minute(5))
    // A service that a new day takes over leaves a called ticket behind, which expires with its day.
    const lawful = MAY_BECOME[state].includes(to as TicketStatus) || (state === 'called' && to === 'expired')
    if (lawful) expect(fold().some(({ table, key }) => table === 'ticket' && key === ticketId('A001'))).toBe(true)
    else expect(fold).toThrow(/became/)
  })
})

it('[E9] an event of another kind of stream, or of a day that was never opened, is not folded', () => {
  const { world } = given(opened())
  const fold = (event: Event) => () => evolve(world.rows('nowhere'), event, 0)
  expect(fold(issued('A001').event)).toThrow('never opened')
  expect(fold({ type: 'CaseReceived', receiptNo: 'x', materials: [], answers: {} })).toThrow('never opened')
  expect(fold({ type: 'ServiceFinished', ticket: ticketId('A001'), counter: 'c1' as never, results: [] })).toThrow(
    'not alive',
  )
})
