import { type BookingId, type Day, type TicketId, addDays } from '@onehall/domain'
import { anItem } from './arrivals.ts'
import { type Crowd, DAY, HOUR, MINUTE } from './crowd.ts'
import { GUIDES, KIOSKS } from './people.ts'
import { type Appointment, type Visitor, aVisitor, takeNumber, whatIsSaid } from './visitor.ts'

/** Share of a day's visitors who come by appointment, of those who do not come, and of those who say so (domain.md §3). */
export const BOOKED = 0.35
const NO_SHOW = 0.08
const SAYS_SO = 0.4
/** Share of those who were not served and come again with their slip. */
const COMES_AGAIN = 0.5

/** Somebody makes an appointment for tomorrow, and keeps it or not. */
export async function book(crowd: Crowd, today: Day): Promise<void> {
  const { chance, config, seat } = crowd
  const booking = config.booking!
  const item = anItem(chance, config)
  const slots = booking.slots.filter(({ queue }) => queue === item.queue)
  if (slots.length === 0) return
  const { from } = chance.pick(slots)
  const visitor = aVisitor(crowd, item, crowd.someone())
  const day = addDays(today, 1)
  const intent = { type: 'Book', queue: item.queue, item: item.key, day, from } as const
  const answer = await seat(chance.pick(chance.happens(0.5) ? KIOSKS : GUIDES)).ask(intent, visitor.person!)
  if (!answer.ok) return
  const appointment = { booking: answer.result['booking'] as BookingId, day, hour: Number(from.slice(0, 2)), visitor }
  keep(crowd, appointment)
}

function keep(crowd: Crowd, { booking, hour, visitor }: Appointment): void {
  const { time, chance, seat, timeOfDay } = crowd
  const slot = DAY - timeOfDay() + hour * HOUR
  if (chance.happens(NO_SHOW)) {
    const kiosk = chance.pick(KIOSKS)
    if (chance.happens(SAYS_SO))
      time.after(chance.between(0, slot), () => void seat(kiosk).ask({ type: 'CancelBooking', booking, reason: null }))
    return
  }
  // Most come a little early; some too early, some too late.
  time.after(slot + chance.between(-35, 25) * MINUTE, () => {
    const said = whatIsSaid(crowd, visitor, false, false)
    void takeNumber(crowd, visitor, chance.pick(KIOSKS), { type: 'CheckIn', booking, ...said })
  })
}

/** Who waited until the evening in vain comes again in the morning. */
export function comeAgain(crowd: Crowd): void {
  const { time, chance, visitors, timeOfDay } = crowd
  const morning = DAY - timeOfDay() + 8.3 * HOUR
  for (const [ticket, visitor] of visitors) {
    visitors.delete(ticket)
    if (visitor.isServed || visitor.isGone || !chance.happens(COMES_AGAIN)) continue
    time.after(morning + chance.between(0, 3) * HOUR, () => redeem(crowd, ticket as TicketId, visitor))
  }
}

function redeem(crowd: Crowd, slip: TicketId, visitor: Visitor): void {
  const again = { ...visitor, isBack: false, comesAt: 1 }
  void takeNumber(crowd, again, crowd.chance.pick(KIOSKS), { type: 'RedeemSlip', slip, source: 'kiosk' })
}
