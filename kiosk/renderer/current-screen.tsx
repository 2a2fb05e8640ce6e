import { useLang } from '@onehall/ui'
import type { HallConfig } from '@onehall/domain'
import type { Screen } from './navigation.ts'
import { Appointment, Mine } from './screens/appointment.tsx'
import { Attract } from './screens/attract.tsx'
import { Book } from './screens/book.tsx'
import { Booked } from './screens/booked.tsx'
import { BookingCode } from './screens/booking-code.tsx'
import { Choose } from './screens/choose.tsx'
import { Consult, QueueTicket } from './screens/consult.tsx'
import { Find } from './screens/find.tsx'
import { Found } from './screens/found.tsx'
import { Bundle, Item } from './screens/item.tsx'
import { LayCard } from './screens/lay-card.tsx'
import { NotDone } from './screens/not-done.tsx'
import type { Ordering } from './screens/order.tsx'
import { Collect, DepartmentItems, GroupItems, Pictures } from './screens/pictures.tsx'
import { RefusedScreen } from './screens/refused.tsx'
import { Slots } from './screens/slots.tsx'
import type { Asking } from './use-asking.ts'
import { useKiosk } from './use-kiosk.ts'
import type { Way } from './use-path.ts'

/** What is asked for with the number of an appointment. */
const PLAIN = { purpose: 'handle', count: 1, forWhom: 'self', escort: false, withoutPaper: false } as const

/** The screen on which the visitor is, with what leads on from it. */
export function CurrentScreen({
  hall,
  way: { path, screen, go, instead, begin, back },
  first,
  asking,
  ordering,
  end,
}: {
  readonly hall: HallConfig
  readonly way: Way
  /** Where the choice begins. */
  readonly first: () => Screen
  readonly asking: Asking
  readonly ordering: Ordering
  readonly end: () => void
}) {
  const { state, elder } = useKiosk()
  const [language] = useLang()
  const { isTaking, isFinding, take } = asking
  switch (screen.at) {
    case 'attract':
    case 'number':
      return <Attract hall={hall} go={go} />
    case 'lay-card':
      return <LayCard withoutCard={() => (path.length > 2 ? back() : instead(first()))} />
    case 'choose':
      return <Choose hall={hall} go={go} tab={screen.tab} setTab={(tab) => instead({ at: 'choose', tab })} />
    case 'pictures':
      return <Pictures go={go} />
    case 'group':
      return screen.group === 'business' || screen.group === 'other' ? null : (
        <GroupItems hall={hall} go={go} group={screen.group} />
      )
    case 'department':
      return <DepartmentItems hall={hall} go={go} department={screen.department} />
    case 'collect':
      return <Collect hall={hall} go={go} />
    case 'consult':
      return <Consult hall={hall} ordering={ordering} />
    case 'bundle':
      return <Bundle hall={hall} ordering={ordering} bundle={screen.bundle} />
    case 'item':
      return <Item hall={hall} ordering={ordering} item={screen.item} />
    case 'queue':
      return <QueueTicket hall={hall} ordering={ordering} queue={screen.queue} purpose={screen.purpose} />
    case 'notice':
      return <RefusedScreen hall={hall} {...screen} ordering={ordering} back={back} />
    case 'find':
      return <Find hall={hall} find={asking.find} isBusy={isFinding} />
    case 'found':
      return (
        <Found
          answer={screen.answer}
          resuming={{
            isBusy: isFinding || isTaking,
            resume: asking.resume,
            leave: asking.leave,
            take,
            again: () => instead({ at: 'find' }),
            choose: () => instead(first()),
            end,
          }}
        />
      )
    case 'book':
      return <Book hall={hall} go={go} />
    case 'slots':
      return (
        <Slots
          hall={hall}
          screen={screen}
          choose={(day, from) => instead({ ...screen, day, from })}
          book={asking.book}
          isBusy={isFinding}
          layCard={ordering.layCard}
          back={back}
        />
      )
    case 'booked':
      return <Booked appointment={screen.appointment} print={screen.print} done={end} />
    case 'code':
      return <BookingCode find={asking.findAppointment} isBusy={isFinding} />
    case 'appointment': {
      const { code } = screen.appointment
      return (
        <Appointment
          appointment={screen.appointment}
          isBusy={isTaking || isFinding}
          checkIn={() => take({ target: { kind: 'booking', code }, ...PLAIN, elder, language })}
          cancel={() => asking.cancelAppointment(code)}
        />
      )
    }
    case 'mine':
      return <Mine appointments={state.appointments} show={(appointment) => go({ at: 'appointment', appointment })} />
    case 'not-done':
      return <NotDone answer={screen.answer} back={back} first={() => begin(first())} end={end} />
  }
}
