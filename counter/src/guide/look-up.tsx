import type { CancelReason, Day, Ms, QueueEntry, WaitingEntry } from '@onehall/domain'
import { type FoundTicket, type Mirror, refusalText } from '@onehall/protocol'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { entriesOf } from '../shell/entries.ts'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { AwayCard } from './away-card.tsx'
import { CarriedCard } from './carried-card.tsx'
import { PlaceCard } from './place-card.tsx'
import { asNumber, seriesOf } from './ticket-number.ts'
import { type Asked, useFound } from './use-found.ts'
import type { Issuing } from './use-issuing.ts'

interface LookUpProps {
  readonly room: Mirror
  /** The day of the hall. */
  readonly day: Day
  readonly queues: readonly QueueEntry[]
  readonly waiting: readonly WaitingEntry[]
  readonly issuing: Issuing
  readonly now: Ms
}

/** Where a number stands now (users.md V6), and what can be done for who holds it; also with one of the days before. */
export function LookUp({ room, day, queues, waiting, issuing, now }: LookUpProps) {
  const t = useText()
  const say = useSay()
  const { config } = useHall()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<Asked | null>(null)
  /** What was done with the number that was looked up, in words. */
  const [did, setDid] = useState<string | null>(null)
  const found = useFound(asked, day, pulseOf(asked, room, queues, waiting))

  function find(isEarlier = false): void {
    setDid(null)
    const number = asNumber(typed, seriesOf(config))
    setAsked(number === '' ? null : { number, isEarlier })
  }
  async function cancel({ ticket, number }: FoundNumber, reason: CancelReason): Promise<void> {
    if (await issuing.cancel(ticket, reason)) setDid(t('guide.cancelled', { number }))
  }

  function shown() {
    if (asked === null || found === null) return null
    const { number } = asked
    if (did !== null) return <p className="look-up-text">{did}</p>
    if (found === 'none') return <p className="look-up-text">{t('guide.notWaiting', { number })}</p>
    if ('reason' in found) return <p className="look-up-text">{say(refusalText(found))}</p>
    if (found.kind === 'slip') return <CarriedCard slip={found} day={day} issuing={issuing} onDone={setDid} />
    if (found.status === 'missed' || found.status === 'held') return <AwayCard found={found} onDone={setDid} />
    if (found.status !== 'waiting') {
      const label = found.counter ?? ''
      const at = found.status === 'called' ? 'guide.calledTo' : 'guide.atCounter'
      return <p className="look-up-text">{t(at, { label })}</p>
    }
    return (
      <PlaceCard
        key={found.ticket}
        found={found}
        entry={waiting.find(({ ticket }) => ticket === found.ticket) ?? null}
        all={queues.find(({ queue }) => queue === found.queue)?.waiting ?? 0}
        now={now}
        isBusy={issuing.pending > 0}
        onCancel={(reason) => void cancel(found, reason)}
      />
    )
  }

  const isOfToday = found !== null && found !== 'none' && 'kind' in found && found.kind === 'ticket'
  return (
    <section className="look-up">
      <h2 className="column-title">{t('guide.lookUp')}</h2>
      <Form name="look-up" className="look-up-form" onFinish={() => find()}>
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
      <div aria-live="polite">{shown()}</div>
      {isOfToday && did === null && config.rules.slipDays > 0 && (
        <Button type="link" size="small" className="look-up-earlier" onClick={() => find(true)}>
          {t('guide.earlier', { number: found.number })}
        </Button>
      )}
    </section>
  )
}

export type FoundNumber = Extract<FoundTicket, { readonly kind: 'ticket' }>

/** What, when it changes, may change what the hall says of a number. */
function pulseOf(
  asked: Asked | null,
  room: Mirror,
  queues: readonly QueueEntry[],
  waiting: readonly WaitingEntry[],
): string {
  if (asked === null) return ''
  const number = asked.number.split('-').at(-1)
  const about = (entry: object): boolean => 'number' in entry && entry.number === number
  const entry = waiting.find(about)
  const counts = queues.find(({ queue }) => queue === entry?.queue)
  const rest = [
    ...entriesOf(room, 'counter').filter(about),
    ...entriesOf(room, 'alert').filter(about),
    ...entriesOf(room, 'held').filter(about),
  ]
  return JSON.stringify([entry, counts?.waiting, counts?.issued, rest])
}
