import { describe, expect, it } from 'vitest'
import { type Event, type Intent, MAY_BECOME, type TicketStatus, evolve } from '../src/index.ts'
import {
  callChosen,
  callNext,
  cancel,
  closeDay,
  correct,
  finish,
  hold,
  leaveTicket,
  markMissed,
  recall,
  reportPrint,
  restore,
  returnHeld,
  start,
  transfer,
  wrongCall,
} from './ask.fixture.ts'
import { type Past, given, refused } from './given.fixture.ts'
import {
  called,
  cancelled,
  closed,
  counterOpen,
  finished,
  held,
  issued,
  left,
  minute,
  missed,
  opened,
  serving,
  ticketId,
} from './past.fixture.ts'

/** How the ticket A001 came into each state. */
const INTO = {
  waiting: [],
  called: [called('A001')],
  serving: serving('A001'),
  held: [serving('A001'), held('A001')].flat(),
  missed: [called('A001'), missed('A001')],
  left: [left('A001')],
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
/** What is said of a ticket that is no more. */
const gone = (reason: 'not-todays-ticket') => {
  const answer = refused(reason)
  return { served: answer, left: answer, cancelled: answer, expired: answer }
}
const ENDED: readonly State[] = ['served', 'left', 'cancelled', 'expired']
const COMMANDS: readonly (readonly [Intent, Partial<Record<State, Answer>>, Answer | 'isNot'])[] = [
  [callNext(), { waiting: 'TicketCalled', called: busy, serving: busy }, nobody],
  [recall(), { called: 'TicketRecalled', serving: isNot('serving') }, free],
  [start(), { called: 'ServiceStarted', serving: isNot('serving') }, free],
  [finish(), { serving: 'ServiceFinished', called: isNot('called') }, free],
  [markMissed(), { called: 'TicketMissed', serving: isNot('serving') }, free],
  [wrongCall(), { called: 'CallWithdrawn', serving: isNot('serving') }, free],
  [hold(), { serving: 'TicketHeld', called: isNot('called') }, free],
  [callChosen('A001'), { waiting: 'TicketCalled', called: busy, serving: busy }, 'isNot'],
  [cancel('A001'), { waiting: 'TicketCancelled' }, 'isNot'],
  [leaveTicket('A001'), { waiting: 'TicketLeft', called: 'TicketLeft' }, 'isNot'],
  [returnHeld('A001'), { held: 'HeldReturned', ...gone('not-todays-ticket') }, 'isNot'],
  [restore('A001'), { missed: 'TicketRestored', ...gone('not-todays-ticket') }, 'isNot'],
  [
    transfer('A001', 'business'),
    { called: 'TicketTransferred', serving: 'TicketTransferred', waiting: refused('not-permitted') },
    'isNot',
  ],
  [
    correct('A001'),
    { waiting: 'TicketCorrected', called: 'TicketCorrected', serving: 'TicketCorrected', held: 'TicketCorrected' },
    'isNot',
  ],
  [
    reportPrint('A001'),
    {
      waiting: 'TicketPrintReported',
      called: 'TicketPrintReported',
      serving: 'TicketPrintReported',
      held: 'TicketPrintReported',
      missed: 'TicketPrintReported',
    },
    'isNot',
  ],
  [closeDay, { called: busy, serving: busy }, 'DayClosed'],
]

const states = Object.keys(INTO) as State[]
const hallWith = (state: State) => given(opened(), counterOpen(), issued('A001'), INTO[state])

describe.each(states)('a ticket that is %s', (state) => {
  it.each(
    COMMANDS.map(([intent, answers, other]) => {
      const usual = other === 'isNot' ? (ENDED.includes(state) ? ended : isNot(state)) : other
      return [intent.type, intent, answers[state] ?? usual] as const
    }),
  )(`[Q10] ${state} × %s`, (_, intent, answer) => {
    const outcome = hallWith(state).when(intent, { at: minute(5) })
    if (typeof answer === 'string') outcome.then({ type: answer } as Event)
    else outcome.then(answer)
  })
})

it('[Q10] every state of the table has a row here', () => {
  expect([...states].sort()).toEqual(Object.keys(MAY_BECOME).sort())
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
  held: held('A001').event,
  left: left('A001').event,
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
