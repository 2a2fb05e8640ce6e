import type { Actor, Intent } from '@onehall/domain'
import { mangled } from '../../server/test/mangle.ts'
import type { Chance } from './chance.ts'
import { DAY, HOUR, MINUTE, SECOND } from './crowd.ts'
import { FAULTS, clockJump } from './faults.ts'
import type { SimulatedHall } from './hall.ts'
import { GUIDES, clerkOf } from './people.ts'
import { issue } from '../../packages/domain/test/ask.fixture.ts'

/** What goes wrong by itself, for as long as the simulation lasts. */
export function startFaults(hall: SimulatedHall, chance: Chance): void {
  const { time, network, seats, happened } = hall
  /** Again and again, as chance has it; people's time, so that nothing new goes wrong while the hall is looked at. */
  function again(mean: number, run: () => void): void {
    time.people.after(chance.wait(mean), () => {
      if (isDaytime()) run()
      again(mean, run)
    })
  }
  const isDaytime = (): boolean => time.now() % DAY > 8 * HOUR && time.now() % DAY < 19 * HOUR
  const anyone = (): string => chance.pick([...seats.keys()])

  again(FAULTS.vanish, () => {
    const who = anyone()
    const forMs = chance.happens(0.8) ? chance.between(1, 60) * SECOND : chance.between(1, 20) * MINUTE
    happened('a client vanishes', { who, forMs })
    network.cut(who, forMs)
    if (!chance.happens(FAULTS.reload)) return
    happened('a page is loaded anew', who)
    seats.get(who)!.reload()
  })
  again(FAULTS.stall, () => {
    const who = anyone()
    happened('a line stands still', who)
    network.stall(who, chance.between(5, 240) * SECOND)
  })
  again(FAULTS.signOut, () => hall.signOut(anyone(), chance.between(0.2, 5) * MINUTE))
  again(FAULTS.crash, () => {
    if (chance.happens(0.5)) hall.dieAtNextAppend(chance.pick(['before', 'after']))
    else hall.crash('the server dies')
  })
  again(FAULTS.clock, () => hall.jump(clockJump(chance)))
  again(FAULTS.rival, () => void write(hall, chance))
  again(FAULTS.malformed, () => malformed(hall, chance))
}

/** Another process on the same journal decides something by itself. */
async function write(hall: SimulatedHall, chance: Chance): Promise<void> {
  const rival = await hall.openRival()
  const { id: counter } = chance.pick(hall.config.counters)
  const queue = chance.pick(hall.config.queues.filter(({ identity }) => identity === 'free')).id
  const asked = issue(queue, { purpose: 'consult', source: 'guide' })
  const [who, intent] = chance.pick<readonly [string, Intent]>([
    [chance.pick(GUIDES), asked],
    [clerkOf(counter), { type: 'CallNext', counter }],
    [clerkOf(counter), { type: 'StartService', counter }],
  ])
  hall.happened('another process writes', { who, type: intent.type })
  const id = `rival-${String(chance.below(2 ** 32)).padStart(16, '0')}`
  await rival.enter(hall.people.get(who)!.actor!, { id, hall: hall.hall, age: 0, intent }, hall.hall)
}

/** Something that is no command, or one with something wrong in it. */
function malformed(hall: SimulatedHall, chance: Chance): void {
  const actors = [...hall.people.values()].flatMap(({ actor }): Actor[] => (actor === null ? [] : [actor]))
  const id = `malformed-${String(chance.below(2 ** 32)).padStart(16, '0')}`
  const raw = mangled(chance, { ...(hall.lastCommand() as object), id })
  hall.happened('a malformed message', null)
  void hall.server()?.enter(chance.pick(actors), raw, hall.hall)
}
