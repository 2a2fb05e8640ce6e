import type { Ms } from '@onehall/domain'
import { Both } from './both.tsx'
import type { Page, ShownCounter, ShownSuspension } from './board.ts'
import { Pages } from './pages.tsx'
import { pauseText } from './standstill.ts'
import { SuspendedQueues } from './suspended.tsx'
import { TEXTS } from './texts.ts'

interface CountersProps {
  readonly page: Page<ShownCounter>
  readonly suspended: readonly ShownSuspension[]
  readonly timeZone: string
  readonly now: Ms | null
}

/** The counters of a zone: whose number stands at which, and which pause; before them the queues where nothing goes on. */
export function Counters({ page, suspended, timeZone, now }: CountersProps) {
  const stateOf = ({ status, pause }: ShownCounter['entry']) =>
    pause !== null ? pauseText(pause, timeZone, now) : status === 'closed' ? TEXTS.counterClosed : TEXTS.free
  return (
    <section className="side" aria-label={TEXTS.counters.zh}>
      <SuspendedQueues rows={suspended} now={now} />
      <h2>
        <Both text={TEXTS.counters} />
        <Pages page={page} />
      </h2>
      <ul className="rows">
        {page.rows.map(({ counter, entry }) => (
          <li key={counter.id} className={`row counter is-${entry.status}`} data-counter={counter.id}>
            <b className="chip">{counter.label}</b>
            <Both className="name" text={counter.name} />
            {entry.number === null ? (
              <Both className="state" text={stateOf(entry)} />
            ) : (
              <b className="at">{entry.number}</b>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
