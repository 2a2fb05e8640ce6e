import type { ItemKey } from '@onehall/domain'
import { useLang } from '@onehall/ui'
import { useEffect, useMemo, useReducer, useState } from 'react'
import type {
  AppointmentNow,
  BookRequest,
  FindAnswer,
  KioskBridge,
  KioskState,
  TakeAnswer,
  TicketRequest,
} from '../bridge.ts'
import type { Bookable } from './bookable.ts'
import { Bar, Frame, Strip } from './frame.tsx'
import { ATTRACT, walk, type Screen } from './navigation.ts'
import { Dialog } from './parts/dialog.tsx'
import { Notice } from './parts/notice.tsx'
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
import { isUsable, LinkScreen } from './screens/link.tsx'
import { NotDone } from './screens/not-done.tsx'
import { NumberScreen } from './screens/number.tsx'
import type { Ordering } from './screens/order.tsx'
import { Collect, DepartmentItems, GroupItems, Pictures } from './screens/pictures.tsx'
import { RefusedScreen } from './screens/refused.tsx'
import { Slots } from './screens/slots.tsx'
import { useScan } from './use-scan.ts'
import { useCountdown } from './use-countdown.ts'
import { KioskContext, usePortrait, useText, type Kiosk, type KioskMirror } from './use-kiosk.ts'
import { useCallForCard, useSpokenTicket, useVoice } from './use-voice.ts'

/** Untouched so long, the visitor is asked whether to go on; unanswered so long, everything is cleared (screens.md, users.md V4). */
const IDLE_SECONDS = 30
const STILL_SECONDS = 20
/** After printing (domain.md §5.2, users.md V4). */
const AFTER_PRINT = { normal: 5, elder: 20 } as const
/** A number without paper may be confirmed for a minute; then it is void, and that is shown a while. */
const CONFIRM_SECONDS = 70
const BOOKING_CODE = /^[0-9]{6}$/
/** What is asked for with the number of an appointment. */
const PLAIN = { purpose: 'handle', count: 1, forWhom: 'self', escort: false, withoutPaper: false } as const

export function App({ mirror, bridge }: { readonly mirror: KioskMirror; readonly bridge: KioskBridge }) {
  const [elder, setElder] = useState(false)
  const portrait = usePortrait()
  useEffect(() => {
    document.documentElement.classList.toggle('elder', elder)
  }, [elder])
  const [, setLang] = useLang()
  const { state, there } = mirror
  useEffect(() => {
    if (there) return
    setElder(false)
    setLang('zh')
    // eslint-disable-next-line react/exhaustive-deps -- the next visitor begins as everybody does
  }, [there])
  const kiosk = useMemo<Kiosk | null>(
    () => (state === null ? null : { state, bridge, elder, portrait }),
    [state, bridge, elder, portrait],
  )
  if (!there) return <NoHost />
  if (kiosk === null) return null
  return (
    <KioskContext.Provider value={kiosk}>
      <Visit state={kiosk.state} bridge={bridge} elder={elder} setElder={setElder} />
    </KioskContext.Provider>
  )
}

function NoHost() {
  return (
    <div className="frame">
      <main className="main">
        <LinkScreen link="no-host" />
      </main>
    </div>
  )
}

/** One visitor after the other. */
function Visit({
  state,
  bridge,
  elder,
  setElder,
}: {
  readonly state: KioskState
  readonly bridge: KioskBridge
  readonly elder: boolean
  readonly setElder: (elder: boolean) => void
}) {
  const t = useText()
  const [lang, setLang] = useLang()
  const [path, move] = useReducer(walk, ATTRACT)
  const [isTaking, setTaking] = useState(false)
  const [isFinding, setFinding] = useState(false)
  /** What else is done with the same number. */
  const [basket, setBasket] = useState<readonly ItemKey[]>([])
  const [asksStill, setAsksStill] = useState(false)
  const [showsGuide, setShowsGuide] = useState(false)
  const voice = useVoice(lang)
  const screen = path.at(-1)!
  const { hall, card, ticket, reader, appointments } = state
  const hasCard = card !== null
  const hasTicket = ticket !== null
  const go = (to: Screen): void => move({ move: 'go', to })
  const first = (): Screen => (elder ? { at: 'pictures' } : { at: 'choose', tab: 'frequent' })
  const isBegun = screen.at !== 'attract'
  const isEvacuated = state.standstill?.evacuated === true

  function end(): void {
    setAsksStill(false)
    setShowsGuide(false)
    setTaking(false)
    setFinding(false)
    setBasket([])
    setElder(false)
    setLang('zh')
    move({ move: 'end' })
    void bridge.endVisit().catch(() => {})
  }

  const take = (request: TicketRequest): Promise<void> => taking(request, () => bridge.takeTicket(request))

  async function taking(request: TicketRequest, ask: () => Promise<TakeAnswer>): Promise<void> {
    setTaking(true)
    const answer = await ask().catch(() => ({ kind: 'server-away' }) as const)
    setTaking(false)
    // A number appears by itself, with the state.
    if (answer.kind === 'taken') setBasket([])
    else if (answer.kind === 'left') end()
    else move({ move: screen.at === 'notice' ? 'instead' : 'go', to: { at: 'notice', answer, request } })
  }

  async function finding(ask: () => Promise<FindAnswer>): Promise<void> {
    setFinding(true)
    const answer = await ask().catch(() => ({ kind: 'server-away' }) as const)
    setFinding(false)
    move({ move: 'begin', to: { at: 'found', answer } })
  }
  const find = (code: string): void => void finding(() => bridge.findTicket({ code }))

  /** Something is asked about an appointment; what comes of it is shown. */
  async function working(ask: () => Promise<Screen>): Promise<void> {
    setFinding(true)
    const to = await ask().catch((): Screen => ({ at: 'not-done', answer: { kind: 'server-away' } }))
    setFinding(false)
    move({ move: to.at === 'booked' ? 'begin' : 'go', to })
  }
  const findAppointment = (code: string): void =>
    void working(async () => {
      const answer = await bridge.findAppointment({ code })
      return answer.kind === 'appointment'
        ? { at: 'appointment', appointment: answer.appointment }
        : { at: 'not-done', answer }
    })
  const book = (request: BookRequest): void =>
    void working(async () => {
      const answer = await bridge.book(request)
      return answer.kind === 'booked' ? { ...answer, at: 'booked' } : { at: 'not-done', answer }
    })
  const cancelAppointment = (code: string): void =>
    void working(async () => ({ at: 'not-done', answer: await bridge.cancelAppointment({ code }) }))
  const goToSlots = ({ queue, item }: Bookable): void => go({ at: 'slots', queue, item, day: null, from: null })
  const showAppointment = (appointment: AppointmentNow): void => go({ at: 'appointment', appointment })

  useScan((code) => {
    if (hall !== null && isUsable(state) && !hasTicket && !isTaking && !isFinding && !isEvacuated)
      (BOOKING_CODE.test(code) ? findAppointment : find)(code)
  })

  // A card that was laid down leads on from wherever the visitor is; one that is forgotten ends its visit.
  useEffect(() => {
    if (!hasCard) return
    if (screen.at === 'attract') move({ move: 'begin', to: first() })
    else if (screen.at === 'lay-card') {
      if (path.length > 2) move({ move: 'back' })
      else move({ move: 'begin', to: first() })
    }
    // eslint-disable-next-line react/exhaustive-deps -- only the card's coming counts, not where the visitor goes afterwards
  }, [hasCard])

  // Who is expected now gets the number with one tap.
  const expected = appointments.find(({ checkIn }) => checkIn === 'open' || checkIn === 'late')
  useEffect(() => {
    const isChoosing = (screen.at === 'choose' || screen.at === 'pictures') && path.length === 2
    if (expected !== undefined && isChoosing) showAppointment(expected)
    // eslint-disable-next-line react/exhaustive-deps -- only that one is known counts, not where the visitor goes afterwards
  }, [appointments])

  useEffect(() => {
    if (hasTicket) move({ move: 'begin', to: { at: 'number' } })
    else if (screen.at === 'number') move({ move: 'end' })
    // eslint-disable-next-line react/exhaustive-deps -- only the ticket's coming and going count
  }, [hasTicket])

  useEffect(() => {
    if (isEvacuated && isBegun) end()
    // eslint-disable-next-line react/exhaustive-deps -- only that everybody leaves counts
  }, [isEvacuated])

  const isPrinting = ticket?.print === 'printing'
  const waitsForNote = hasTicket && (ticket.print === 'refused' || ticket.print === 'unknown') && !ticket.acknowledged
  const numberSeconds =
    waitsForNote || ticket?.print === 'void' ? CONFIRM_SECONDS : AFTER_PRINT[elder ? 'elder' : 'normal']
  const onNumber = screen.at === 'number'
  const left = useCountdown(
    isBegun && !asksStill && !isTaking && !isFinding && !isPrinting,
    onNumber ? numberSeconds : IDLE_SECONDS,
    `${screen.at}/${ticket?.print}/${String(ticket?.acknowledged)}`,
    () => (onNumber ? end() : setAsksStill(true)),
  )
  const stillLeft = useCountdown(asksStill, STILL_SECONDS, 'still', end, false)

  const isLeft = reader.forgotten !== 'no' && screen.at === 'attract'
  useCallForCard(isLeft, t('card.take'), voice)
  useSpokenTicket(elder, ticket, lang, voice)

  // In elder mode fewer things at a time: who is there is said where the choice begins.
  const isChoosing = screen.at === 'choose' || screen.at === 'pictures' || screen.at === 'group'
  const isTold = onNumber || screen.at === 'booked' || screen.at === 'notice'
  const showsCard = isBegun && !isTold && (!elder || isChoosing)
  const ordering: Ordering = {
    take: (request) => void take(request),
    isTaking,
    layCard: () => go({ at: 'lay-card' }),
    basket,
    also: (item) => {
      setBasket(basket.includes(item) ? basket : [...basket, item])
      move({ move: 'begin', to: first() })
    },
    answerWarning: (request, goOn) => void taking(request, () => bridge.answerWarning({ goOn })),
    bookInstead: (bookable) => {
      // A number of which was warned waits for a word: it is left for the appointment.
      void bridge.answerWarning({ goOn: false }).catch(() => {})
      goToSlots(bookable)
    },
  }
  const body = (): React.ReactNode => {
    if (isEvacuated) return <Evacuated />
    if (onNumber && ticket !== null) return <NumberScreen ticket={ticket} done={end} />
    if (hall === null || !isUsable(state)) return <LinkScreen link={state.link} />
    if (isLeft) return <CardLeft alarm={reader.forgotten === 'alarm'} />
    switch (screen.at) {
      case 'attract':
      case 'number':
        return <Attract hall={hall} go={go} />
      case 'lay-card':
        return (
          <LayCard
            speak={voice.speak}
            withoutCard={() => (path.length > 2 ? move({ move: 'back' }) : move({ move: 'instead', to: first() }))}
          />
        )
      case 'choose':
        return (
          <Choose
            hall={hall}
            go={go}
            tab={screen.tab}
            setTab={(tab) => move({ move: 'instead', to: { at: 'choose', tab } })}
          />
        )
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
      case 'find':
        return <Find hall={hall} find={find} isBusy={isFinding} />
      case 'found':
        return (
          <Found
            answer={screen.answer}
            resuming={{
              isBusy: isFinding || isTaking,
              resume: (how) => void finding(() => bridge.resumeFound({ how })),
              take: (request) => void take(request),
              again: () => move({ move: 'instead', to: { at: 'find' } }),
              choose: () => move({ move: 'instead', to: first() }),
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
            choose={(day, from) => move({ move: 'instead', to: { ...screen, day, from } })}
            book={book}
            isBusy={isFinding}
            layCard={() => go({ at: 'lay-card' })}
            back={() => move({ move: 'back' })}
          />
        )
      case 'booked':
        return <Booked appointment={screen.appointment} print={screen.print} done={end} />
      case 'code':
        return <BookingCode find={findAppointment} isBusy={isFinding} />
      case 'appointment': {
        const { appointment } = screen
        return (
          <Appointment
            appointment={appointment}
            isBusy={isTaking || isFinding}
            checkIn={() =>
              void take({ target: { kind: 'booking', code: appointment.code }, ...PLAIN, elder, language: lang })
            }
            cancel={() => cancelAppointment(appointment.code)}
          />
        )
      }
      case 'mine':
        return <Mine appointments={appointments} show={showAppointment} />
      case 'not-done':
        return (
          <NotDone
            answer={screen.answer}
            back={() => move({ move: 'back' })}
            first={() => move({ move: 'begin', to: first() })}
            end={end}
          />
        )
      case 'notice':
        return <RefusedScreen hall={hall} {...screen} ordering={ordering} back={() => move({ move: 'back' })} />
    }
  }

  return (
    <Frame
      bar={
        <Bar
          canGoBack={path.length > 1 && !onNumber}
          back={() => move({ move: 'back' })}
          end={isBegun ? end : null}
          secondsLeft={isPrinting || isTaking ? null : left}
          setElder={(next) => {
            setElder(next)
            if (screen.at === 'choose' || screen.at === 'pictures') {
              move({ move: 'instead', to: next ? { at: 'pictures' } : { at: 'choose', tab: 'frequent' } })
            }
          }}
          callGuide={() => setShowsGuide(true)}
        />
      }
    >
      {showsCard && (
        <Strip
          card={card}
          showMine={
            appointments.length === 0 || screen.at === 'mine' || screen.at === 'appointment'
              ? null
              : () => (appointments.length === 1 ? showAppointment(appointments[0]!) : go({ at: 'mine' }))
          }
          offerElder={
            card?.elder === true && !elder
              ? () => {
                  setElder(true)
                  move({ move: 'begin', to: { at: 'pictures' } })
                }
              : null
          }
        />
      )}
      {body()}
      {asksStill && (
        <Dialog
          title={t('still.title')}
          actions={
            <>
              <button type="button" className="button button-large button-primary" onClick={() => setAsksStill(false)}>
                {t('still.yes')}
              </button>
              <button type="button" className="button button-large" onClick={end}>
                {t('still.no')}
              </button>
            </>
          }
        >
          {t('still.more', { seconds: stillLeft })}
        </Dialog>
      )}
      {showsGuide && (
        <Dialog
          title={t('guide.title')}
          actions={
            <button type="button" className="button button-large button-primary" onClick={() => setShowsGuide(false)}>
              {t('guide.close')}
            </button>
          }
        >
          <p>{t('guide.text')}</p>
          {hall !== null && <p>{t('guide.phone', { phone: hall.phone })}</p>}
          <p className="hint">{t('guide.honest')}</p>
        </Dialog>
      )}
    </Frame>
  )
}

function Evacuated() {
  const t = useText()
  return (
    <Notice icon="warning" tone="danger" title={t('evacuated.title')}>
      {t('evacuated.more')}
    </Notice>
  )
}

function CardLeft({ alarm }: { readonly alarm: boolean }) {
  const t = useText()
  return (
    <Notice icon="card" tone={alarm ? 'danger' : 'warning'} title={alarm ? t('card.take.left') : t('card.take')}>
      {alarm && t('card.take.help')}
    </Notice>
  )
}
