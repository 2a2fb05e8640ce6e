import type { DayEntry, Ms } from '@onehall/domain'
import { Clock, DemoRibbon, FreshnessMark, useFreshness } from '@onehall/ui'
import { Both } from './both.tsx'
import type { OpenedHall } from './open-hall.ts'
import { bare } from './standstill.ts'
import { TEXTS } from './texts.ts'

interface EvacuationProps {
  readonly hall: OpenedHall
  readonly now: Ms | null
  readonly why: NonNullable<DayEntry['suspended']>
}

/** Over everything, in the green of the signs that lead out: what to do now, and that nobody loses a place. */
export function Evacuation({
  hall: { client, config, info },
  now,
  why: { reason, until, untilTime },
}: EvacuationProps) {
  const freshness = useFreshness(client)
  const isAhead = until !== null && (now === null || now < until)
  return (
    <main className="evacuation" data-evacuation>
      <div className="evacuation-head">
        <WayOut />
        <h1>
          <Both text={TEXTS.evacuate} />
        </h1>
      </div>
      <Both className="evacuation-how" text={TEXTS.evacuateHow} />
      <Both className="evacuation-keep" text={TEXTS.evacuateKeep} />
      <p className="evacuation-why">
        {TEXTS.why.zh}：{bare(reason)}
        {isAhead && `　预计${untilTime}恢复`}
        {isAhead && <span lang="en">Expected to go on at {untilTime}</span>}
      </p>
      <footer className="evacuation-foot">
        <FreshnessMark freshness={freshness} timeZone={config.timeZone} langs={['zh', 'en']} />
        {info.demo && <DemoRibbon />}
        <Clock now={now} timeZone={config.timeZone} />
      </footer>
    </main>
  )
}

function WayOut() {
  return (
    <svg className="way-out" viewBox="0 0 48 48" aria-hidden="true">
      <path fill="none" stroke="currentColor" strokeWidth="4" strokeLinejoin="round" d="M20 8h22v32H20" />
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M6 24h24M21 15l9 9-9 9"
      />
    </svg>
  )
}
