import { describe, expect, it } from 'vitest'
import type { ItemKey } from '../src/index.ts'
import {
  addPerson,
  callNext,
  correct,
  finish,
  issue,
  leaveTicket,
  markMissed,
  start,
  undoFinish,
  visit,
  wrongCall,
} from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import { everyRow } from './invariants.fixture.ts'
import { called, counterOpen, issued, item, minute, opened, serving, ticketId } from './past.fixture.ts'
import { CLERK_2, CLERK_3, CONFIG, GUIDE, KIOSK, aClerk, aPerson } from './sample-hall.fixture.ts'

const seated = [opened(), counterOpen(), counterOpen('c2', CLERK_2), counterOpen('c3', CLERK_3)]
const fresh = ticketId('V')

describe('a visit with several items', () => {
  const taken = given(seated).when(visit('social/card', 'care/welfare', 'business/licence'), { by: GUIDE, fresh })

  it('[Q22] has one number, and says where it goes on', () => {
    const stops = [
      { queue: 'care', item: 'welfare' },
      { queue: 'business', item: 'licence' },
    ]
    taken.told({ number: 'A001', queue: 'social', item: 'card', stops }).then({ type: 'TicketIssued' })
  })

  it('[Q22] needs at least one place, queues that exist and items that they list', () => {
    given(seated).when(visit()).then(refused('no-stops'))
    given(seated).when(visit('social', 'nowhere')).then(refused('unknown-queue'))
    given(seated).when(visit('social', 'care/card')).then(refused('unknown-item'))
  })

  it('[Q22] a bundle is one visit: its items by their queues, what one place does together', () => {
    const birth = given(seated).when({ ...visit(), bundle: 'birth' }, { by: GUIDE })
    birth.told({
      number: 'A001',
      item: 'card',
      stops: [
        { queue: 'social', item: 'permit' },
        { queue: 'business', item: 'licence' },
      ],
    })
    given(seated)
      .when({ ...visit(), bundle: 'nothing' })
      .then(refused('unknown-bundle'))
  })

  it('[C40] finished at one place it waits at the next with the same number and rank, and its results are kept', () => {
    const done = taken.and
      .when(callNext('c2'), { by: CLERK_2 })
      .and.when(start('c2'), { by: CLERK_2 })
      .and.when(finish({ thenCallNext: true }, 'c2'), { by: CLERK_2 })
    done.told({ next: { queue: 'care', item: 'welfare', stays: false }, called: null })
    expect(done.and.world.today().get('ticket', ticketId('V'))).toMatchObject({
      status: 'waiting',
      number: 'A001',
      rank: 1,
      queue: 'care',
      item: 'welfare',
      stops: [{ queue: 'business', item: 'licence' }],
      done: [{ item: null, result: 'instant' }],
      been: ['social'],
    })
    const next = done.and.when(callNext('c3'), { by: CLERK_3 }).and.when(start('c3'), { by: CLERK_3 })
    const over = next.and.when(finish({}, 'c3'), { by: CLERK_3 }).and.when(callNext('c1')).and
    over.when(start()).and.when(finish()).told({ next: null }).then({ type: 'ServiceFinished' })
  })

  it('[C41] where the same counter does the next item too, the visitor stays, and nobody is called', () => {
    const two = given(seated, issued('A009'))
      .when(visit('social/card', 'business/licence'), { by: GUIDE, fresh })
      .and.when(callNext())
      .and.when(markMissed())
      .and.when(callNext())
      .and.when(start())
      .and.when(finish({ thenCallNext: true }), { at: minute(9) })
    two.told({ next: { queue: 'business', stays: true } }).then({ type: 'VisitMovedOn', stays: true })
    expect(two.and.world.today().get('ticket', ticketId('V'))).toMatchObject({
      status: 'serving',
      queue: 'business',
      startedAt: minute(9),
    })
  })

  describe('its first part, finished by mistake', () => {
    const serving = taken.and.when(callNext()).and.when(start()).and
    const sentOn = serving.when(finish(), { at: minute(5) }).and

    it('[Q92] is taken back within five minutes: the visitor goes on being served there, and everything is as it was', () => {
      const back = sentOn.when(undoFinish(), { at: minute(10) })
      back.told({ ticket: ticketId('V'), number: 'A001' }).then({ type: 'FinishUndone' })
      const before = everyRow(serving.world.today())
      const after = everyRow(back.and.world.today())
      // Who looks at the line of the next place is still told that the number is gone from there.
      const ticket = before.ticket![ticketId('V')] as object
      expect(after.ticket).toEqual({ [ticketId('V')]: { ...ticket, been: ['care'] } })
      for (const table of ['line', 'place', 'person', 'totals'] as const) expect(after[table]).toEqual(before[table])
      expect(back.and.world.today().get('queue', 'care')).toMatchObject({ waiting: 0 })
      back.and.when(finish()).told({ next: { queue: 'care', item: 'welfare', stays: false } })
      sentOn.when(undoFinish(), { at: minute(10) + 1 }).then(refused('undo-too-late'))
    })

    it('[Q92] not once the next place has called it, or it went away', () => {
      sentOn
        .when(callNext('c3'), { by: CLERK_3 })
        .and.when(undoFinish())
        .then(refused('in-hand-elsewhere', { counter: 'c3', number: 'A001' }))
      sentOn.when(leaveTicket('V'), { by: GUIDE }).and.when(undoFinish()).then(refused('undo-too-late'))
      const gaveUp = serving.when(finish({ results: [{ item: item('card'), result: 'gave-up' }] })).and
      gaveUp.when(undoFinish()).then({ type: 'FinishUndone' })
    })
  })

  it('[C40] who gives up goes home, whatever is left', () => {
    const results = [{ item: item('card'), result: 'gave-up' }] as const
    const up = taken.and.when(callNext()).and.when(start()).and.when(finish({ results }))
    up.told({ next: null }).then({ type: 'ServiceFinished' })
  })
})

describe('put right', () => {
  it('[Q23] item, purpose, number of matters and class, with a reason; number and rank stay', () => {
    const right = { item: item('permit'), purpose: 'handle', count: 3, class: 'soldier' as never } as const
    const hall = given(opened(), counterOpen(), issued('A001'), issued('A002'), issued('A003', { cls: 'soldier' }))
    const done = hall.when(correct('A002', right), { by: GUIDE })
    done.told({ number: 'A002', ...right, badge: 'priority' }).then({ type: 'TicketCorrected', reason: '登记有误' })
    done.and.when(callNext()).told({ number: 'A002' })
    const back = done.and.when(correct('A002', { class: 'ordinary' as never }), { by: GUIDE })
    back.told({ badge: null }).and.when(callNext()).told({ number: 'A003' })
  })

  it('[Q23] also in service; not without a reason, nor to what is not there', () => {
    const hall = given(opened(), counterOpen(), issued('A001'), serving('A001'))
    hall.when(correct('A001')).then({ type: 'TicketCorrected' })
    hall.when(correct('A001', { reason: ' ' })).then(refused('reason-required'))
    hall.when(correct('A001', { item: 'licence' as ItemKey })).then(refused('unknown-item'))
    hall.when(correct('A001', { class: 'king' as never })).then(refused('unknown-class'))
  })
})

describe('two people of one matter', () => {
  const [buyer, seller] = [aPerson('buyer'), aPerson('seller')]
  const shared = given(seated, issued('A001', { person: buyer })).when(addPerson('A001'), { by: GUIDE, person: seller })

  it('[Q24] share one ticket: it binds both, and both are in hand with it', () => {
    shared.told({ number: 'A001', people: 2 }).then({ type: 'PersonAdded', personHash: seller.hash })
    shared.and
      .when(issue('social', { identity: 'card' }), { person: seller })
      .then(refused('limit-reached', { number: 'A001', limit: 1 }))
    const over = shared.and.when(callNext()).and.when(start()).and.when(finish()).and
    over.when(issue('social', { identity: 'card' }), { person: seller }).then({ type: 'TicketIssued' })
  })

  it('[Q24] known by a document, once, and not who is at another counter when this one is', () => {
    given(seated, issued('A001')).when(addPerson('A001')).then(refused('applicant-required'))
    shared.and.when(addPerson('A001'), { person: seller }).then(refused('person-known', { number: 'A001' }))
    given(seated, issued('A001'), called('A001'), issued('A002', { person: seller }), called('A002', 'c2'))
      .when(addPerson('A001'), { person: seller })
      .then(refused('in-hand-elsewhere', { counter: 'c2', number: 'A002' }))
    given(seated, issued('A001'), issued('A002', { person: seller }))
      .when(addPerson('A001'), { person: seller })
      .then(refused('limit-reached', { number: 'A002', limit: 1 }))
  })
})

describe('the same person in two lines', () => {
  const person = aPerson('a')
  const both = given(
    seated,
    issued('A001', { person, at: minute(1) }),
    issued('C001', { person, at: minute(2) }),
    issued('C002', { at: minute(3) }),
    serving('A001', 'c1'),
  )

  it('[C30] called at B while served at A the number steps aside, the clerk is told where, and the next is called', () => {
    const next = both.when(callNext('c3'), { by: CLERK_3, at: minute(5) })
    next.told({ number: 'C002', aside: [{ number: 'C001', counter: 'c1' }] })
    next.then({ type: 'TicketSteppedAside', ticket: ticketId('C001') }, { type: 'TicketCalled', number: 'C002' })
    expect(next.and.world.today().get('ticket', ticketId('C001'))).toMatchObject({ status: 'waiting', aside: 'c1' })
    expect(next.and.world.today().get('queue', 'care')).toMatchObject({ waiting: 1 })
  })

  it('[C30] where nobody else waits, nobody is called', () => {
    given(seated, issued('A001', { person }), issued('C001', { person }), serving('A001', 'c1'))
      .when(callNext('c3'), { by: CLERK_3 })
      .then(refused('no-one-waiting'))
  })

  it('[C31] once the person is free the number is back in line at its rank', () => {
    const aside = both.when(callNext('c3'), { by: CLERK_3, at: minute(5) }).and
    const free = aside.when(finish()).and
    expect(free.world.today().get('ticket', ticketId('C001'))).toMatchObject({ aside: null, rank: 2 })
    const after = free.when(wrongCall('c3'), { by: CLERK_3 }).and
    after.when(callNext('c3'), { by: CLERK_3, at: minute(6) }).told({ number: 'C001', aside: [] })
  })

  it('[C31] also when the call at A is missed or taken back', () => {
    const calling = given(
      seated,
      issued('A001', { person }),
      issued('C001', { person }),
      issued('C002'),
      called('A001'),
    )
    const aside = calling.when(callNext('c3'), { by: CLERK_3 }).and
    for (const intent of [markMissed(), wrongCall()]) {
      const ticket = aside.when(intent).and.world.today().get('ticket', ticketId('C001'))
      expect(ticket).toMatchObject({ aside: null })
    }
  })

  it('[C30] an aside number may be cancelled, and its counter’s skills do not matter', () => {
    const aside = both.when(callNext('c3'), { by: CLERK_3, at: minute(5) }).and
    aside
      .when({ type: 'CancelTicket', ticket: ticketId('C001'), reason: 'visitor' }, { by: KIOSK })
      .then({ type: 'TicketCancelled' })
    expect(aClerk('clerk-9').skills).toEqual(CONFIG.queues.map(({ id }) => id))
  })
})
