import { makeManualClock, type RestAnswer } from '@onehall/client'
import type { HallConfig, QueueId } from '@onehall/domain'
import type { Answer, FoundBooking, PersonInput } from '@onehall/protocol'
import { describe, expect, test } from 'vitest'
import type { BookRequest } from '../bridge/appointment.ts'
import type { KioskState } from '../bridge/state.ts'
import { makeAppointments } from './appointments.ts'
import { smallHall } from './config.fixture.ts'
import type { HallLink } from './hall-link.ts'
import { makeParts } from './parts.ts'

const hall: HallConfig = {
  ...smallHall,
  booking: {
    daysAhead: 7,
    prefix: 'Y',
    openBefore: 30,
    keepFor: 15,
    cancelBefore: 120,
    slots: [{ queue: 'id-card' as QueueId, days: [1, 2, 3, 4, 5], from: '09:00', to: '10:00', capacity: 2 }],
  },
}
const person: PersonInput = { name: '测试乙', idType: '111', idNumber: '999999199001010016', mobile: null }
const booking: FoundBooking = {
  ...{ booking: 'b'.repeat(20) as never, code: '482913', queue: 'id-card' as QueueId, item: 'secret' as never },
  ...{ day: '2026-03-05' as never, from: '09:00', to: '10:00', checkIn: 'other-day', opens: '08:30' },
  ...{ keptUntil: '09:15', mayCancel: true },
}
const wish: BookRequest = {
  ...{ queue: 'id-card' as QueueId, item: 'secret' as never, day: '2026-03-05' as never, from: '09:00' },
  ...{ elder: false, language: 'zh' },
}
const made: Answer = {
  ok: true,
  at: 0,
  result: {
    ...{ booking: booking.booking, code: '482913', queue: 'id-card', item: 'secret', day: '2026-03-05' },
    from: '09:00',
    to: '10:00',
    left: 1,
  },
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Appointments of a kiosk whose hall answers when the test says so, and whose card and visitor it chooses. */
function open() {
  const clock = makeManualClock()
  const state = makeParts<KioskState>({ demo: false, card: null, appointments: [] } as unknown as KioskState)
  const asked: { intent: { type: string }; person: PersonInput | null; answer: (answer: Answer) => void }[] = []
  let visit = { id: 1, person: null as PersonInput | null }
  let byCode: RestAnswer<FoundBooking> = { ok: false, refusal: { reason: 'unknown-booking' } }
  const link: HallLink = {
    hall: () => hall,
    isLive: () => true,
    code: () => null,
    isStillToday: () => true,
    isClockLost: () => false,
    now: () => Date.parse('2026-03-04T10:00:00+08:00'),
    command: (intent, who) => new Promise((answer) => asked.push({ intent, person: who, answer })),
    ticketByNumber: () => Promise.resolve({ ok: false, refusal: { reason: 'out-of-service' } }),
    slots: () => Promise.resolve({ ok: false, refusal: { reason: 'booking-off' } }),
    bookingByCode: () => Promise.resolve(byCode),
    bookingsOfPerson: () => Promise.resolve({ ok: true, value: [booking] }),
    waitBehind: () => null,
    stop() {},
  }
  const printed: Buffer[] = []
  const printer = {
    status: () => Promise.resolve({ kind: 'ready', paperNearEnd: false } as const),
    print: (job: Buffer) => (printed.push(job), Promise.resolve({ kind: 'printed', paperNearEnd: false } as const)),
    stop() {},
  }
  const desk = makeAppointments(
    link,
    printer,
    {
      id: () => `visit-${visit.id}`,
      visitor: () => (visit.person === null ? null : ({ person: visit.person } as never)),
      end() {},
      stop() {},
    },
    state,
    clock,
    () => {},
  )
  return {
    clock,
    state,
    asked,
    printed,
    desk,
    known: () => void (byCode = { ok: true, value: booking }),
    lay() {
      visit = { id: visit.id + 1, person }
      state.set({ card: { name: '测*乙' } as never })
    },
    leave() {
      visit = { id: visit.id + 1, person: null }
      state.set({ card: null, appointments: [] })
    },
  }
}

describe('appointments at a kiosk', () => {
  test('[K50] a card shows what its holder has booked, without the name of a sensitive item; gone with the visitor', async () => {
    const { state, desk, lay, leave } = open()
    lay()
    await settled()
    expect(state.get().appointments).toMatchObject([{ code: '482913', itemName: null, queueName: { zh: '户籍' } }])
    expect(desk.found('482913')).toEqual(booking)
    leave()
    expect(desk.found('482913')).toBeNull()
    expect(await desk.cancel({ code: '482913' })).toMatchObject({ refusal: { reason: 'unknown-booking' } })
    expect(await desk.print({ code: '482913' })).toEqual({ kind: 'nothing' })
  })

  test('[K51] it is booked for whose card lies there, and its slip is printed', async () => {
    const { desk, asked, printed, lay } = open()
    expect(await desk.book(wish)).toMatchObject({ kind: 'refused', refusal: { reason: 'applicant-required' } })
    lay()
    const booked = desk.book(wish)
    await settled()
    expect(asked).toMatchObject([{ intent: { type: 'Book', day: '2026-03-05' }, person }])
    asked[0]!.answer(made)
    expect(await booked).toMatchObject({
      kind: 'booked',
      appointment: { code: '482913', opens: '08:30', keptUntil: '09:15', mayCancel: true },
      print: { kind: 'printed' },
    })
    expect(printed).toHaveLength(1)
  })

  test('[K52] an appointment that was made after its visitor had gone, or was told that nobody answers, is given back', async () => {
    for (const late of ['left', 'no answer'] as const) {
      const { desk, asked, clock, printed, lay, leave } = open()
      lay()
      const booked = desk.book(wish)
      await settled()
      if (late === 'left') leave()
      else clock.advance(12_000)
      asked[0]!.answer(made)
      expect(await booked).toEqual({ kind: 'server-away' })
      await settled()
      expect(asked[1]!.intent).toEqual({ type: 'CancelBooking', booking: booking.booking, reason: null })
      expect(printed).toEqual([])
    }
  })

  test('[K53] after five wrong codes no code is taken for five minutes, right ones neither; a right one counts for nothing', async () => {
    const { desk, clock, known } = open()
    for (let n = 0; n < 5; n++) expect(await desk.find({ code: '000000' })).toEqual({ kind: 'unknown' })
    known()
    expect(await desk.find({ code: '482913' })).toEqual({ kind: 'too-many' })
    clock.advance(5 * 60_000)
    for (let n = 0; n < 9; n++) expect(await desk.find({ code: '482913' })).toMatchObject({ kind: 'appointment' })
  })
})
