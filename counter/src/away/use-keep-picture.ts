import type { Counter, HeldEntry, WaitingEntry } from '@onehall/domain'
import { useRoom } from '@onehall/ui'
import { useEffect, useRef } from 'react'
import type { DeskView } from '../counter/use-desk.ts'
import { entriesOf, entryOf } from '../shell/entries.ts'
import { useHall } from '../shell/hall.tsx'
import { type KeptHeld, type KeptWaiter, type Picture, bounded, keptConfig, picture } from './picture.ts'

/** At most once a second is anything written, … */
const LOOK_EVERY_MS = 1_000
/** … and so often at least, so that the picture says up to when it was true. */
const WRITE_EVERY_MS = 5_000

/** Keeps the last picture of the counter on the disk of this PC while the server is there and the counter is mine. */
export function useKeepPicture(counter: Counter, desk: DeskView | null, isLive: boolean): void {
  const { client, config, info } = useHall()
  const room = useRoom(client, `hall:${info.hall}`)
  const day = entryOf(room, 'day', 'day')?.day ?? null
  const seen = isLive && desk?.isMine === true && day !== null ? { desk, day, room } : null
  const newest = useRef(seen)
  useEffect(() => void (newest.current = seen))

  useEffect(() => {
    let written: { readonly of: unknown; readonly at: number } | null = null
    const look = (): void => {
      const now = newest.current
      const takenAt = client.serverNow()
      // What the page shows has not changed as long as its rooms are the same.
      const isDue = written === null || performance.now() - written.at >= WRITE_EVERY_MS
      if (now === null || takenAt === null || client.freshness.get().kind !== 'live') return
      if (!isDue && now.room === written?.of) return
      written = { of: now.room, at: performance.now() }
      const { hand, held, queues, waiting } = now.desk
      const counters = entriesOf(now.room, 'counter').filter(({ status }) => status !== 'closed')
      picture.set({
        v: 2,
        hall: info.hall,
        day: now.day as Picture['day'],
        counter: counter.id,
        staff: info.staff,
        staffNo: info.staffNo,
        config: keptConfig(config, queues),
        waiting: bounded(waiting.map(keptWaiter)),
        counters: counters.map(({ counter: id, status, queues: own }) => ({ counter: id, status, queues: own })),
        hand: hand === null || hand.walkIn ? null : pick(hand),
        held: held.filter((each) => each.counter === counter.id || each.back === 'any').map(keptHeld),
        takenAt,
        heardAt: Date.now(),
      })
    }
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [client, config, counter, info])
}

function pick({ ticket, number, item, purpose, status }: NonNullable<DeskView['hand']>): NonNullable<Picture['hand']> {
  return { ticket, number, item, purpose, status }
}

function keptHeld({ ticket, number, item, purpose, badge, class: cls, counter, until }: HeldEntry): KeptHeld {
  return { ticket, number, item, purpose, badge, class: cls, counter, until }
}

function keptWaiter(entry: WaitingEntry): KeptWaiter {
  const { ticket, number, queue, class: cls, badge, item, purpose, issuedAt, order, rank, bound, booking } = entry
  const slot = booking === null ? null : { from: booking.from, to: booking.to }
  return { ticket, number, queue, class: cls, badge, item, purpose, issuedAt, order, rank, bound, booking: slot }
}
