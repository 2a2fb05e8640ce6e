import type { SimulatedHall } from './hall.ts'
import { GUIDES, KIOSKS, MANAGER, clerkOf, handlerOf, wallOf } from './people.ts'
import { type Seat, makeSeat } from './seat.ts'
import { type WallVoice, makeWallVoice } from './wall.ts'

/** One counter in so many also looks at the lines of its queues. */
const LOOKS_AT_LINES = 24

/** Puts every screen and device into the hall, with the rooms it watches; returns whose is whose, and what the walls said. */
export function furnish({ hall, config, time, network, seats, witness, fail, offices }: SimulatedHall) {
  const { dial, lostSince } = network
  const put = (who: string, rooms: readonly string[]): void =>
    void seats.set(who, makeSeat({ who, hall, rooms, time, dial, lostSince }))

  for (const kiosk of KIOSKS) put(kiosk, [])
  const [lines, floor, ...others] = GUIDES as [string, string, ...string[]]
  put(
    lines,
    config.queues.map(({ id }) => `queue:${hall}:${id}`),
  )
  put(floor, [`guide:${hall}`])
  for (const guide of others) put(guide, [])
  put(MANAGER, [`manager:${hall}`])
  put(wallOf('hall'), [`hall:${hall}`])
  const voices = new Map<string, WallVoice>()
  for (const { id: zone } of config.zones) {
    const who = wallOf(zone)
    const voice = makeWallVoice(who, time, (key) => witness.calls.has(key), fail)
    voices.set(zone, voice)
    const seat = makeSeat({
      who,
      hall,
      rooms: [`zone:${hall}:${zone}`],
      time,
      dial,
      lostSince,
      onChange: (_room, mirror, client) => voice.feed(mirror, client),
    })
    const reload = (): void => {
      voice.reload()
      seat.reload()
    }
    seats.set(who, { ...seat, reload })
  }
  for (const [n, { id, queues }] of config.counters.entries()) {
    const looks = n % LOOKS_AT_LINES === 0 ? queues : []
    put(clerkOf(id), [`counter:${hall}:${id}`, ...looks.map((queue) => `queue:${hall}:${queue}`)])
  }
  for (const department of offices) put(handlerOf(department), [`office:${hall}:${department}`])

  return {
    seat(who: string): Seat {
      const seat = seats.get(who)
      if (seat === undefined) throw new Error(`${who} is not in the hall`)
      return seat
    },
    /** The first call, but those taken back, that the wall of its zone never said; a recall may take the place of one in line. */
    unsaid(): string | null {
      for (const [key, zone] of witness.calls) {
        const [call, times] = key.split('/') as [string, string]
        if (witness.withdrawn.has(call)) continue
        const said = voices.get(zone)!.spoken
        if (!said.has(key) && !said.has(`${call}/${Number(times) + 1}`)) return key
      }
      return null
    },
  }
}
