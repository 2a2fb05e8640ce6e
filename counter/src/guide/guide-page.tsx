import type { CancelReason, Day, QueueEntry, TicketId } from '@onehall/domain'
import { useRoom, useServerClock } from '@onehall/ui'
import { Result, Segmented } from 'antd'
import { useState } from 'react'
import { LookUp } from '../look-up/look-up.tsx'
import { HallStandstill } from '../manager/hall-standstill.tsx'
import { useAsk } from '../shell/ask.tsx'
import { entriesOf, entryOf } from '../shell/entries.ts'
import { HallLoading } from '../shell/hall-wait.tsx'
import { useHall } from '../shell/hall.tsx'
import { useRooms } from '../shell/rooms.ts'
import { ofThisTab, useStored } from '../shell/stored.ts'
import { useToday } from '../shell/today.ts'
import { useText } from '../texts/texts.ts'
import { Appointments } from './appointments.tsx'
import { Board } from './board.tsx'
import { type Booked, BookForm } from './book-form.tsx'
import { BookedCard } from './booked-card.tsx'
import { Burst } from './burst.tsx'
import { ConcernList } from './concern-list.tsx'
import { IssueForm } from './issue-form.tsx'
import { IssuedCard } from './issued-card.tsx'
import { LastNumbers } from './last-numbers.tsx'
import { PlaceActs } from './place-acts.tsx'
import { PlaceCancel } from './place-cancel.tsx'
import { useIssuing } from './use-issuing.ts'
import type { What } from './what-select.tsx'
import './guide.css'

/** Numbers of today one by one or in a burst; appointments for other days, and those of today. */
const MODES = ['one', 'burst', 'book', 'booked'] as const
type Mode = (typeof MODES)[number]

/** The guide desk (导办台): numbers for those without papers or phone, and where everybody stands. */
export function GuidePage() {
  const t = useText()
  const { client, config, info } = useHall()
  const [mode, setMode] = useStored<Mode>('onehall.guide.mode', 'one', ofThisTab)
  /** What a visitor who was warned books instead. */
  const [wanted, want] = useState<What | null>(null)
  const [booked, setBooked] = useState<Booked | null>(null)
  const room = useRoom(client, `guide:${info.hall}`)
  const lines = useRooms(config.queues.map(({ id }) => `queue:${info.hall}:${id}`))
  const now = useServerClock(client) ?? 0
  const today = useToday()
  const counters = entriesOf(room, 'counter')
  const queues = config.queues.flatMap(({ id }): readonly QueueEntry[] => {
    const entry = entryOf(room, 'queue', `queue/${id}`)
    return entry === null ? [] : [entry]
  })
  const issuing = useIssuing(queues, counters)
  const asking = useAsk()
  if (room === null) return <HallLoading />
  const waiting = lines.flatMap((line) => entriesOf(line, 'waiting'))
  const hallDay = entryOf(room, 'day', 'day')
  const hall = { day: hallDay, queues, counters }
  const isOpen = hallDay?.status === 'open'
  const day = (hallDay?.day ?? today) as Day
  const offered = MODES.filter((each) => config.booking !== null || each === 'one' || each === 'burst')
  const modes = offered.map((value) => ({ value, label: t(`guide.mode.${value}`) }))
  function choose(to: Mode): void {
    want(null)
    setMode(to)
  }
  const cancelOf = (ticket: TicketId, number: string, onDone: (words: string) => void) => (reason: CancelReason) =>
    void issuing.cancel(ticket, reason).then((isGone) => isGone && onDone(t('guide.cancelled', { number })))
  function bookInstead(what: What): void {
    want(what)
    setMode('book')
  }
  return (
    <div className="guide">
      {hallDay?.suspended && (
        <div className="guide-standstill">
          <HallStandstill why={hallDay.suspended} now={now} asking={asking} />
        </div>
      )}
      <section className="guide-issue">
        <header>
          <h1 className="column-title">{t(mode === 'book' || mode === 'booked' ? 'guide.bookings' : 'guide.issue')}</h1>
          <Segmented name="mode" aria-label={t('guide.mode')} options={modes} value={mode} onChange={choose} />
        </header>
        {mode === 'book' ? (
          <BookForm key={wanted} what={wanted} onBooked={setBooked} />
        ) : !isOpen ? (
          <Result status="info" title={t('guide.hallClosed')} subTitle={t('guide.hallClosedHelp')} />
        ) : mode === 'one' ? (
          <IssueForm issuing={issuing} hall={hall} />
        ) : mode === 'booked' ? (
          <Appointments issuing={issuing} />
        ) : (
          <Burst issuing={issuing} hall={hall} />
        )}
      </section>
      <section className="guide-given">
        {mode === 'book' ? <BookedCard booked={booked} /> : <IssuedCard issuing={issuing} onBook={bookInstead} />}
        <LastNumbers issuing={issuing} waiting={waiting} />
      </section>
      <section className="guide-hall">
        <ConcernList room={room} now={now} />
        <section>
          <h2 className="column-title">{t('guide.lookUp')}</h2>
          <LookUp
            rooms={[room]}
            day={day}
            queues={queues}
            waiting={waiting}
            now={now}
            at={null}
            isBusy={issuing.pending > 0}
            redeem={async (slip) => (await issuing.redeem(slip))?.number ?? null}
          >
            {({ ticket, number }, entry, onDone) => (
              <>
                {entry && <PlaceActs entry={entry} now={now} />}
                <PlaceCancel number={number} isBusy={issuing.pending > 0} onCancel={cancelOf(ticket, number, onDone)} />
              </>
            )}
          </LookUp>
        </section>
        <Board day={day} queues={queues} counters={counters} now={now} />
        {isOpen && hallDay.suspended === null && <HallStandstill why={null} now={now} asking={asking} />}
      </section>
    </div>
  )
}
