import type { Ms, Suspension, Text, Zone } from '@onehall/domain'
import { Both } from './both.tsx'
import { LARGE_CALLS, SMALL_CALLS, shortName, type ShownCall, type ShownCalls } from './board.ts'
import { HallSuspended } from './suspended.tsx'
import { TEXTS } from './texts.ts'

interface CallsProps {
  readonly calls: ShownCalls
  /** In a zone everybody knows where they are: the counter's name says more. */
  readonly place: 'zone' | 'counter'
  readonly isOpen: boolean
  /** Why the whole hall stands still. */
  readonly suspended: Suspension | null
  readonly now: Ms | null
}

/** The calls of the moment, large, and those before them. */
export function Calls({ calls, place, isOpen, suspended, now }: CallsProps) {
  const { large } = calls
  const small = suspended === null ? calls.small : [...large, ...calls.small].slice(0, SMALL_CALLS)
  return (
    <section className="calls" aria-label={TEXTS.nowCalling.zh}>
      <h2>
        <Both text={TEXTS.nowCalling} />
      </h2>
      {suspended !== null && isOpen ? (
        <HallSuspended why={suspended} now={now} />
      ) : large.length === 0 || !isOpen ? (
        <div className="quiet">
          <Both text={isOpen ? TEXTS.quiet : TEXTS.closed} />
        </div>
      ) : (
        <ol className="large">
          {large.map((call) => (
            <LargeCall key={call.key} call={call} place={place} />
          ))}
          {Array.from({ length: LARGE_CALLS - large.length }, (_, i) => (
            <li key={i} className="call is-empty" aria-hidden="true" />
          ))}
        </ol>
      )}
      {small.length > 0 && isOpen && (
        <>
          <h2 className="before">
            <Both text={TEXTS.recent} />
          </h2>
          <ol className="small">
            {small.map(({ key, number, label }) => (
              <li key={key}>
                <b>{number}</b>
                <Arrow />
                <span>{label}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function LargeCall({ call, place }: { readonly call: ShownCall; readonly place: 'zone' | 'counter' }) {
  const { number, label, badge, isNew, zone, counter } = call
  return (
    <li className={isNew ? 'call is-new' : 'call'} data-call={call.key}>
      <span className="who">
        <b className="number">{number}</b>
        {badge !== null && <Both className="badge" text={badge} />}
      </span>
      <Arrow />
      <span className="where">
        <b className="label">{label}</b>
        <Both className="unit" text={TEXTS.counter} />
      </span>
      {place === 'zone' && zone !== undefined && (
        <span className="place is-zone">
          <Both text={placeOf(zone)} />
        </span>
      )}
      {place === 'counter' && counter !== undefined && (
        <span className="place">
          <Both text={counter.name} />
        </span>
      )}
    </li>
  )
}

function placeOf({ floor, name }: Zone): Text {
  const { zh, en } = shortName(name)
  return { zh: `${floor} ${zh}`, en }
}

function Arrow() {
  return (
    <svg className="arrow" viewBox="0 0 24 24" aria-hidden="true">
      <path fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" d="M3 12h17M14 6l6 6-6 6" />
    </svg>
  )
}
