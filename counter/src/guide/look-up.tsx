import type { CancelReason, HallConfig, Ms, TicketId, WaitingEntry } from '@onehall/domain'
import { type FoundTicket, type Mirror, ROUTES, foundTicket } from '@onehall/protocol'
import { hourMinute } from '@onehall/ui'
import { Button, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useAsk } from '../shell/ask.tsx'
import { entriesOf } from '../shell/entries.ts'
import { useHall } from '../shell/hall.tsx'
import { Mark } from '../shell/mark.tsx'
import { rest } from '../shell/rest.ts'
import { useText } from '../texts/texts.ts'
import { asNumber, placeOf } from './line-place.ts'
import { PlaceCard } from './place-card.tsx'
import type { Issuing } from './use-issuing.ts'

interface LookUpProps {
  readonly room: Mirror
  readonly waiting: readonly WaitingEntry[]
  readonly issuing: Issuing
  readonly now: Ms
}

/** Where a number stands now (users.md V6); a visitor who gives up is taken out of the line here. */
export function LookUp({ room, waiting, issuing, now }: LookUpProps) {
  const t = useText()
  const { config } = useHall()
  const [typed, setTyped] = useState('')
  const [number, setNumber] = useState<string | null>(null)
  /** Looked up again, what was told before is asked anew. */
  const [round, setRound] = useState(0)
  const [cancelled, setCancelled] = useState<string | null>(null)
  const place = number === null ? null : placeOf(number, waiting)

  function find(): void {
    setCancelled(null)
    setRound(round + 1)
    setNumber(typed.trim() === '' ? null : asNumber(typed, seriesOf(config)))
  }
  async function cancel({ ticket, number: gone }: WaitingEntry, reason: CancelReason): Promise<void> {
    if (await issuing.cancel(ticket, reason)) setCancelled(gone)
  }

  return (
    <section className="look-up">
      <h2 className="column-title">{t('guide.lookUp')}</h2>
      <Form name="look-up" className="look-up-form" onFinish={find}>
        <Input
          value={typed}
          maxLength={14}
          autoComplete="off"
          className="number"
          placeholder="A015"
          aria-label={t('guide.number')}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button htmlType="submit">{t('guide.find')}</Button>
      </Form>
      <div aria-live="polite">
        {number === null ? null : cancelled === number ? (
          <p className="look-up-text">{t('guide.cancelled', { number })}</p>
        ) : place === null ? (
          <Elsewhere key={round} number={number} room={room} />
        ) : (
          <PlaceCard
            key={number}
            place={place}
            now={now}
            isBusy={issuing.pending > 0}
            onCancel={(reason) => void cancel(place.entry, reason)}
          />
        )}
      </div>
    </section>
  )
}

/** Who does not wait may stand at a counter, be on the way to one, be away for a moment, or have been missed. */
function Elsewhere({ number, room }: { readonly number: string; readonly room: Mirror }) {
  const t = useText()
  const { config } = useHall()
  const { ask, pending } = useAsk()
  const [did, setDid] = useState<'restored' | 'returned' | null>(null)
  const found = useFound(number)
  const at = entriesOf(room, 'counter').find((counter) => counter.number === number)?.counter
  const label = config.counters.find(({ id }) => id === at)?.label
  const called = found?.status === 'called' || found?.status === 'serving' ? found.counter : null
  const shown = found?.number ?? number

  async function bring(what: 'restored' | 'returned', ticket: TicketId): Promise<void> {
    const answer = await ask(
      what === 'restored' ? { type: 'RestoreMissed', ticket } : { type: 'ReturnHeld', ticket, counter: null },
    )
    if (answer?.ok) setDid(what)
  }
  const act = (what: 'restored' | 'returned', ticket: TicketId) => (
    <Button type="primary" loading={pending !== null} onClick={() => void bring(what, ticket)}>
      {t(what === 'restored' ? 'guide.restore' : 'guide.return', { number: shown })}
    </Button>
  )

  if (did !== null) return <p className="look-up-text">{t(`guide.${did}`, { number: shown })}</p>
  if (found?.status === 'missed') {
    const { restore, ticket } = found
    return (
      <div className="place">
        <p>
          <b className="number place-number">{shown}</b> <Mark tone="watch">{t('guide.missed')}</Mark>
        </p>
        <p>{restore === null ? t('guide.restoreNo') : t('guide.restoreHow', { n: restore.after })}</p>
        {restore !== null && <p>{act('restored', ticket)}</p>}
      </div>
    )
  }
  if (found?.status === 'held') {
    const { counter, until, ticket } = found
    return (
      <div className="place">
        <p>
          <b className="number place-number">{shown}</b> <Mark tone="info">{t('guide.held')}</Mark>
        </p>
        <p>
          {t('guide.heldBy', {
            label: counter ?? '',
            time: until === null ? '' : hourMinute(until, config.timeZone),
          })}
        </p>
        <p>{act('returned', ticket)}</p>
      </div>
    )
  }
  const text =
    label !== undefined
      ? t('guide.atCounter', { label })
      : called !== null
        ? t('guide.calledTo', { label: called })
        : t('guide.notWaiting', { number })
  return <p className="look-up-text">{text}</p>
}

type Found = Extract<FoundTicket, { kind: 'ticket' }>

/** What the hall says of a number now, typed or as a scanner reads it; null while it is not known, or there is none. */
function useFound(number: string): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let isHere = true
    const path = ROUTES.ticketByNumber.path.replace(':number', encodeURIComponent(number))
    void rest.get<FoundTicket>(path, foundTicket).then((answer) => {
      if (isHere) setFound(answer.ok && answer.value.kind === 'ticket' ? answer.value : null)
    })
    return () => void (isHere = false)
  }, [number])
  return found
}

/** The letters of all numbers of a day: those of the queues, and of the booked. */
const seriesOf = ({ queues, booking }: Pick<HallConfig, 'queues' | 'booking'>) =>
  booking === null ? queues : [...queues, { prefix: booking.prefix, digits: 3 as const }]
