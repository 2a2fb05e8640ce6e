import type { DayEntry, Ms } from '@onehall/domain'
import { hourMinute } from '@onehall/ui'
import { Button } from 'antd'
import { useState } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { EVACUATION_REASONS, SUSPENSION_REASONS } from './reasons.ts'
import './hall-standstill.css'

interface StandstillProps {
  readonly why: DayEntry['suspended']
  readonly now: Ms
  readonly asking: Asking
}

/** The whole hall goes on, stands still or is evacuated: said large, with the one button that ends it. */
export function HallStandstill({ why, now, asking }: StandstillProps) {
  const t = useText()
  if (why === null) {
    return (
      <section className="standstill" aria-label={t('manager.wholeHall')}>
        <p>{t('manager.wholeHallHelp')}</p>
        <SuspendHall evacuate={false} asking={asking} />
        <SuspendHall evacuate asking={asking} />
      </section>
    )
  }
  return (
    <section
      className={why.evacuated ? 'standstill is-evacuated' : 'standstill is-suspended'}
      aria-label={t('manager.wholeHall')}
    >
      <div role="status">
        <h2>{t(why.evacuated ? 'manager.evacuated' : 'manager.hallSuspended')}</h2>
        <p>
          {why.reason} · <Until since={why.since} until={why.until} now={now} />
        </p>
        <p>{t(why.evacuated ? 'manager.evacuatedHelp' : 'manager.hallSuspendedHelp')}</p>
      </div>
      {!why.evacuated && <SuspendHall evacuate asking={asking} />}
      <Button
        type="primary"
        className="standstill-resume"
        loading={asking.pending === 'ResumeHall'}
        onClick={() => void asking.ask({ type: 'ResumeHall' })}
      >
        {t(why.evacuated ? 'manager.resumeAfterEvacuation' : 'manager.resumeHall')}
      </Button>
    </section>
  )
}

interface UntilProps {
  readonly since: Ms
  readonly until: Ms | null
  readonly now: Ms
}

/** Since when, until when, and by how long that has passed. */
function Until({ since, until, now }: UntilProps) {
  const t = useText()
  const duration = useDuration()
  const { timeZone } = useHall().config
  const begun = t('manager.sinceTime', { time: hourMinute(since, timeZone) })
  if (until === null) return `${begun} · ${t('manager.endUnknown')}`
  const end = t('manager.untilTime', { time: hourMinute(until, timeZone) })
  return `${begun} · ${end}${now > until ? ` · ${t('manager.over', { time: duration(now - until) })}` : ''}`
}

function SuspendHall({ evacuate, asking }: { readonly evacuate: boolean; readonly asking: Asking }) {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  const kind = evacuate ? 'evacuate' : 'suspendHall'
  return (
    <>
      <Button size="large" danger={evacuate} onClick={() => setAsked(true)}>
        {t(`manager.${kind}`)}
      </Button>
      {isAsked && (
        <ReasonDialog
          title={t(`manager.${kind}Confirm`)}
          help={t(`manager.${kind}Help`)}
          reasons={evacuate ? EVACUATION_REASONS : SUSPENSION_REASONS}
          asksEnd={!evacuate}
          okText={t(`manager.${kind}Now`)}
          danger={evacuate}
          isBusy={asking.pending === 'SuspendHall'}
          onCancel={() => setAsked(false)}
          onGiven={({ reason, minutes }) =>
            void asking
              .ask({ type: 'SuspendHall', reason, minutes: evacuate ? null : minutes, evacuate })
              .then((answer) => answer?.ok && setAsked(false))
          }
        />
      )}
    </>
  )
}
