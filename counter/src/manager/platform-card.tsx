import { type PlatformStatus, ROUTES, done, platformStatus } from '@onehall/protocol'
import { useSource } from '@onehall/ui'
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTellRefusal } from '../shell/ask.tsx'
import { useDuration } from '../shell/duration.ts'
import { useHall } from '../shell/hall.tsx'
import { rest } from '../shell/rest.ts'
import { Mark } from '../shell/mark.tsx'
import { TEXTS, type TextKey, useText } from '../texts/texts.ts'

type Dead = PlatformStatus['dead'][number]

/** How the online platform stands (pushed live), and the pushes that a person must look at. */
export function PlatformCard() {
  const t = useText()
  const duration = useDuration()
  const { client } = useHall()
  const platform = useSource(client.live)?.platform
  const [dead, read] = useDead(platform?.dead ?? 0)
  return (
    <section>
      <h2 className="column-title">{t('manager.platform')}</h2>
      {platform === undefined ? (
        <p>{t('manager.platformUnknown')}</p>
      ) : (
        <p className="platform-state">
          <Mark tone={platform.reachable ? 'good' : 'watch'}>
            {t(platform.reachable ? 'manager.reachable' : 'manager.unreachable')}
          </Mark>
          <span>
            {t('manager.depth')} <b className="number">{platform.depth}</b>
          </span>
          {platform.depth > 0 && (
            <span>
              {t('manager.oldest')} {duration(platform.oldestAgeMs)}
            </span>
          )}
          <span>
            {t('manager.dead')} <b className="number">{platform.dead}</b>
          </span>
        </p>
      )}
      {dead.length > 0 && (
        <ul className="dead">
          {dead.map((push) => (
            <DeadPush key={push.id} push={push} onResent={read} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** The given-up pushes, read anew when their count changes. */
function useDead(count: number): readonly [readonly Dead[], () => void] {
  const [dead, setDead] = useState<readonly Dead[]>([])
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isCurrent = true
    void rest.get(ROUTES.platform.path, platformStatus).then((answer) => {
      if (isCurrent && answer.ok) setDead(answer.value.dead)
    })
    return () => void (isCurrent = false)
  }, [count, attempt])
  return [dead, () => setAttempt((before) => before + 1)]
}

function DeadPush({ push, onResent }: { readonly push: Dead; readonly onResent: () => void }) {
  const t = useText()
  const tell = useTellRefusal()
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  async function resend(): Promise<void> {
    setBusy(true)
    const answer = await rest.post(ROUTES.resend.path.replace(':push', encodeURIComponent(push.id)), {}, done)
    setBusy(false)
    if (!answer.ok) return tell(answer.refusal)
    void message.success(t('manager.resent'))
    onResent()
  }
  const kind = `case.kind.${push.kind}`
  return (
    <li>
      <span>
        <b>{Object.hasOwn(TEXTS.zh, kind) ? t(kind as TextKey) : push.kind}</b>{' '}
        <span className="number">{push.caseNo}</span>
        <small>
          {t('case.attempts', { n: push.attempts })} · {push.lastError}
        </small>
      </span>
      <Button size="small" loading={isBusy} onClick={() => void resend()}>
        {t('manager.resend')}
      </Button>
    </li>
  )
}
