import { describe, expect, it } from 'vitest'
import type { ClassKey, HallConfig, ItemKey, PriorityClass } from '../src/index.ts'
import { asClass, callNext, cancel, finish, issue, markMissed, reportPrint, start } from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import {
  called,
  cancelled,
  counterOpen,
  finished,
  issued,
  item,
  minute,
  missed,
  opened,
  serving,
  ticketId,
} from './past.fixture.ts'
import { CLERK_1, CONFIG, GUIDE, KIOSK, SYSTEM, aPerson } from './sample-hall.fixture.ts'

const byKiosk = { by: KIOSK }
const withCard = { identity: 'card' } as const
const without = (change: Partial<HallConfig>) => opened({ ...CONFIG, ...change })

describe('a ticket', () => {
  it('[Q1] is issued for a queue, and for an item that this queue lists', () => {
    given(opened())
      .when(issue('social', { item: item('card') }), { ...byKiosk, fresh: ticketId('A001'), at: minute(3) })
      .told({
        ticket: ticketId('A001'),
        number: 'A001',
        queue: 'social',
        item: 'card',
        class: 'ordinary',
        ahead: 0,
        issuedAt: minute(3),
      })
      .then({
        type: 'TicketIssued',
        ticket: ticketId('A001'),
        number: 'A001',
        serial: 1,
        item: item('card'),
        classReason: null,
      })
    given(opened()).when(issue('nowhere'), byKiosk).then(refused('unknown-queue'))
    for (const key of ['licence', 'nothing'])
      given(opened())
        .when(issue('social', { item: key as ItemKey }), byKiosk)
        .then(refused('unknown-item'))
  })

  it('[Q1] says what the visitor came for, in how many matters, for whom and from where', () => {
    const said = { purpose: 'supplement', count: 10, source: 'guide', forWhom: 'proxy', escort: true } as const
    given(opened())
      .when(issue('social', said), { by: GUIDE })
      .then({ type: 'TicketIssued', ...said })
  })

  it('[Q2] is numbered by its own queue, and a number is not used twice, also after a cancellation', () => {
    given(opened(), issued('A001'), issued('C001'), issued('A002'), cancelled('A002'))
      .when(issue(), byKiosk)
      .told({ number: 'A003', ahead: 1 })
      .then({ type: 'TicketIssued', number: 'A003', serial: 3 })
  })

  it('[Q2] past its digits a number grows longer', () => {
    given(opened(), issued('A999')).when(issue(), byKiosk).then({ type: 'TicketIssued', number: 'A1000', serial: 1000 })
  })

  it('[Q3] a queue gives out no more than its limit of the day, whatever became of the tickets', () => {
    const full = given(opened(), issued('B001'), issued('B002'), cancelled('B002'), issued('B003'))
    full
      .when(issue('business', withCard), { person: aPerson('a') })
      .then(refused('queue-full', { queue: 'business', limit: 3 }))
    full.when(issue('social')).then({ type: 'TicketIssued' })
  })

  it("[Q1] nothing of the person is in what happens but a reference and the day's hash", () => {
    const person = aPerson('a', 71)
    const { decision } = given(opened()).when(issue('social', withCard), { person })
    expect(JSON.stringify(decision)).not.toContain('71')
    given(opened())
      .when(issue('social', withCard), { person })
      .then({ type: 'TicketIssued', person: person.ref, personHash: person.hash })
  })
})

describe('identity', () => {
  const required = refused('identity-required', { queue: 'business' })
  const guided = refused('identity-required', { queue: 'care' })

  it('[Q4] required: a number of an identity document, whoever asks', () => {
    const business = issue('business', withCard)
    for (const by of [KIOSK, GUIDE, CLERK_1, SYSTEM]) given(opened()).when(business, { by }).then(required)
    given(opened())
      .when(issue('business'), { person: aPerson('a') })
      .then(required)
    given(opened())
      .when(business, { person: { ...aPerson('a'), hash: null } })
      .then(required)
    given(opened())
      .when(business, { person: aPerson('a') })
      .then({ type: 'TicketIssued', identity: 'card' })
    given(opened())
      .when(issue('business', { identity: 'typed' }), { person: aPerson('a') })
      .then({ type: 'TicketIssued', identity: 'typed' })
  })

  it('[Q4] guide: a document, or a member of staff who confirms', () => {
    for (const by of [KIOSK, SYSTEM]) given(opened()).when(issue('care'), { by }).then(guided)
    given(opened())
      .when(issue('care', withCard), { ...byKiosk, person: aPerson('a') })
      .then({ type: 'TicketIssued' })
    given(opened()).when(issue('care'), { by: GUIDE }).then({ type: 'TicketIssued', person: null, personHash: null })
  })

  it('[Q4] free: nothing is needed', () => {
    given(opened()).when(issue('social'), byKiosk).then({ type: 'TicketIssued', identity: 'none' })
  })
})

describe('the limit of a person', () => {
  const a = { person: aPerson('a') }
  const again = issue('social', withCard)
  const limit = refused('limit-reached', { number: 'A001', limit: 1 })
  const holds = [opened(), issued('A001', a)].flat()

  it('[Q5] counts live tickets of one queue, by the hash of the document', () => {
    given(holds).when(again, a).then(limit)
    given(holds, counterOpen(), called('A001')).when(again, a).then(limit)
    given(holds, counterOpen(), serving('A001')).when(again, a).then(limit)
    given(holds)
      .when(again, { person: aPerson('b') })
      .then({ type: 'TicketIssued' })
    given(holds).when(issue('business', withCard), a).then({ type: 'TicketIssued' })
    given(opened(), issued('C001', a)).when(issue('care', withCard), a).then({ type: 'TicketIssued', number: 'C002' })
    given(opened(), issued('C001', a), issued('C002', a))
      .when(issue('care', withCard), a)
      .then(refused('limit-reached', { number: 'C001', limit: 2 }))
  })

  it('[Q5] does not bind those whose document is not known', () => {
    const unknown = { person: { ...aPerson('a'), hash: null } }
    given(opened(), issued('A001')).when(issue(), unknown).and.when(issue(), unknown).then({ type: 'TicketIssued' })
  })

  it('[Q5] a ticket that was served, missed or cancelled binds no more', () => {
    given(holds, counterOpen(), serving('A001'), finished('A001')).when(again, a).then({ type: 'TicketIssued' })
    given(holds, counterOpen(), called('A001'), missed('A001')).when(again, a).then({ type: 'TicketIssued' })
    given(holds, cancelled('A001')).when(again, a).then({ type: 'TicketIssued' })
  })
})

describe('the class', () => {
  it.each([
    [59, 'ordinary'],
    [60, 'elder'],
    [101, 'elder'],
    [null, 'ordinary'],
  ])('[Q6] comes from the age on the card: %s gives %s', (age, cls) => {
    given(opened())
      .when(issue('social', withCard), { ...byKiosk, person: aPerson('a', age) })
      .told({ class: cls })
  })

  it('[Q6] of several classes by age the first in the configuration is taken; without an ordinary class nobody young gets a number', () => {
    const [ordinary, elder, soldier] = CONFIG.classes as [...typeof CONFIG.classes]
    const aged = { ...elder!, key: 'aged' as ClassKey, fromAge: 80 }
    const by = (...classes: readonly PriorityClass[]) =>
      given(without({ classes })).when(issue(), { person: aPerson('a', 85) })
    by(ordinary!, aged, elder!).told({ class: 'aged' })
    by(ordinary!, elder!, aged).told({ class: 'elder' })
    given(without({ classes: [elder!, soldier!] }))
      .when(issue())
      .then(refused('unknown-class'))
  })

  it('[Q7] may be given by staff with a reason, which is kept and comes before the age', () => {
    given(opened())
      .when(issue('social', asClass('soldier', '退役军人证')), { by: GUIDE, person: aPerson('a', 70) })
      .then({ type: 'TicketIssued', class: 'soldier' as ClassKey, classReason: '退役军人证' })
    given(opened())
      .when(issue('social', asClass('soldier', ' ')), { by: GUIDE })
      .then(refused('reason-required'))
    given(opened())
      .when(issue('social', asClass('king', 'because')), { by: GUIDE })
      .then(refused('unknown-class'))
  })

  it('[Q7] a kiosk gives no class', () => {
    given(opened())
      .when(issue('social', asClass('soldier', 'pressed')), byKiosk)
      .then(refused('not-permitted'))
  })
})

describe('after the issue', () => {
  const ended = refused('ticket-state', { status: 'ended', number: null })

  it('[Q8] how it printed is kept with the ticket, in whatever live state, and the newest report counts', () => {
    const printed = given(opened(), issued('A001')).when(reportPrint('A001', 'unknown', true), {
      ...byKiosk,
      at: minute(1),
    })
    printed.then({ type: 'TicketPrintReported', ticket: ticketId('A001'), outcome: 'unknown', acknowledged: true })
    expect(printed.and.world.today().get('ticket', ticketId('A001'))).toMatchObject({
      status: 'waiting',
      print: { outcome: 'unknown', acknowledged: true, at: minute(1) },
    })
    const later = given(opened(), issued('A001'), counterOpen(), serving('A001'))
    const first = later.when(reportPrint('A001')).and
    const second = first.when(reportPrint('A001', 'refused'))
    second.then({ type: 'TicketPrintReported', outcome: 'refused' })
    expect(second.and.world.today().get('ticket', ticketId('A001'))).toMatchObject({ print: { outcome: 'refused' } })
    expect(first.world.today().get('ticket', ticketId('A001'))).toMatchObject({
      status: 'serving',
      print: { outcome: 'printed' },
    })
  })

  it('[Q8] a report about a ticket that ended is refused', () => {
    given(opened(), issued('A001'), cancelled('A001')).when(reportPrint('A001'), byKiosk).then(ended)
    given(opened()).when(reportPrint('A001'), byKiosk).then(ended)
  })

  it('[Q9] a waiting ticket is cancelled, from any place in its line', () => {
    for (const number of ['A001', 'A002', 'A003']) {
      const gone = given(opened(), issued('A001'), issued('A002'), issued('A003'), counterOpen()).when(
        cancel(number, 'not-printed'),
      )
      gone
        .told({ ticket: ticketId(number) })
        .then({ type: 'TicketCancelled', ticket: ticketId(number), reason: 'not-printed' })
      const left = ['A001', 'A002', 'A003'].filter((each) => each !== number)
      let next = gone.and
      for (const each of left) {
        next.when(callNext()).told({ number: each })
        next = next.when(callNext()).and.when(start()).and.when(finish()).and
      }
      next.when(callNext()).then(refused('no-one-waiting'))
    }
  })

  it('[Q9] no other ticket is cancelled', () => {
    const state = (status: string) => refused('ticket-state', { status, number: 'A001' })
    given(opened(), issued('A001'), counterOpen(), called('A001')).when(cancel('A001')).then(state('called'))
    given(opened(), issued('A001'), counterOpen(), serving('A001')).when(cancel('A001')).then(state('serving'))
    given(opened(), issued('A001'), counterOpen(), called('A001'))
      .when(markMissed())
      .and.when(cancel('A001'))
      .then(state('missed'))
    given(opened(), issued('A001'), cancelled('A001')).when(cancel('A001')).then(ended)
  })
})
