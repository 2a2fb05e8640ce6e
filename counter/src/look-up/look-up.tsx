import type { Day, Ms, QueueEntry, WaitingEntry } from '@onehall/domain'
import { type FoundTicket, type Mirror, refusalText } from '@onehall/protocol'
import { Button, Form, Input, type InputRef } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { entriesOf } from '../shell/entries.ts'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { type AtCounter, AwayCard } from './away-card.tsx'
import { CarriedCard, type FoundSlip } from './carried-card.tsx'
import { PlaceCard } from './place-card.tsx'
import { asNumber, seriesOf } from './ticket-number.ts'
import { type Asked, useFound } from './use-found.ts'
import './look-up.css'

interface LookUpProps {
  /** What tells that something became of a number. */
  readonly rooms: readonly (Mirror | null)[]
  /** The day of the hall. */
  readonly day: Day
  readonly queues: readonly QueueEntry[]
  readonly waiting: readonly WaitingEntry[]
  readonly now: Ms
  /** Null at the guide desk. */
  readonly at: AtCounter | null
  readonly isBusy: boolean
  /** The priority number that a number of an earlier day gives; null where it was refused. */
  readonly redeem: (slip: FoundSlip) => Promise<string | null>
  /** What can be done for who waits; `onDone` says what was. */
  readonly children: (found: FoundNumber, entry: WaitingEntry | null, onDone: (words: string) => void) => ReactNode
}

/** Where a number stands now (users.md V6), and what can be done for who holds it; also with one of the days before. */
export function LookUp({ rooms, day, queues, waiting, now, at, isBusy, redeem, children }: LookUpProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const field = useRef<InputRef>(null)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<Asked | null>(null)
  /** How often something was refused, because it was not as it stood here. */
  const [refusals, setRefusals] = useState(0)
  /** What was done with the number that was looked up, in words. */
  const [did, setDid] = useState<string | null>(null)
  const found = useFound(asked, day, `${refusals} ${pulseOf(asked, rooms, queues, waiting)}`)

  // The button that was pressed is gone: the next number is typed or scanned over this one.
  useEffect(() => {
    if (did !== null) field.current?.focus({ cursor: 'all' })
  }, [did])

  function find(isEarlier = false): void {
    setDid(null)
    const number = asNumber(typed, seriesOf(config))
    setAsked(number === '' ? null : { number, isEarlier })
    field.current?.select()
  }

  function shown() {
    if (asked === null || found === null) return null
    const { number } = asked
    if (did !== null) return <p className="look-up-text">{did}</p>
    if (found === 'none') return <p className="look-up-text">{t('guide.notWaiting', { number })}</p>
    if ('reason' in found) return <p className="look-up-text">{say(refusalText(found))}</p>
    if (found.kind === 'slip')
      return <CarriedCard slip={found} day={day} isBusy={isBusy} redeem={redeem} onDone={setDid} />
    if (found.status === 'missed' || found.status === 'held')
      return <AwayCard found={found} at={at} onDone={setDid} onRefused={() => setRefusals((before) => before + 1)} />
    if (found.status !== 'waiting') {
      const label = found.counter ?? ''
      const where = found.status === 'called' ? 'guide.calledTo' : 'guide.atCounter'
      return <p className="look-up-text">{t(where, { label })}</p>
    }
    const entry = waiting.find(({ ticket }) => ticket === found.ticket) ?? null
    const all = queues.find(({ queue }) => queue === found.queue)?.waiting ?? 0
    return (
      <PlaceCard key={found.ticket} found={found} entry={entry} all={all} now={now}>
        {children(found, entry, setDid)}
      </PlaceCard>
    )
  }

  const isOfToday = found !== null && found !== 'none' && 'kind' in found && found.kind === 'ticket'
  return (
    <div className="look-up">
      <Form className="look-up-form" onFinish={() => find()}>
        <Input
          ref={field}
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
      <div aria-live="polite">{shown()}</div>
      {isOfToday && did === null && config.rules.slipDays > 0 && (
        <Button type="link" size="small" className="look-up-earlier" onClick={() => find(true)}>
          {t('guide.earlier', { number: found.number })}
        </Button>
      )}
    </div>
  )
}

export type FoundNumber = Extract<FoundTicket, { readonly kind: 'ticket' }>

/** What, when it changes, may change what the hall says of a number. */
function pulseOf(
  asked: Asked | null,
  rooms: readonly (Mirror | null)[],
  queues: readonly QueueEntry[],
  waiting: readonly WaitingEntry[],
): string {
  if (asked === null) return ''
  const number = asked.number.split('-').at(-1)
  const about = (entry: object): boolean => 'number' in entry && entry.number === number
  const entry = waiting.find(about)
  const counts = queues.find(({ queue }) => queue === entry?.queue)
  const rest = rooms.flatMap((room) => [
    ...entriesOf(room, 'counter').filter(about),
    ...entriesOf(room, 'alert').filter(about),
    ...entriesOf(room, 'held').filter(about),
  ])
  return JSON.stringify([entry, counts?.waiting, counts?.issued, rest])
}
