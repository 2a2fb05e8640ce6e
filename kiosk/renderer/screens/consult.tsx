import type { HallConfig, Queue, QueueId } from '@onehall/domain'
import type { KioskState } from '../../bridge/state.ts'
import type { TicketRequest } from '../../bridge/ticket.ts'
import { useSay } from '../parts/tile.tsx'
import { useKiosk, useText } from '../use-kiosk.ts'
import { Order, type Ordering } from './order.tsx'

interface Props {
  readonly hall: HallConfig
  readonly ordering: Ordering
}

/** 「不知道办哪个 → 找人问」: an enquiry ticket (users.md V3). */
export function Consult({ hall, ordering }: Props) {
  const { state } = useKiosk()
  const t = useText()
  const queue = enquiryQueue(hall, state.lines)
  return (
    <div className="item item-simple">
      <header className="item-head">
        <h1>{t('consult.title')}</h1>
        <p className="lead">{t('consult.text')}</p>
        <p className="hint">{t('consult.desk')}</p>
      </header>
      {queue !== undefined && (
        <Order
          hall={hall}
          queue={queue.id}
          target={{ kind: 'queue', queue: queue.id }}
          purpose="consult"
          label={t('consult.take')}
          ordering={ordering}
        />
      )}
    </div>
  )
}

/** The shortest line of those that ask for no card and are served now: whoever asks shall not wait long. */
export function enquiryQueue(hall: HallConfig, lines: KioskState['lines']): Queue | undefined {
  const free = hall.queues.filter(({ identity }) => identity === 'free')
  const served = free.filter(({ id }) => (lines[id]?.counters ?? 0) > 0)
  const length = ({ id }: Queue): number => lines[id]?.wait?.to ?? Infinity
  return [...(served.length > 0 ? served : free)].sort((a, b) => length(a) - length(b))[0]
}

/** A number of a queue as such. */
export function QueueTicket({
  hall,
  ordering,
  queue: id,
  purpose,
}: Props & { readonly queue: QueueId; readonly purpose: TicketRequest['purpose'] }) {
  const t = useText()
  const say = useSay()
  const queue = hall.queues.find((each) => each.id === id)
  return (
    <div className="item item-simple">
      <header className="item-head">
        <h1>{queue === undefined ? '' : say(queue.name)}</h1>
        <p className="lead">{t(`item.purpose.${purpose}`)}</p>
      </header>
      <Order hall={hall} queue={id} target={{ kind: 'queue', queue: id }} purpose={purpose} ordering={ordering} />
    </div>
  )
}
