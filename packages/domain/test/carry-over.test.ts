import { describe, expect, it } from 'vitest'
import type { ClassKey, Day, HallConfig } from '../src/index.ts'
import { callNext, closeDay, issue, openDay, redeem } from './ask.fixture.ts'
import { given, refused } from './given.fixture.ts'
import {
  called,
  counterOpen,
  held,
  issued,
  item,
  missed,
  opened,
  published,
  serving,
  ticketId,
} from './past.fixture.ts'
import { CONFIG, KIOSK, MANAGER, NEXT_DAY, aPerson } from './sample-hall.fixture.ts'

const by = { by: MANAGER }
const on = (day: string) => Date.parse(`${day}T09:00:00+08:00`)
const waited = [opened(), issued('A001', { change: { item: item('card') } }), issued('B001', { cls: 'soldier' })]
const slip = (number: string, queue: string) => ({ slip: ticketId(number), number, queue })

describe('who was not served', () => {
  it('[D11] gets a slip when the day is closed: waiting or away; who was missed or served does not', () => {
    const past = [waited, counterOpen(), issued('A002'), issued('A003'), issued('A004')]
    const hall = given(past, called('A002'), missed('A002'), serving('A003'), held('A003'))
    hall.when(closeDay, by).told({
      slips: [slip('A001', 'social'), slip('B001', 'business'), slip('A003', 'social'), slip('A004', 'social')],
    })
  })

  it('[D11] also when the next day is opened over it, but not whose service goes on', () => {
    given(waited, counterOpen(), serving('A001'))
      .when(openDay(NEXT_DAY), by)
      .told({ slips: [slip('B001', 'business')] })
  })

  it('[Q20] hands the slip in the next day and gets a number of the queue that says why it comes earlier', () => {
    const next = given(waited)
      .when(closeDay, by)
      .and.when(openDay(NEXT_DAY), { ...by, at: on('2026-03-05') }).and
    const again = next.when(redeem('A001'), { by: KIOSK })
    again.told({ number: 'A001', queue: 'social', item: 'card', badge: 'carried', class: 'ordinary' })
    again.then({ type: 'TicketIssued', slip: ticketId('A001') })
    again.and.when(redeem('A001'), { by: KIOSK }).then(refused('slip-unknown'))
    next.when(redeem('B001'), { by: KIOSK }).told({ class: 'soldier', queue: 'business' })
    next.when(redeem('A009'), { by: KIOSK }).then(refused('slip-unknown'))
  })

  it('[Q20] in the class that the hall gives such a number, whatever the limit of the day', () => {
    const carried = { ...CONFIG.classes[2]!, key: 'carried' as ClassKey, bonus: 60 }
    const config: HallConfig = {
      ...CONFIG,
      classes: [...CONFIG.classes, carried],
      queues: CONFIG.queues.map((queue) => ({ ...queue, dailyLimit: 1 })),
      rules: { ...CONFIG.rules, slipClass: carried.key },
    }
    const next = given(opened(config), issued('A001'), counterOpen())
      .when(closeDay, by)
      .and.when(openDay(NEXT_DAY), by)
      .and.when({ type: 'OpenCounter', counter: 'c1' as never })
      .and.when(issue()).and
    next.when(issue()).then(refused('queue-full', { queue: 'social', limit: 1 }))
    const again = next.when(redeem('A001'), { by: KIOSK })
    again.told({ number: 'A002', class: 'carried' }).and.when(callNext()).told({ number: 'A002' })
  })

  it('[Q20] holds no more numbers than one may', () => {
    const person = aPerson('a')
    const next = given(waited).when(closeDay, by).and.when(openDay(NEXT_DAY), by).and
    next
      .when(issue('social', { identity: 'card' }), { person })
      .and.when(redeem('A001'), { person })
      .then(refused('limit-reached', { number: 'A001', limit: 1 }))
  })

  it('[D12] a slip counts for some days, over days on which nobody came; then no more', () => {
    const later = (day: string) =>
      given(waited)
        .when(closeDay, by)
        .and.when(openDay(NEXT_DAY), by)
        .and.when(openDay(day as Day), by)
        .and.when(redeem('A001'), { by: KIOSK })
    later('2026-03-07').told({ badge: 'carried' })
    later('2026-03-08').then(refused('slip-unknown'))
    const never = { ...CONFIG, rules: { ...CONFIG.rules, slipDays: 0 } }
    for (const first of [closeDay, null]) {
      const hall = given(opened(never), issued('A001'))
      const next = (first === null ? hall : hall.when(first, by).and).when(openDay(NEXT_DAY), by)
      next.and.when(redeem('A001'), { by: KIOSK }).then(refused('slip-unknown'))
    }
  })

  it('[D12] the same day opened again still knows them', () => {
    const again = given(waited, published({ ...CONFIG }))
      .when(closeDay, by)
      .and.when(openDay(), by)
    again.and.when(redeem('A001'), { by: KIOSK }).then({ type: 'TicketIssued' })
  })
})

it('[Q21] a number says why it may come earlier, and never the personal reason', () => {
  const hall = given(opened())
  hall.when(issue()).told({ badge: null })
  hall
    .when(issue('social', { identity: 'card' }), { person: aPerson('a', 70) })
    .told({ class: 'elder', badge: 'priority' })
  expect(JSON.stringify(CONFIG.classes)).toContain('soldier')
})
