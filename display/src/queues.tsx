import { Both } from './both.tsx'
import type { Page, ShownQueue } from './board.ts'
import { Pages } from './pages.tsx'
import { TEXTS } from './texts.ts'

/** Each queue: how many wait, and how long it may take; where no counter is open, that. */
export function Queues({ page }: { readonly page: Page<ShownQueue> }) {
  return (
    <section className="side" aria-label={TEXTS.queues.zh}>
      <h2>
        <Both text={TEXTS.queues} />
        <Pages page={page} />
      </h2>
      <ul className="rows">
        {page.rows.map(({ queue, waiting, range }) => (
          <li key={queue.id} className="row" data-queue={queue.id}>
            <b className="chip">{queue.prefix}</b>
            <Both className="name" text={queue.name} />
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
          </li>
        ))}
      </ul>
    </section>
  )
}
