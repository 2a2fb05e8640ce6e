import type { ItemKey } from '@onehall/domain'
import { useLang } from '@onehall/ui'
import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { AppointmentNow } from '../bridge/appointment.ts'
import type { KioskState } from '../bridge/state.ts'
import type { KioskBridge } from '../bridge/verbs.ts'
import { CurrentScreen } from './current-screen.tsx'
import { Bar, Frame, Strip } from './frame.tsx'
import type { Screen } from './navigation.ts'
import { GuideHelp } from './parts/guide-help.tsx'
import { StillThere } from './parts/still-there.tsx'
import { CardLeft } from './screens/card-left.tsx'
import { Evacuated } from './screens/evacuated.tsx'
import { isUsable, LinkScreen } from './screens/link.tsx'
import { NumberScreen } from './screens/number.tsx'
import type { Ordering } from './screens/order.tsx'
import { useAsking } from './use-asking.ts'
import { useCountdown } from './use-countdown.ts'
import { KioskContext, useText } from './use-kiosk.ts'
import { usePath } from './use-path.ts'
import { useScan } from './use-scan.ts'
import { useCallForCard, useSpokenTicket, type Voice } from './use-voice.ts'

/** Untouched so long, the visitor is asked whether to go on; unanswered so long, everything is cleared (screens.md, users.md V4). */
const IDLE_SECONDS = 30
const STILL_SECONDS = 20
/** After printing (domain.md §5.2, users.md V4). */
const AFTER_PRINT = { normal: 5, elder: 20 } as const
/** A number without paper may be confirmed for a minute; then it is void, and that is shown a while. */
const CONFIRM_SECONDS = 70
const BOOKING_CODE = /^[0-9]{6}$/

/** One visit, from the first touch or card until the visitor has gone. */
export function Visit({
  state,
  bridge: carrier,
  portrait,
  voice,
}: {
  readonly state: KioskState
  readonly bridge: KioskBridge
  readonly portrait: boolean
  readonly voice: Voice
}) {
  const t = useText()
  const [lang, setLang] = useLang()
  const [elder, setElder] = useState(false)
  const bridge = useMemo(() => carrier.inVisit(state.visit), [carrier, state.visit])
  const kiosk = useMemo(
    () => ({ state, bridge, elder, portrait, speak: voice.speak }),
    [state, bridge, elder, portrait, voice.speak],
  )
  const way = usePath()
  const { path, screen, go, instead, begin } = way
  // With the host's next word the next visit begins, and nothing of this one is left.
  const end = (): void => void bridge.endVisit().catch(() => {})
  const asking = useAsking(bridge, way, end)
  const { isTaking, isFinding } = asking
  /** What else is done with the same number. */
  const [basket, setBasket] = useState<readonly ItemKey[]>([])
  const [asksStill, setAsksStill] = useState(false)
  const [showsGuide, setShowsGuide] = useState(false)
  const { hall, card, ticket, reader, appointments } = state
  const hasCard = card !== null
  const hasTicket = ticket !== null
  const first = (): Screen => (elder ? { at: 'pictures' } : { at: 'choose', tab: 'frequent' })
  const isBegun = screen.at !== 'attract'
  // Before the first screen there is nobody: whose card was read does not stay behind it.
  const isAtFirst = hasCard && path.length === 2
  const isEvacuated = state.standstill?.evacuated === true
  const showAppointment = (appointment: AppointmentNow): void => go({ at: 'appointment', appointment })

  useLayoutEffect(() => {
    document.documentElement.classList.toggle('elder', elder)
  }, [elder])
  useLayoutEffect(
    () => () => {
      document.documentElement.classList.remove('elder')
      setLang('zh')
    },
    // eslint-disable-next-line react/exhaustive-deps -- once, at the end: the next visitor begins as everybody does
    [],
  )

  useScan((code) => {
    if (hall !== null && isUsable(state) && !hasTicket && !isTaking && !isFinding && !isEvacuated)
      (BOOKING_CODE.test(code) ? asking.findAppointment : asking.find)(code)
  })

  // A card that was laid down leads on from wherever the visitor is; one that is forgotten ends its visit.
  useEffect(() => {
    if (!hasCard) return
    if (screen.at === 'attract') begin(first())
    else if (screen.at === 'lay-card') {
      if (path.length > 2) way.back()
      else begin(first())
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
    if (hasTicket) begin({ at: 'number' })
    // eslint-disable-next-line react/exhaustive-deps -- only the ticket's coming counts; it goes with the visit
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
  // Somebody who only turned the letters large, or the language, has gone as well.
  const isTouched = isBegun || elder || lang !== 'zh'
  const left = useCountdown(
    isTouched && !asksStill && !isTaking && !isFinding && !isPrinting,
    onNumber ? numberSeconds : IDLE_SECONDS,
    `${screen.at}/${ticket?.print}/${String(ticket?.acknowledged)}`,
    () => (onNumber || !isBegun ? end() : setAsksStill(true)),
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
    take: asking.take,
    isTaking,
    layCard: () => go({ at: 'lay-card' }),
    basket,
    also: (item) => {
      setBasket(basket.includes(item) ? basket : [...basket, item])
      begin(first())
    },
    answerWarning: asking.answerWarning,
    bookInstead: ({ queue, item }) => go({ at: 'slots', queue, item, day: null, from: null }),
  }
  const body = (): React.ReactNode => {
    if (isEvacuated) return <Evacuated />
    if (onNumber && hasTicket) return <NumberScreen ticket={ticket} done={end} />
    if (hall === null || !isUsable(state)) return <LinkScreen link={state.link} />
    if (isLeft) return <CardLeft alarm={reader.forgotten === 'alarm'} />
    return <CurrentScreen hall={hall} way={way} first={first} asking={asking} ordering={ordering} end={end} />
  }

  return (
    <KioskContext.Provider value={kiosk}>
      <Frame
        bar={
          <Bar
            canGoBack={path.length > 1 && !onNumber}
            back={isAtFirst ? end : way.back}
            end={isBegun ? end : null}
            secondsLeft={isPrinting || isTaking ? null : left}
            setElder={(next) => {
              setElder(next)
              if (screen.at === 'choose' || screen.at === 'pictures') {
                instead(next ? { at: 'pictures' } : { at: 'choose', tab: 'frequent' })
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
                    begin({ at: 'pictures' })
                  }
                : null
            }
          />
        )}
        {body()}
        {asksStill && <StillThere secondsLeft={stillLeft} goOn={() => setAsksStill(false)} end={end} />}
        {showsGuide && <GuideHelp close={() => setShowsGuide(false)} />}
      </Frame>
    </KioskContext.Provider>
  )
}
