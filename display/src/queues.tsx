import type { Ms } from '@onehall/domain'
import { Both } from './both.tsx'
import type { Page, ShownQueue } from './board.ts'
import { Pages } from './pages.tsx'
import { suspensionText } from './standstill.ts'
import { TEXTS } from './texts.ts'

interface QueuesProps {
  readonly page: Page<ShownQueue>
  readonly now: Ms | null
}

/** Each queue: how many wait, how long it may take, who should be ready; where no counter is open, that; where nothing goes on, why. */
export function Queues({ page, now }: QueuesProps) {
  return (
    <section className="side" aria-label={TEXTS.queues.zh}>
      <h2>
        <Both text={TEXTS.queues} />
        {page.rows.some(({ next }) => next.length > 0) && <Both className="legend" text={TEXTS.readyHere} />}
        <Pages page={page} />
      </h2>
      <ul className="rows">
        {page.rows.map(({ queue, waiting, next, range, suspended }) => (
          <li
            key={queue.id}
            className={`row ${suspended !== null ? 'is-suspended' : next.length > 0 ? 'has-next' : ''}`}
            data-queue={queue.id}
          >
            <b className="chip">{queue.prefix}</b>
            <Both className="name" text={queue.name} />
            {suspended !== null && <Both className="standstill-why" text={suspensionText(suspended, now)} />}
            {suspended === null && (
              <>
                <span className="count">
                  <b>{waiting}</b>
                  <small>{TEXTS.people.zh}</small>
                </span>
                {range === null ? (
                  <Both className="range is-none" text={TEXTS.noCounter} />
                ) : (
                  <span className="range">
                    <b>
                      {range.from}–{range.to}
                    </b>
                    <Both className="unit" text={TEXTS.minutes} />
                  </span>
                )}
                {next.length > 0 && <span className="ready">{next.join(' ')}</span>}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
