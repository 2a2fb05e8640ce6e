import { makeManualClock } from '@onehall/client'
import type { PrintOutcome } from '@onehall/devices'
import type { Answer } from '@onehall/protocol'
import { describe, expect, test } from 'vitest'
import type { KioskState } from '../bridge/state.ts'
import type { TicketRequest } from '../bridge/ticket.ts'
import { smallHall } from './config.fixture.ts'
import { makeDesk } from './desk.ts'
import type { HallLink } from './hall-link.ts'
import { makeParts } from './parts.ts'

const request: TicketRequest = {
  target: { kind: 'item', item: 'renew' as never },
  purpose: 'handle',
  count: 1,
  forWhom: 'self',
  escort: false,
  elder: false,
  language: 'zh',
  withoutPaper: true,
}
const issued: Answer = {
  ok: true,
  at: 0,
  result: {
    ticket: 't-1',
    number: 'A001',
    queue: 'id-card',
    item: 'renew',
    class: 'elder',
    badge: 'priority',
    ahead: 2,
    issuedAt: 0,
    stops: [],
    warnings: [],
  },
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A desk whose hall answers when the test says so. */
function open(outcome: PrintOutcome) {
  const clock = makeManualClock()
  const nothing = { gives: false, waiting: 0, refused: 0 }
  const state = makeParts<KioskState>({
    lines: {},
    demo: false,
    ticket: null,
    offline: nothing,
  } as unknown as KioskState)
  const asked: { type: string; answer: (answer: Answer) => void }[] = []
  const link: HallLink = {
    hall: () => smallHall,
    isLive: () => true,
    code: () => null,
    isStillToday: () => true,
    isClockLost: () => false,
    now: () => 0,
    command: ({ type }) => new Promise((answer) => asked.push({ type, answer })),
    ticketByNumber: () => Promise.resolve({ ok: false, refusal: { reason: 'out-of-service' } }),
    slots: () => Promise.resolve({ ok: false, refusal: { reason: 'out-of-service' } }),
    bookingByCode: () => Promise.resolve({ ok: false, refusal: { reason: 'out-of-service' } }),
    bookingsOfPerson: () => Promise.resolve({ ok: false, refusal: { reason: 'out-of-service' } }),
    waitBehind: () => null,
    stop() {},
  }
  const printer = {
    status: () => Promise.resolve({ kind: 'ready', paperNearEnd: false } as const),
    print: () => Promise.resolve(outcome),
    stop() {},
  }
  const visit = { id: () => 'visit-1', visitor: () => null, end() {}, stop() {} }
  const shown = { slip: () => null, appointment: () => null }
  const offline = { give: () => ({ kind: 'server-away' }) as const, stop() {} }
  const desk = makeDesk(link, printer, visit, shown, offline, state, clock, () => {})
  return { clock, state, asked, desk }
}

describe('the desk', () => {
  test('[K13] a number that was not printed is void after a minute in which nobody noted it', async () => {
    const { clock, state, asked, desk } = open({ kind: 'refused', why: 'paper-out' })
    const taking = desk.take(request)
    await settled()
    asked[0]!.answer(issued)
    expect(await taking).toEqual({ kind: 'taken' })
    await settled()
    expect(state.get().ticket).toMatchObject({ number: 'A001', print: 'refused', badge: { zh: '优先' } })
    clock.advance(59_000)
    expect(state.get().ticket?.print).toBe('refused')
    clock.advance(1_000)
    expect(state.get().ticket?.print).toBe('void')
    expect(await desk.acknowledge()).toEqual({ kind: 'void' })
  })

  test('[K13] a number that the server cancelled meanwhile is shown as void when it is noted', async () => {
    const { state, asked, desk } = open({ kind: 'refused', why: 'paper-out' })
    const taking = desk.take(request)
    await settled()
    asked[0]!.answer(issued)
    await taking
    await settled()
    const noting = desk.acknowledge()
    asked.at(-1)!.answer({ ok: false, refusal: { reason: 'ticket-state', status: 'cancelled', number: 'A001' } })
    expect(await noting).toEqual({ kind: 'void' })
    expect(state.get().ticket?.print).toBe('void')
  })

  test('[K18] a visitor is not kept waiting for a silent server, and its late number is taken back', async () => {
    const { clock, state, asked, desk } = open({ kind: 'printed', paperNearEnd: false })
    const taking = desk.take(request)
    await settled()
    clock.advance(12_000)
    expect(await taking).toEqual({ kind: 'server-away' })
    asked[0]!.answer(issued)
    await settled()
    expect(asked.map(({ type }) => type)).toEqual(['IssueTicket', 'CancelTicket'])
    expect(state.get().ticket).toBeNull()
  })

  test('[K15] a second tap while a number is being made makes no second one', async () => {
    const { asked, desk } = open({ kind: 'printed', paperNearEnd: false })
    const taking = desk.take(request)
    expect(await desk.take(request)).toEqual({ kind: 'busy' })
    await settled()
    asked[0]!.answer(issued)
    expect(await taking).toEqual({ kind: 'taken' })
  })
})
