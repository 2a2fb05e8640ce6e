import { type StaffId, addDays } from '@onehall/domain'
import { arrivals } from './arrivals.ts'
import { makeChance } from './chance.ts'
import { madeUpPerson } from './citizens.ts'
import { startClerk } from './clerk.ts'
import { type Crowd, DAY, HOUR, SECOND } from './crowd.ts'
import { startFaults } from './disorder.ts'
import { changedConfig } from './hall-config.ts'
import { FIRST_DAY, openHall } from './hall.ts'
import { startGuide, startHandler, startManager } from './office.ts'
import { GUIDES, clerkOf } from './people.ts'
import { furnish } from './rooms.ts'
import type { Tally } from './tally.ts'
import { type Reached, Violation } from './violation.ts'
import { BOOKED, book, comeAgain } from './tomorrow.ts'
import { visit } from './visitor.ts'

export interface WeekPlan {
  readonly seed: number
  readonly days: number
  /** 0 for Monday. */
  readonly weekday: number
  /** On an ordinary day. */
  readonly visitors: number
  readonly faults: boolean
  readonly store: 'memory' | 'sqlite'
  /** What is worth telling while it runs. */
  readonly say: (line: string) => void
}

export interface WeekResult extends Reached {
  readonly tally: Tally
}

/** Lines of the trace that a person reads after a violation. */
const TRACE_LINES = 25

/**
 * Days of one hall after each other, from midnight to midnight, on one journal.
 * @throws {Violation} at the first thing that must never be true, its message followed by the trace cut to what matters
 */
export async function simulateWeek(plan: WeekPlan): Promise<WeekResult> {
  const chance = makeChance(plan.seed)
  const hall = await openHall({ chance, faults: plan.faults, store: plan.store })
  const { time, counts, config } = hall
  let visits = 0
  try {
    const { seat, unsaid } = furnish(hall)
    const citizens = chance.own('citizens')
    let born = 0
    const crowd: Crowd = {
      time: time.people,
      chance: chance.own('people'),
      config,
      seat,
      visitors: new Map(),
      someone: () => madeUpPerson(citizens, born++),
      timeOfDay: () => time.now() % DAY,
    }
    for (const { id } of config.counters)
      startClerk({ ...crowd, chance: chance.own(id) }, id, `counter:${hall.hall}:${id}`)
    for (const key of hall.offices) startHandler(crowd, key, `office:${hall.hall}:${key}`)
    startManager(crowd)
    startGuide(crowd, GUIDES[1]!, `guide:${hall.hall}`)
    if (plan.faults) startFaults(hall, chance.own('faults'))

    for (let day = 0; day < plan.days; day++) {
      const midnight = day * DAY
      const people = arrivals(chance.own(`day ${day}`), plan.visitors, plan.weekday + day)
      const today = addDays(FIRST_DAY, day)
      for (const [n, at] of people.entries()) {
        // From the second day on, who comes by appointment made it the day before.
        const comes = day === 0 || n % 100 >= BOOKED * 100
        if (comes) time.people.after(midnight + at - time.now(), () => void visit(crowd))
        if (n % 100 < BOOKED * 100) time.people.after(midnight + at - time.now(), () => void book(crowd, today))
      }
      time.people.after(midnight + 22 * HOUR - time.now(), () => comeAgain(crowd))
      visits += people.length
      time.after(midnight + 12 * HOUR - time.now(), () => publish(day))
      time.after(midnight + 11 * HOUR - time.now(), () => authorise(day))
      while (time.now() < midnight + DAY) {
        await time.runUntil(Math.min(time.now() + 10 * SECOND, midnight + DAY))
        const due = hall.takeDue()
        if (due !== null) await hall.compare(due === 'crash')
      }
      await hall.compare(true)
      // A wall that was cut off may miss a call that has grown old meanwhile; no other may.
      if (!plan.faults) expectSaid(unsaid())
      plan.say(`seed ${plan.seed} day ${day + 1}/${plan.days}: ${counts.commands} commands, ${counts.faults} faults`)
    }
    plan.say(JSON.stringify({ ...hall.measures.report(), worstShare: hall.shares.worst() }))
    return { visits, commands: counts.commands, faults: counts.faults, tally: hall.tally.read() }
  } catch (error) {
    if (!(error instanceof Violation)) throw error
    const lines = hall.trace.about(error.about, TRACE_LINES)
    throw new Violation([error.message, ...lines].join('\n'), error.about, { visits, ...counts })
  } finally {
    await hall.close()
  }

  function expectSaid(key: string | null): void {
    if (key !== null) throw new Violation(`no wall called ${key} out`, [key.split('/')[0]!])
  }

  /** Somebody changes what a clerk is authorised for. */
  function authorise(day: number): void {
    const { id, queues } = config.counters[day % config.counters.length]!
    const intent = { type: 'AuthoriseClerk', staff: clerkOf(id) as StaffId, skills: queues.slice(0, 1) } as const
    void hall.server()?.bySystem(hall.hall, `authorise.${day}`, intent)
  }

  /** Somebody changes the rules; they come into force with the next day. */
  function publish(day: number): void {
    const changed = changedConfig(day + 2)
    void hall.server()?.bySystem(hall.hall, `publish.${changed.version}`, { type: 'PublishConfig', config: changed })
  }
}
