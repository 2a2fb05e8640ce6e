import {
  isOfflineNumber,
  type Counter,
  type CounterEntry,
  type HallConfig,
  type Ms,
  type Suspension,
} from '@onehall/domain'
import { Both } from './both.tsx'
import { queuesOf } from './board.ts'
import { pauseText, suspensionText } from './standstill.ts'
import { TEXTS } from './texts.ts'

interface CounterScreenProps {
  readonly counter: Counter
  readonly entry: CounterEntry | undefined
  readonly config: HallConfig
  /** Why nothing is called here, whatever the counter does. */
  readonly suspended: Suspension | null
  readonly now: Ms | null
}

/** Names that fit under the number; where there are more, the last place says so. */
const PLACES = 8

/** The screen above one counter: whose turn it is, what the counter does or why it does not, who sits there by number. */
export function CounterScreen({ counter, entry, config, suspended, now }: CounterScreenProps) {
  const status = entry?.status ?? 'closed'
  const number = entry?.number ?? null
  const says = {
    closed: TEXTS.pleaseOther,
    paused: TEXTS.counterPaused,
    open: TEXTS.waitForCall,
    calling: TEXTS.calling,
    serving: TEXTS.serving,
  }[status]
  const pause = entry?.pause ?? null
  const why =
    suspended !== null ? suspensionText(suspended, now) : pause !== null ? pauseText(pause, config.timeZone, now) : null
  const served = queuesOf(counter, entry)
  const queues = config.queues.filter(({ id }) => served.includes(id))
  const keys = new Set(queues.flatMap(({ items }) => items))
  const items = config.catalogue.items.filter(({ key }) => keys.has(key))
  const shown = items.length > PLACES ? items.slice(0, PLACES - 1) : items
  return (
    <div className={`counter-screen is-${status}`} data-status={status}>
      <div className="seat">
        <b>{counter.label}</b>
        <Both text={TEXTS.counter} />
        <Both className="seat-name" text={counter.name} />
        {entry?.staffNo && (
          <span className="staff-no">
            {TEXTS.staffNo.zh} {entry.staffNo} <span lang="en">{TEXTS.staffNo.en}</span>
          </span>
        )}
      </div>
      <div className="turn">
        {number !== null && (
          <b className={isOfflineNumber(number) ? 'turn-number is-long' : 'turn-number'} key={number}>
            {number}
          </b>
        )}
        <Both
          className="turn-says"
          text={suspended !== null && number === null && status !== 'paused' ? TEXTS.suspended : says}
        />
        {why !== null && <Both className="standstill-why" text={why} />}
      </div>
      <div className="handles">
        <Both className="handles-title" text={TEXTS.handles} />
        <ul>
          {shown.map(({ key, name }) => (
            <li key={key}>
              <Both text={name} />
            </li>
          ))}
          {shown.length < items.length && (
            <li>
              <Both text={TEXTS.andMore} />
            </li>
          )}
        </ul>
      </div>
    </div>
  )
}
