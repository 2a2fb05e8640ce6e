import type { QueueEntry } from '@onehall/domain'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Asking } from '../shell/ask.tsx'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { MoveQueue } from './move-queue.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { SUSPENSION_REASONS } from './reasons.ts'
import { useToldHome } from './told-home.ts'

interface ActionsProps {
  readonly entry: QueueEntry
  readonly asking: Asking
}

/** What a manager does with a queue: suspends it, lets it go on, moves everybody to another, sends everybody home with a slip for tomorrow. */
export function QueueActions({ entry: { queue, waiting, suspended }, asking }: ActionsProps) {
  const t = useText()
  const say = useSay()
  const tellHome = useToldHome()
  const { config } = useHall()
  const [asked, setAsked] = useState<'suspend' | 'home' | null>(null)
  const found = config.queues.find(({ id }) => id === queue)
  if (found === undefined) return null
  const name = `${found.prefix} ${say(found.name)}`

  async function sendHome(): Promise<void> {
    const answer = await asking.ask({ type: 'CarryOver', queue })
    setAsked(null)
    if (answer?.ok) tellHome(answer.result['slips'], name)
  }

  return (
    <span className="queue-actions">
      {suspended === null ? (
        <Button aria-label={t('manager.suspendConfirm', { name })} onClick={() => setAsked('suspend')}>
          {t('manager.suspend')}
        </Button>
      ) : (
        <Button
          type="primary"
          aria-label={t('manager.resumeOf', { name })}
          disabled={asking.pending !== null}
          onClick={() => void asking.ask({ type: 'ResumeQueue', queue })}
        >
          {t('manager.resume')}
        </Button>
      )}
      <MoveQueue queue={queue} waiting={waiting} asking={asking} />
      <Button
        aria-label={t('manager.homeOf', { name, n: waiting })}
        disabled={waiting === 0 || asking.pending !== null}
        onClick={() => setAsked('home')}
      >
        {t('manager.home')}
      </Button>
      {asked === 'suspend' && (
        <ReasonDialog
          title={t('manager.suspendConfirm', { name })}
          help={t('manager.suspendHelp', { n: waiting })}
          reasons={SUSPENSION_REASONS}
          asksEnd
          okText={t('manager.suspendNow')}
          isBusy={asking.pending === 'SuspendQueue'}
          onCancel={() => setAsked(null)}
          onGiven={({ reason, minutes }) =>
            void asking
              .ask({ type: 'SuspendQueue', queue, reason, minutes })
              .then((answer) => answer?.ok && setAsked(null))
          }
        />
      )}
      <Modal
        open={asked === 'home'}
        title={t('manager.homeConfirm', { name, n: waiting })}
        okText={t('manager.homeNow', { n: waiting })}
        cancelText={t('manager.no')}
        okButtonProps={{ danger: true, size: 'large', loading: asking.pending === 'CarryOver' }}
        cancelButtonProps={{ size: 'large' }}
        onOk={() => void sendHome()}
        onCancel={() => setAsked(null)}
        destroyOnHidden
      >
        <p>{t('manager.homeHelp')}</p>
      </Modal>
    </span>
  )
}
