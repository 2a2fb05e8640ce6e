import { Both } from './both.tsx'
import type { Page, ShownCounter } from './board.ts'
import { Pages } from './pages.tsx'
import { TEXTS } from './texts.ts'

/** The counters of a zone: whose number stands at which. */
export function Counters({ page }: { readonly page: Page<ShownCounter> }) {
  return (
    <section className="side" aria-label={TEXTS.counters.zh}>
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
              <Both className="state" text={entry.status === 'closed' ? TEXTS.counterClosed : TEXTS.free} />
            ) : (
              <b className="at">{entry.number}</b>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
