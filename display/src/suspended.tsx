import type { Ms, Suspension } from '@onehall/domain'
import { Both } from './both.tsx'
import type { ShownSuspension } from './board.ts'
import { suspensionText } from './standstill.ts'
import { TEXTS } from './texts.ts'

/** In the place of the calls: the hall stands still, why, and that nobody loses a place. */
export function HallSuspended({ why, now }: { readonly why: Suspension; readonly now: Ms | null }) {
  return (
    <div className="quiet is-standstill" data-standstill="hall" role="status">
      <Both text={TEXTS.hallSuspended} />
      <Both className="standstill-why" text={suspensionText(why, now)} />
      <Both className="standstill-keep" text={TEXTS.keepPlace} />
    </div>
  )
}

interface SuspendedQueuesProps {
  readonly rows: readonly ShownSuspension[]
  readonly now: Ms | null
}

/** The queues of a zone where nothing goes on. */
export function SuspendedQueues({ rows, now }: SuspendedQueuesProps) {
  if (rows.length === 0) return null
  return (
    <ul className="suspended">
      {rows.map(({ queue, suspended }) => (
        <li key={queue.id} data-standstill={queue.id}>
          <b className="chip">{queue.prefix}</b>
          <span>
            <Both className="name" text={queue.name} />
            <Both className="standstill-why" text={suspensionText(suspended, now)} />
          </span>
        </li>
      ))}
    </ul>
  )
}
