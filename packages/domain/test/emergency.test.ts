import { describe, expect, it } from 'vitest'
import { makeRandom } from '../src/identity/random.fixture.ts'
import {
  type ClassKey,
  type Counter,
  type CounterId,
  type HallConfig,
  type LastPicture,
  type QueueId,
  type TicketId,
  type Waiter,
  shareOut,
} from '../src/index.ts'
import { minute } from './past.fixture.ts'
import { CONFIG } from './sample-hall.fixture.ts'

const now = { at: minute(60), localTime: '10:00' }
const ROUNDS = 300

function waiter(number: string, change: Partial<Waiter> = {}): Waiter {
  const serial = Number(number.slice(1))
  const queue = { A: 'social', B: 'business', C: 'care' }[number[0]!] as QueueId
  const rest = { class: 'ordinary' as ClassKey, booking: null, issuedAt: minute(serial), rank: serial, bound: null }
  return { ticket: `t${number}` as TicketId, number, queue, order: serial, ...rest, ...change }
}
const at = (counter: string, status: 'open' | 'serving' | 'paused' | 'closed' = 'open') => ({
  counter: counter as CounterId,
  status,
  queues: CONFIG.counters.find(({ id }) => id === counter)!.queues,
})
const numbers = (shares: ReturnType<typeof shareOut>, counter: string): readonly string[] =>
  (shares.get(counter as CounterId) ?? []).map(({ number }) => number)

/** A hall of counters and lines as chance has it. */
function aPicture(seed: number): { readonly config: HallConfig; readonly picture: LastPicture } {
  const { below, pick } = makeRandom(seed)
  const queues = CONFIG.queues.map(({ id }) => id)
  const counters = Array.from({ length: 1 + below(9) }, (_, n): Counter => {
    const own = queues.filter(() => below(2) === 0)
    return { ...CONFIG.counters[0]!, id: `w${n}` as CounterId, queues: own.length > 0 ? own : [pick(queues)] }
  })
  const seats = counters.map(({ id, queues: own }) => {
    const able = own.filter(() => below(4) > 0)
    return { counter: id, status: pick(['open', 'serving', 'calling', 'paused', 'closed'] as const), queues: able }
  })
  const waiting = Array.from({ length: below(80) }, (_, n) =>
    waiter(`${pick(['A', 'B', 'C'])}${String(n + 1).padStart(3, '0')}`, {
      class: pick(['ordinary', 'ordinary', 'elder', 'soldier']) as ClassKey,
      booking: below(9) === 0 ? { from: '10:00', to: '11:00' } : null,
      bound: below(9) === 0 ? pick(counters).id : null,
    }),
  )
  return { config: { ...CONFIG, counters }, picture: { waiting, counters: seats } }
}

describe('emergency calls', () => {
  const seed = Math.floor(Math.random() * 2 ** 31)

  it(`[U20] [U21] every waiting number of a queue that is served is of exactly one counter, which serves it (seed ${seed})`, () => {
    for (let n = 0; n < ROUNDS; n++) {
      const { config, picture } = aPicture(seed + n)
      const shares = shareOut(config, picture, now)
      const all = [...shares.values()].flat()
      expect(new Set(all).size).toBe(all.length)
      for (const each of picture.waiting) {
        const owners = [...shares].filter(([, share]) => share.includes(each)).map(([id]) => id)
        const open = picture.counters.filter(({ status }) => status !== 'closed')
        const able = open.filter(({ queues, counter }) => queues.includes(each.queue) || counter === each.bound)
        expect(owners, `${each.number} of seed ${seed + n}`).toHaveLength(able.length > 0 ? 1 : 0)
        expect(able.map(({ counter }) => counter)).toEqual(expect.arrayContaining(owners))
      }
    }
  })

  it(`[U20] two counters that know of each other share nobody, though third ones and the line differ (seed ${seed})`, () => {
    for (let n = 0; n < ROUNDS; n++) {
      const { config, picture } = aPicture(seed + n)
      const { below, pick } = makeRandom(seed + n)
      const here = { ...picture, waiting: picture.waiting.map((each) => ({ ...each, bound: null })) }
      const pair = here.counters.slice(0, 2).map((seat) => ({ ...seat, status: 'open' as const }))
      const third = here.counters.slice(2)
      const other = third.map((seat) => ({ ...seat, status: pick(['open', 'closed', 'serving', 'calling'] as const) }))
      const seen: LastPicture = { ...here, counters: [...pair, ...third] }
      const told: LastPicture = { waiting: here.waiting.filter(() => below(5) > 0), counters: [...pair, ...other] }
      const mine = shareOut(config, seen, now).get(pair[0]!.counter)!
      const theirs = pair[1] === undefined ? [] : shareOut(config, told, now).get(pair[1].counter)!
      const both = mine.filter(({ ticket }) => theirs.some((each) => each.ticket === ticket))
      expect(both, `seed ${seed + n}`).toEqual([])
    }
  })

  it(`[U20] the same picture gives the same answer in any order, and one more in the line moves nobody (seed ${seed})`, () => {
    for (let n = 0; n < ROUNDS; n++) {
      const { config, picture } = aPicture(seed + n)
      const shares = shareOut(config, picture, now)
      const turned = { waiting: picture.waiting.toReversed(), counters: picture.counters.toReversed() }
      const again = shareOut(config, turned, now)
      const oneMore = shareOut(config, { ...picture, waiting: [...picture.waiting, waiter('A999')] }, now)
      for (const [id, share] of shares) {
        expect(again.get(id)).toEqual(share)
        expect(oneMore.get(id)!.filter(({ number }) => number !== 'A999')).toEqual(share)
      }
    }
  })

  it('[U21] serials that follow each other go round, and of any two counters each has as many, whoever else is closed', () => {
    const counters = ['w1', 'w2', 'w3', 'w4', 'w5'].map((id) => ({ ...CONFIG.counters[1]!, id: id as CounterId }))
    const config = { ...CONFIG, counters }
    const line = Array.from({ length: 40 }, (_, n) => waiter(`A${String(n + 30).padStart(3, '0')}`))
    const seat = ({ id, queues }: Counter, status: 'open' | 'closed') => ({ counter: id, status, queues })
    const lengths = (open: readonly string[]) => {
      const seats = counters.map((each) => seat(each, open.includes(each.id) ? 'open' : 'closed'))
      return [...shareOut(config, { waiting: line, counters: seats }, now).values()].map((share) => share.length)
    }
    expect(lengths(['w1', 'w2', 'w3', 'w4', 'w5'])).toEqual([8, 8, 8, 8, 8])
    for (const a of counters) for (const b of counters) if (a !== b) expect(lengths([a.id, b.id])).toEqual([20, 20])
    expect(lengths(['w3'])).toEqual([40])
  })

  it('[U21] who was sent to a counter is of that one; a counter that pauses is asked only where no other is open', () => {
    const line = [waiter('A001', { bound: 'c2' as CounterId }), waiter('A002'), waiter('A003')]
    const paused = shareOut(CONFIG, { waiting: line, counters: [at('c1'), at('c2', 'paused')] }, now)
    expect([numbers(paused, 'c1'), numbers(paused, 'c2')]).toEqual([['A002', 'A003'], ['A001']])
    const alone = shareOut(CONFIG, { waiting: line, counters: [at('c2', 'paused')] }, now)
    expect(numbers(alone, 'c2')).toEqual(['A001', 'A002', 'A003'])
    const gone = shareOut(CONFIG, { waiting: line, counters: [at('c1'), at('c2', 'closed')] }, now)
    expect(numbers(gone, 'c1')).toContain('A001')
  })

  it('[U22] in the order of call next: score, longest wait, who was sent here', () => {
    const here = (...waiting: Waiter[]) => numbers(shareOut(CONFIG, { waiting, counters: [at('c2')] }, now), 'c2')
    expect(here(waiter('A002'), waiter('A001'))).toEqual(['A001', 'A002'])
    expect(here(waiter('A001'), waiter('A002', { class: 'soldier' as ClassKey }))).toEqual(['A002', 'A001'])
    const guarded = { ...CONFIG, rules: { ...CONFIG.rules, maxWait: 30 * 60_000 } }
    const waiting = [waiter('A001'), waiter('A050', { class: 'soldier' as ClassKey })]
    expect(numbers(shareOut(guarded, { waiting, counters: [at('c2')] }, now), 'c2')).toEqual(['A001', 'A050'])
    expect(here(waiter('A002', { bound: 'c2' as CounterId }), waiter('A001'))).toEqual(['A001', 'A002'])
  })
})
