import { describe, expect, it } from 'vitest'
import { type ConfigVersion, type Holder, type StaffId, caseStream, hallStream } from '../src/index.ts'
import { caseNumber } from '../src/case/number.ts'
import { acceptCase, finish, openCase, openDay, receiveFile } from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import {
  brought,
  called,
  caseAccepted,
  caseId,
  caseOpened,
  closed,
  counterOpen,
  finished,
  issued,
  opened,
  serving,
  ticketId,
} from './past.fixture.ts'
import {
  CLERK_1,
  CLERK_2,
  CONFIG,
  DAY,
  HALL,
  HANDLER,
  KIOSK,
  MANAGER,
  NEXT_DAY,
  aClerk,
  aPerson,
} from './sample-hall.fixture.ts'

const person = aPerson('a')
const inService = [opened(), counterOpen(), issued('A001', { person }), serving('A001')]
const [card, , licence] = CONFIG.catalogue.items as [...typeof CONFIG.catalogue.items]
const photoOnly = [brought('photo')]

describe('opening a case', () => {
  it('[K1] is for the visitor in service, and the counter holds its file from the first event on', () => {
    const holder: Holder = { kind: 'counter', counter: 'c1' as never, staff: CLERK_1.staff }
    const caseNo = `${card!.taskCode}202603040001`
    given(inService)
      .when(openCase('card'), { fresh: caseId('k1') })
      .told({ case: caseId('k1'), caseNo, item: 'card' })
      .then(
        { type: 'CaseNumbered', case: caseId('k1'), caseNo, sequence: 1, ticket: ticketId('A001') },
        {
          type: 'CaseOpened',
          caseNo,
          config: CONFIG.version,
          department: card!.department,
          holder,
          ticket: ticketId('A001'),
        },
      )
    given(opened(), counterOpen())
      .when(openCase('card'))
      .then(refused('counter-free', { counter: 'c1' }))
    given(opened(), counterOpen(), issued('A001'), called('A001'))
      .when(openCase('card'))
      .then(refused('ticket-state', { status: 'called', number: 'A001' }))
    given(inService).when(openCase('nothing')).then(refused('unknown-item'))
  })

  it('[K1] the applicant is the person who is named now, else the one who took the ticket; someone it must be', () => {
    const parties = (ref: string) => [{ role: 'applicant', person: ref }] as never
    given(inService)
      .when(openCase('card'))
      .then({ type: 'CaseNumbered' }, { type: 'CaseOpened', parties: parties(person.ref) })
    const other = aPerson('b')
    given(inService)
      .when(openCase('card'), { person: other })
      .then({ type: 'CaseNumbered' }, { type: 'CaseOpened', parties: parties(other.ref) })
    given(opened(), counterOpen(), issued('A001'), serving('A001'))
      .when(openCase('card'))
      .then(refused('applicant-required'))
  })

  it('[K4] is one decision over two streams: the day gives the number, the case begins', () => {
    const { decision } = given(inService).when(openCase('card'), { fresh: caseId('k1') })
    const streams = decision.ok && decision.happened.map(({ stream }) => stream)
    expect(streams).toEqual([hallStream(HALL, DAY), caseStream(caseId('k1'))])
  })

  it('[K6] numbers count per item and day', () => {
    const first = given(inService).when(openCase('card')).and
    first.when(openCase('card')).told({ caseNo: `${card!.taskCode}202603040002` })
    first.when(openCase('licence')).told({ caseNo: `${licence!.taskCode}202603040001` })
    first
      .when(openDay(NEXT_DAY), { by: MANAGER })
      .and.when(openCase('card'))
      .told({ caseNo: `${card!.taskCode}202603050001` })
  })

  it('[C60] in a hall with a letter it stands in the number, which stays as long and meets no number of another hall', () => {
    const lettered = { ...CONFIG, version: 'v-b' as ConfigVersion, series: 'B' }
    const first = given(opened(lettered), counterOpen(), issued('A001', { person }), serving('A001')).when(
      openCase('card'),
      { fresh: caseId('k1') },
    )
    first.told({ caseNo: `${card!.taskCode}20260304B001` })
    first.and
      .when(acceptCase('k1', [brought('photo'), brought('id-card', 'shared'), brought('letter')]))
      .told({ receiptNo: 'SJ20260304B001' })
    for (const sequence of [7, 999, 1000, 9999, 10_000]) {
      const numbers = ['', 'A', 'B'].map((series) => caseNumber(card!, DAY, { series }, sequence))
      expect(new Set(numbers).size).toBe(3)
      if (sequence <= 999) expect(new Set(numbers.map((each) => each.length))).toEqual(new Set([43]))
    }
    expect(caseNumber(card!, DAY, { series: 'B' }, 1000)).toBe(`${card!.taskCode}20260304B1000`)
  })

  it('[K1] the visit knows its cases, and their receipts when the files are taken in', () => {
    const next = given(inService).when(openCase('licence'), { fresh: caseId('k1') }).and
    const caseNo = `${licence!.taskCode}202603040001`
    const visit = ({ world }: typeof next) => world.today().get('ticket', ticketId('A001'))
    expect(visit(next)).toMatchObject({ cases: [{ case: caseId('k1'), caseNo, item: 'licence', receiptNo: null }] })
    expect(visit(next.when(acceptCase('k1', photoOnly)).and)).toMatchObject({
      cases: [{ receiptNo: 'SJ202603040001' }],
    })
  })
})

describe('taking a file in', () => {
  const draft = [inService, caseOpened('k1', 'card'), caseOpened('k2', 'licence')]
  const papers = [brought('photo'), brought('id-card', 'shared'), brought('letter')]

  it('[K2] the counter accepts what it may accept itself; receipt number and promised date appear', () => {
    given(draft)
      .when(acceptCase('k1', papers), { today: '2026-03-06' as never })
      .told({
        case: caseId('k1'),
        receiptNo: 'SJ202603040001',
        outcome: 'accepted',
        promisedDate: '2026-03-11',
        promised: card!.promised,
      })
      .then(
        {
          type: 'IntakeTaken',
          case: caseId('k1'),
          receiptNo: 'SJ202603040001',
          sequence: 1,
          outcome: 'accepted',
          ticket: ticketId('A001'),
        },
        { type: 'CaseAccepted', receiptNo: 'SJ202603040001', materials: papers, promisedDate: '2026-03-11' },
      )
  })

  it('[K2] where the department decides on acceptance the file is received, and nothing is promised yet', () => {
    const received = given(draft).when(acceptCase('k2', photoOnly))
    received
      .told({ outcome: 'received', promisedDate: null })
      .then({ type: 'IntakeTaken', outcome: 'received' }, { type: 'CaseReceived', materials: photoOnly })
    expect(received.and.world.rows(caseStream(caseId('k2'))).get('case', 'case')).toMatchObject({
      status: 'received',
      acceptedAt: null,
      promisedDate: null,
    })
  })

  it('[K4] is one decision over two streams', () => {
    const { decision } = given(draft).when(acceptCase('k1', papers))
    const streams = decision.ok && decision.happened.map(({ stream }) => stream)
    expect(streams).toEqual([hallStream(HALL, DAY), caseStream(caseId('k1'))])
  })

  it('[K6] receipts count over all items of the day', () => {
    given(draft)
      .when(acceptCase('k1', papers))
      .and.when(acceptCase('k2', photoOnly))
      .told({ receiptNo: 'SJ202603040002' })
  })

  it('[K7] a promised date that runs into a year whose calendar is not loaded is left open, and the days are named', () => {
    given(draft)
      .when(acceptCase('k1', papers), { today: '2026-12-30' as never })
      .told({ outcome: 'accepted', promisedDate: null, promised: { days: 3, unit: 'working' } })
    given(draft)
      .when(acceptCase('k1', papers), { today: '2026-12-28' as never })
      .told({ promisedDate: '2026-12-31' })
  })

  it('[K2] a file is taken in once', () => {
    const once = given(draft).when(acceptCase('k1', papers)).and
    once.when(acceptCase('k1', papers)).then(refused('case-state', { state: 'accepted' }))
    given(draft).when(acceptCase('k9', papers)).then(refused('unknown-case'))
  })

  it('[K2] the counter that holds the file takes it in, also when the visitor has gone, the next day, or another clerk sits there', () => {
    given(draft, counterOpen('c2', CLERK_2))
      .when(acceptCase('k1', papers, {}, 'c2'), { by: CLERK_2 })
      .then(refused('not-permitted'))
    given(draft, finished('A001'))
      .when(acceptCase('k1', papers))
      .then({ type: 'IntakeTaken' }, { type: 'CaseAccepted' })
    const nextDay = given(draft, finished('A001'), closed([], ['c1'])).when(openDay(NEXT_DAY), { by: MANAGER }).and
    nextDay
      .when({ type: 'OpenCounter', counter: 'c1' as never }, { by: CLERK_2 })
      .and.when(acceptCase('k1', papers), { by: CLERK_2 })
      .told({ receiptNo: 'SJ202603050001' })
  })

  it('[K8] a case runs on the version it was opened on, and without that version it waits', () => {
    const gone = caseOpened('k1', 'card', 'A001', { config: 'v0' as never })
    given(inService, gone).when(acceptCase('k1', papers)).then(refused('unknown-config'))
    const noItem = caseOpened('k1', 'card', 'A001', { item: 'nothing' as never })
    given(inService, noItem).when(acceptCase('k1', papers)).then(refused('unknown-config'))
  })

  it('[K9] a case of another hall is unknown here, even to a counter of the same name', () => {
    const elsewhere = caseOpened('k1', 'card', 'A001', { hall: 'hall-2' as never })
    given(inService, elsewhere).when(acceptCase('k1', papers)).then(refused('unknown-case'))
    given(inService, elsewhere, caseAccepted('k1'))
      .when(receiveFile('k1'), { by: HANDLER })
      .then(refused('unknown-case'))
  })
})

describe('receiving a file', () => {
  const accepted = [inService, caseOpened('k1', 'card'), caseAccepted('k1')]
  const from: Holder = { kind: 'counter', counter: 'c1' as never, staff: CLERK_1.staff }
  const to: Holder = { kind: 'office', department: card!.department, staff: HANDLER.staff }

  it('[K3] a handler of the department takes the file over: the holder is known, the case is under review', () => {
    const taken = given(accepted).when(receiveFile('k1'), { by: HANDLER })
    taken.told({ case: caseId('k1') }).then({ type: 'FileReceived', from, to })
    expect(taken.and.world.rows(caseStream(caseId('k1'))).get('case', 'case')).toMatchObject({
      status: 'reviewing',
      holder: to,
    })
  })

  it('[K3] custody and state are two things: a received file changes hands and stays received', () => {
    const market = aClerk('handler-2', [], { roles: ['handler'], department: licence!.department })
    const taken = given(inService, caseOpened('k2', 'licence'))
      .when(acceptCase('k2', photoOnly))
      .and.when(receiveFile('k2'), { by: market }).and
    expect(taken.world.rows(caseStream(caseId('k2'))).get('case', 'case')).toMatchObject({
      status: 'received',
      holder: { kind: 'office', staff: 'handler-2' as StaffId },
    })
  })

  it('[K3] nobody else may, not twice, and not a draft', () => {
    const other = aClerk('handler-2', [], { roles: ['handler'], department: licence!.department })
    for (const by of [other, KIOSK, aClerk('x', [], { roles: ['handler'] })])
      given(accepted).when(receiveFile('k1'), { by }).then(refused('not-permitted'))
    const caseNo = `${card!.taskCode}202603040001`
    given(accepted)
      .when(receiveFile('k1'), { by: HANDLER })
      .and.when(receiveFile('k1'), { by: HANDLER })
      .then(refused('holder-already', { caseNo }))
    given(inService, caseOpened('k1'))
      .when(receiveFile('k1'), { by: HANDLER })
      .then(refused('case-state', { state: 'draft' }))
    given(accepted).when(receiveFile('k9'), { by: HANDLER }).then(refused('unknown-case'))
  })

  it('[K3] the department works on when the hall is closed', () => {
    const atNight = given(accepted, finished('A001'), closed([], ['c1']))
    atNight.when(finish()).then(refused('hall-closed'))
    atNight.when(receiveFile('k1'), { by: HANDLER }).then({ type: 'FileReceived' })
  })
})
