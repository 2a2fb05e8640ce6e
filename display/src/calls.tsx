import { isOfflineNumber, type Ms, type Suspension, type Text, type Zone } from '@onehall/domain'
import type { ReactNode } from 'react'
import { Both } from './both.tsx'
import { LARGE_CALLS, type Page, SMALL_CALLS, shortName, type ShownCall, type ShownCalls } from './board.ts'
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
  /** Who may be called soon; null where the queues say it themselves. */
  readonly ready: Page<string> | null
  /** Numbers that kiosks gave out by themselves wait among the others. */
  readonly hasOffline: boolean
  /** Who was called and did not come. */
  readonly missed: Page<string>
}

/** The calls of the moment, large; under them those before, who should be ready, and who was missed. */
export function Calls({ calls, place, isOpen, suspended, now, ready, hasOffline, missed }: CallsProps) {
  const { large } = calls
  const before = suspended === null ? calls.small : [...large, ...calls.small]
  const small = before.slice(0, ready === null ? SMALL_CALLS : SMALL_CALLS / 2)
  return (
    <section className="calls" aria-label={TEXTS.nowCalling.zh}>
      <h2>
        <Both text={TEXTS.nowCalling} />
        {isOpen && hasOffline && <Both className="offline-rule" text={TEXTS.offline} />}
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
      {isOpen && (
        <div className="strips">
          {small.length > 0 && (
            <Strip name={TEXTS.recent} kind="recent">
              {small.map(({ key, number, label }) => (
                <li key={key}>
                  <b>{number}</b>
                  <Arrow />
                  <span>{label}</span>
                </li>
              ))}
            </Strip>
          )}
          {ready !== null && <Numbers name={TEXTS.ready} kind="ready" page={ready} />}
          <Numbers name={TEXTS.missed} kind="missed" page={missed} />
        </div>
      )}
    </section>
  )
}

interface StripProps {
  readonly name: Text
  readonly kind: 'recent' | 'ready' | 'missed'
}

/** A line of small things under the calls, with its name before it. */
function Strip({ name, kind, children }: StripProps & { readonly children: ReactNode }) {
  return (
    <section className={`strip is-${kind}`} data-strip={kind} aria-label={name.zh}>
      <Both className="strip-name" text={name} />
      <ol>{children}</ol>
    </section>
  )
}

/** Numbers in turns; nothing where there are none. */
function Numbers({ page, ...strip }: StripProps & { readonly page: Page<string> }) {
  if (page.rows.length === 0) return null
  return (
    <Strip {...strip}>
      {page.rows.map((number) => (
        <li key={number}>
          <b>{number}</b>
        </li>
      ))}
    </Strip>
  )
}

function LargeCall({ call, place }: { readonly call: ShownCall; readonly place: 'zone' | 'counter' }) {
  const { number, label, badge, isNew, zone, counter } = call
  return (
    <li className={isNew ? 'call is-new' : 'call'} data-call={call.key}>
      <span className="who">
        <b className={isOfflineNumber(number) ? 'number is-long' : 'number'}>{number}</b>
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
