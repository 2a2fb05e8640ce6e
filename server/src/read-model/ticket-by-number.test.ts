import { afterEach, beforeEach, expect, test } from 'vitest'
import { clerk, kiosk, manager } from '../../test/actors.ts'
import { at, issue } from '../../test/day.ts'
import { DAY, type TestHall, makeTestHall } from '../../test/hall.ts'
import { dayOf } from '../push/day.ts'
import { ticketByNumber } from './ticket-by-number.ts'

let hall: TestHall
beforeEach(async () => {
  hall = await makeTestHall()
})
afterEach(() => hall.close())

const find = (code: string) => ticketByNumber(dayOf(hall.state, hall.hall), code, hall.clock.at)
const flow = (number: string, day: string = DAY) => `${day.replaceAll('-', '')}-${number}`

async function counterOf(queue: string) {
  const { id, label } = hall.config.counters.find((each) => each.queues.includes(queue as never))!
  await hall.ask(clerk(), at('OpenCounter', id))
  return { label, ask: (type: 'CallNext' | 'StartService' | 'MarkMissed') => hall.ask(clerk(), at(type, id)) }
}

test('[H60] a number of today is found by itself and as it is printed, with how many stand before it and nothing of a person', async () => {
  await hall.ask(kiosk(), issue('social'))
  await hall.ask(kiosk(), issue('social'))
  const found = find('C002')
  expect(found).toEqual({
    kind: 'ticket',
    ticket: expect.any(String),
    number: 'C002',
    status: 'waiting',
    queue: 'social',
    ahead: { least: 1, most: 1 },
    counter: null,
    until: null,
    restore: null,
  })
  expect(find(flow('C002'))).toEqual(found)
})

test('[H60] a number of another day, of nobody, and no number at all are not found', async () => {
  await hall.ask(kiosk(), issue('social'))
  for (const code of [flow('C001', '2026-03-03'), 'C002', 'C', '']) expect(find(code)).toBeNull()
})

test('[H60] a number that a kiosk gave out by itself is found as it is printed, typed or scanned', async () => {
  const visit = { purpose: 'handle', count: 1, forWhom: 'self', identity: 'none', escort: false } as const
  const join = {
    type: 'JoinOfflineTicket',
    number: 'C-3机-07',
    queue: 'social',
    item: null,
    class: 'ordinary',
    ...visit,
  }
  await hall.ask({ ...kiosk(1), code: 3 } as never, join as never)
  for (const code of ['C-3机-07', 'C3机7', 'C-3-07', flow('C-3机-07'), flow('C-3-07')])
    expect(find(code)).toMatchObject({ kind: 'ticket', number: 'C-3机-07', status: 'waiting' })
  for (const code of ['C-3机-08', 'C307']) expect(find(code)).toBeNull()
})

test('[H61] who is called is told the counter; who is missed, whether the number may come back', async () => {
  await hall.ask(kiosk(), issue('social'))
  const counter = await counterOf('social')
  await counter.ask('CallNext')
  expect(find('C001')).toMatchObject({ status: 'called', counter: counter.label })
  await counter.ask('MarkMissed')
  const { restoreAfter: after, restoreWithin } = hall.config.rules.missed
  const found = find('C001')
  expect(found).toMatchObject({ status: 'missed', restore: { after } })
  hall.clock.at += restoreWithin + 1
  expect(find('C001')).toMatchObject({ status: 'missed', restore: null })
})

test('[H62] a number that was sent home today is found as its slip', async () => {
  await hall.ask(kiosk(), issue('social'))
  await hall.ask(manager, { type: 'CarryOver', queue: 'social' as never })
  expect(find('C001')).toMatchObject({ kind: 'slip', number: 'C001', queue: 'social', day: DAY })
})

test('[H62] a number of an earlier day that was not served is found as its slip', async () => {
  await hall.ask(kiosk(), issue('social'))
  await hall.ask(manager, { type: 'CloseDay' })
  hall.clock.at += 86_400_000
  await hall.bySystem({ type: 'OpenDay', day: '2026-03-05' as never, config: hall.config.version })
  expect(find(flow('C001'))).toMatchObject({ kind: 'slip', number: 'C001', queue: 'social', day: DAY })
  expect(find('C001')).toBeNull()
})
