import type { Day, TicketId } from '@onehall/domain'
import { useRoom } from '@onehall/ui'
import { Button, Modal } from 'antd'
import { useRef } from 'react'
import { LookUp } from '../../look-up/look-up.tsx'
import { entriesOf, entryOf } from '../../shell/entries.ts'
import { useHall } from '../../shell/hall.tsx'
import { useRooms } from '../../shell/rooms.ts'
import { useToday } from '../../shell/today.ts'
import { useText } from '../../texts/texts.ts'
import type { DeskView } from '../use-desk.ts'
import type { ActProps } from './acts.tsx'

interface LookUpDialogProps extends ActProps {
  readonly desk: DeskView
  readonly onRestored: (ticket: TicketId) => void
}

/**
 * Any number of the hall, typed or scanned, wherever it was missed or sent away: what it is now, and what brings it back. Enter looks
 * it up, Tab goes to what can be done, Esc leaves it.
 */
export function LookUpDialog({ counter, desk, asking, now, onRestored, onClose }: LookUpDialogProps) {
  const t = useText()
  const { client, config, info } = useHall()
  const today = useToday()
  const body = useRef<HTMLDivElement>(null)
  const hall = useRoom(client, `hall:${info.hall}`)
  const own = useRoom(client, `counter:${info.hall}:${counter.id}`)
  const lines = useRooms(config.queues.map(({ id }) => `queue:${info.hall}:${id}`))
  return (
    <Modal
      open
      destroyOnHidden
      centered
      width={560}
      title={t('lookUp.title')}
      footer={null}
      closable={false}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && body.current?.querySelector('input')?.focus()}
    >
      <div ref={body} className="act">
        <p>{t('lookUp.help')}</p>
        <LookUp
          rooms={[hall, own]}
          day={(entryOf(hall, 'day', 'day')?.day ?? today) as Day}
          queues={entriesOf(hall, 'queue')}
          waiting={lines.flatMap((line) => entriesOf(line, 'waiting'))}
          now={now}
          at={{ counter: counter.id, queues: desk.queues, onRestored, onServing: onClose }}
          isBusy={asking.pending !== null}
          redeem={async ({ slip }) => {
            const answer = await asking.ask({ type: 'RedeemSlip', slip, source: 'counter' })
            return answer?.ok ? String(answer.result['number']) : null
          }}
        >
          {() => <p>{t('lookUp.waits')}</p>}
        </LookUp>
        <p className="act-buttons">
          <Button onClick={onClose}>
            {t('act.close')} <kbd>Esc</kbd>
          </Button>
        </p>
      </div>
    </Modal>
  )
}
