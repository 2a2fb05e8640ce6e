import type { CancelReason, Ms, WaitingEntry } from '@onehall/domain'
import type { Mirror } from '@onehall/protocol'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { entriesOf } from '../shell/entries.ts'
import { useHall } from '../shell/hall.tsx'
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
  const [cancelled, setCancelled] = useState<string | null>(null)
  const place = number === null ? null : placeOf(number, waiting)

  function find(): void {
    setCancelled(null)
    setNumber(typed.trim() === '' ? null : asNumber(typed, config.queues))
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
          maxLength={8}
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
          <Elsewhere number={number} room={room} />
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

/** Who does not wait may stand at a counter, or be on the way to one. */
function Elsewhere({ number, room }: { readonly number: string; readonly room: Mirror }) {
  const t = useText()
  const { config } = useHall()
  const at = entriesOf(room, 'counter').find((counter) => counter.number === number)?.counter
  const label = config.counters.find(({ id }) => id === at)?.label
  const calls = entriesOf(room, 'call').filter((call) => call.number === number)
  const called = [...calls].sort((a, b) => b.order - a.order)[0]?.label
  const text =
    label !== undefined
      ? t('guide.atCounter', { label })
      : called !== undefined
        ? t('guide.calledTo', { label: called })
        : t('guide.notWaiting', { number })
  return <p className="look-up-text">{text}</p>
}
