import type { Counter } from '@onehall/domain'
import { hourMinute, useFreshness, useServerClock, useSource } from '@onehall/ui'
import { useCallback, useState } from 'react'
import { AwayNotice } from '../away/away-notice.tsx'
import { useDrillPart } from '../away/drill-part.ts'
import { EmergencyDesk } from '../away/emergency-desk.tsx'
import { picture, reckonedNow } from '../away/picture.ts'
import { Unjoined } from '../away/unjoined.tsx'
import { endEmergency } from '../away/use-emergency.ts'
import { useJoining } from '../away/use-joining.ts'
import { useKeepPicture } from '../away/use-keep-picture.ts'
import { work } from '../away/work.ts'
import { useAsk } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { useText } from '../texts/texts.ts'
import { HallLoading } from '../shell/hall-wait.tsx'
import { type Act, isOfVisitor } from './acts/acts.tsx'
import { ClosedDesk } from './closed-desk.tsx'
import { DeskHead } from './desk-head.tsx'
import { HeldList } from './held-list.tsx'
import { barTo } from './lawful.ts'
import { LineColumn } from './line-column.tsx'
import { QueuesNote } from './queues-note.tsx'
import { RightColumn } from './right-column.tsx'
import { ServiceColumn } from './service-column.tsx'
import { StripButton } from './strip/strip-button.tsx'
import { useStrip } from './strip/use-strip.ts'
import { useDesk } from './use-desk.ts'
import { useVisits } from './visits.ts'
import './desk.css'

interface DeskProps {
  readonly counter: Counter
  readonly onChange: () => void
}

/** Left the line, in the middle the person in hand, right the time. */
export function Desk({ counter, onChange }: DeskProps) {
  const { client, config, info } = useHall()
  const freshness = useFreshness(client)
  const kept = useSource(picture)
  const { on } = useSource(work)
  const desk = useDesk(counter)
  const now = useServerClock(client) ?? 0
  const asking = useAsk()
  const t = useText()
  const { visits, record, drop, restored } = useVisits(desk)
  const [act, setAct] = useState<Act | null>(null)
  const strip = useStrip()
  // Who is no longer in hand is not asked about any more.
  const isOver = act !== null && isOfVisitor(act) && desk?.hand === null
  if (isOver) setAct(null)

  const last = desk?.isMine === true && desk.last?.what === 'missed' ? desk.last : null
  const isRestored = visits.some(({ ticket, isRestored: is }) => ticket === last?.ticket && is === true)
  const isLive = freshness.kind === 'live'
  const drill = desk?.drill?.endedAt === null && desk.isHallOpen ? desk.drill : null
  useKeepPicture(counter, desk, isLive && drill === null && on === null)
  useJoining(drill !== null)
  useDrillPart(counter, desk?.drill ?? null, desk?.isMine === true)
  const serverNow = useCallback(() => client.serverNow() ?? (kept === null ? 0 : reckonedNow(kept)), [client, kept])
  if (kept !== null && kept.counter === counter.id && kept.staff === info.staff && on === info.staff) {
    const time = hourMinute(kept.takenAt, config.timeZone)
    return (
      <EmergencyDesk
        kept={kept}
        now={serverNow}
        notice={`${drill === null ? t('away.lost', { time }) : t('away.drill', { time: drill.untilTime })} · ${t('away.keeps')}`}
        isJoining={isLive && drill === null}
        onLeave={endEmergency}
      />
    )
  }
  if (desk === null) return <HallLoading />
  const { isHallOpen, standstill, state, hand } = desk
  const { recallGap } = config.rules
  const bar = desk.isMine
    ? barTo('call', { isHallOpen, standstill, counter: state.status, hand, recallGap, now })
    : 'counter-closed'
  return (
    <div className="away-stack">
      <AwayNotice counter={counter} isMine={desk.isMine} drill={drill} />
      <Unjoined />
      <div className="desk">
        <section className="desk-left">
          <DeskHead counter={counter} desk={desk} asking={asking} onChange={onChange} />
          {desk.isMine && <QueuesNote desk={desk} />}
          <LineColumn
            waiting={desk.waiting}
            queues={desk.queues}
            now={now}
            why={bar === null ? null : t(`bar.${bar}`, { seconds: 0 })}
            onChoose={(entry) => setAct({ kind: 'chosen', entry })}
          />
        </section>
        <section className="desk-centre">
          {desk.isMine ? (
            <ServiceColumn
              counter={counter}
              desk={desk}
              asking={asking}
              now={now}
              strip={strip.window}
              onEnded={record}
              last={isRestored ? null : desk.last}
              onUndone={drop}
              onRestored={restored}
              act={act}
              onAct={setAct}
            />
          ) : (
            <ClosedDesk counter={counter} desk={desk} asking={asking} />
          )}
        </section>
        <section className="desk-right">
          <RightColumn
            hand={desk.hand}
            visits={visits}
            items={config.catalogue.items}
            now={now}
            asking={asking}
            onRestored={restored}
            held={
              desk.isMine && <HeldList counter={counter} held={desk.held} asking={asking} now={now} onAct={setAct} />
            }
          >
            {desk.isMine && <StripButton strip={strip} />}
          </RightColumn>
        </section>
      </div>
    </div>
  )
}
