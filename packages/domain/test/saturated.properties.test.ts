import { describe, expect, it } from 'vitest'
import { makeRandom } from '../src/identity/random.fixture.ts'
import { type HallConfig, type Ms, decide } from '../src/index.ts'
import { callNext, finish, issue, start } from './ask.fixture.ts'
import { callNextGrowth } from './call-next-growth.ts'
import { clockAt, given } from './given.fixture.ts'
import { counterOpen, minute, opened } from './past.fixture.ts'
import { CLERK_1, CLERK_2, CONFIG, GUIDE, HALL } from './sample-hall.fixture.ts'

/** Put a seed here to see a run again. */
const seed = Math.floor(Math.random() * 2 ** 31)

interface Called {
  readonly number: string
  readonly class: string
  readonly waitedMs: Ms
  readonly rule: string
  /** Longest time that anybody of another class waited just then. */
  readonly others: Ms
}

/** A day on which more come than can be served: two counters, a service of three to nine minutes, one visitor a minute. */
function saturatedDay(config: HallConfig, minutes: number): readonly Called[] {
  const { below, pick } = makeRandom(seed)
  const { world } = given(opened(config), counterOpen('c1', CLERK_1), counterOpen('c2', CLERK_2))
  const calls: Called[] = []
  const free = new Map([
    ['c1', 0],
    ['c2', 0],
  ])
  let n = 0
  const ask = (intent: Parameters<typeof decide>[1]['intent'], actor: typeof CLERK_1, at: Ms) => {
    const fresh = `fresh-${String(++n).padStart(12, '0')}`
    const command = { id: fresh as never, hall: HALL, actor, intent, at, age: 0, fresh, ...clockAt(at), person: null }
    const decision = decide(world, command)
    if (decision.ok) for (const each of decision.happened) world.happen(each, at)
    return decision
  }
  for (let m = 0; m < minutes; m++) {
    const at = minute(m)
    const cls = pick(['ordinary', 'elder', 'soldier'])
    const priority = cls === 'ordinary' ? null : { class: cls as never, reason: '证件' }
    ask(issue('social', { priority }), GUIDE, at)
    for (const [counter, until] of free) {
      if (m < until) continue
      const clerk = counter === 'c1' ? CLERK_1 : CLERK_2
      if (world.today().get('counter', counter)?.status === 'serving') ask(finish({}, counter), clerk, at)
      const waiting = [...world.today().keys('ticket')].map((id) => world.today().get('ticket', id)!)
      const called = ask(callNext(counter), clerk, at)
      if (!called.ok) continue
      const { number, why } = called.result as unknown as { number: string; why: Omit<Called, 'number' | 'others'> }
      const others = waiting.filter((each) => each.status === 'waiting' && each.class !== why.class)
      const longest = Math.max(0, ...others.map(({ issuedAt }) => at - issuedAt))
      calls.push({ number, class: why.class, waitedMs: why.waitedMs, rule: why.rule, others: longest })
      ask(start(counter), clerk, at)
      free.set(counter, m + 3 + below(7))
    }
  }
  return calls
}

const share = (calls: readonly Called[], cls: string) =>
  calls.filter((each) => each.class === cls).length / calls.length

describe(`a day on which more come than can be served (seed ${seed})`, () => {
  it('[C32] each class has its share of the calls by its weight, within five points', () => {
    const { below } = makeRandom(seed)
    for (let round = 0; round < 5; round++) {
      const classes = CONFIG.classes.map((cls) => ({ ...cls, weight: 1 + below(4), bonus: below(30) }))
      const calls = saturatedDay({ ...CONFIG, classes }, 600)
      expect(calls.length).toBeGreaterThan(150)
      // Once the day is saturated: at first nobody of some class may wait.
      const later = calls.slice(calls.length >> 2)
      const all = classes.reduce((sum, { weight }) => sum + weight, 0)
      for (const { key, weight } of classes) {
        const said = `${key} of ${classes.map((cls) => `${cls.key} ${cls.weight}`).join(', ')}`
        expect(Math.abs(share(later, key) - weight / all), said).toBeLessThanOrEqual(0.05)
      }
    }
  })

  it('[C32] [C16] also where some have waited too long: what the guard takes out of turn is the most that shares stray further', () => {
    const { below } = makeRandom(seed)
    let [guarded, all] = [0, 0]
    for (let round = 0; round < 5; round++) {
      const classes = CONFIG.classes.map((cls) => ({ ...cls, weight: 1 + below(4), bonus: below(30) }))
      const maxWait = (200 + below(200)) * 60_000
      const calls = saturatedDay({ ...CONFIG, classes, rules: { ...CONFIG.rules, maxWait } }, 600)
      const later = calls.slice(calls.length >> 2)
      const byGuard = later.filter(({ rule }) => rule === 'max-wait').length
      guarded += byGuard
      all += later.length
      const weights = classes.reduce((sum, { weight }) => sum + weight, 0)
      for (const { key, weight } of classes) {
        const strayed = Math.abs(share(later, key) - weight / weights) * later.length
        expect(strayed, key).toBeLessThanOrEqual(0.05 * later.length + byGuard)
      }
      for (const { number, waitedMs, others } of calls)
        expect(others <= maxWait || waitedMs >= others, number).toBe(true)
    }
    expect(guarded).toBeGreaterThan(0)
    expect(guarded).toBeLessThan(all)
  })

  it('[C16] nobody waits longer than the hall allows while another class is served', () => {
    const maxWait = 25 * 60_000
    const config = { ...CONFIG, rules: { ...CONFIG.rules, maxWait } }
    for (const { number, waitedMs, others } of saturatedDay(config, 600))
      expect(others <= maxWait || waitedMs >= others, number).toBe(true)
  })

  it('[C12] within a class nobody overtakes, and nobody is called twice', () => {
    const calls = saturatedDay(CONFIG, 400)
    expect(new Set(calls.map(({ number }) => number)).size).toBe(calls.length)
    for (const cls of ['ordinary', 'elder', 'soldier']) {
      const numbers = calls.filter((each) => each.class === cls).map(({ number }) => number)
      expect(numbers).toEqual(numbers.toSorted())
    }
  })
})

it(
  '[C13] deciding a call with 10,000 people waiting costs no more than twice that with 100',
  { timeout: 60_000 },
  () => {
    const { at100Us, at10000Us, ratio } = callNextGrowth()
    expect(ratio, `${at100Us} and ${at10000Us} microseconds`).toBeLessThanOrEqual(2)
  },
)
