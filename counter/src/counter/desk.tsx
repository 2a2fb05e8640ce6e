import type { Counter } from '@onehall/domain'
import { useServerClock } from '@onehall/ui'
import { useEffect } from 'react'
import { useAsk } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { HallLoading } from '../shell/hall-wait.tsx'
import { ClosedDesk } from './closed-desk.tsx'
import { DeskHead } from './desk-head.tsx'
import { LineColumn } from './line-column.tsx'
import { RightColumn } from './right-column.tsx'
import { ServiceColumn } from './service-column.tsx'
import { StripButton } from './strip/strip-button.tsx'
import { useStrip } from './strip/use-strip.ts'
import { useDesk } from './use-desk.ts'
import { useVisits } from './visits.ts'

interface DeskProps {
  readonly counter: Counter
  readonly onChange: () => void
}

/** Left the line, in the middle the person in hand, right the time. */
export function Desk({ counter, onChange }: DeskProps) {
  const { client, inHand, config } = useHall()
  const desk = useDesk(counter)
  const now = useServerClock(client) ?? 0
  const asking = useAsk()
  const { visits, record } = useVisits()
  const strip = useStrip()
  const isHeld = desk !== null && desk.isMine && desk.hand !== null
  useEffect(() => (isHeld ? inHand.hold() : undefined), [isHeld, inHand])

  if (desk === null) return <HallLoading />
  return (
    <div className="desk">
      <section className="desk-left">
        <DeskHead counter={counter} desk={desk} asking={asking} onChange={onChange} />
        <LineColumn waiting={desk.waiting} queues={desk.queues} now={now} />
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
          />
        ) : (
          <ClosedDesk counter={counter} desk={desk} asking={asking} />
        )}
      </section>
      <section className="desk-right">
        <RightColumn hand={desk.hand} visits={visits} items={config.catalogue.items} now={now}>
          {desk.isMine && <StripButton strip={strip} />}
        </RightColumn>
      </section>
    </div>
  )
}
