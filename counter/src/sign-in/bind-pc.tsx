import { ofHall } from '@onehall/client'
import { type RestRefusal, ROUTES, pairingClaimed, pairingCode } from '@onehall/protocol'
import { Button, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { hallAtTheDoor, rest } from '../shell/rest.ts'
import { useText } from '../texts/texts.ts'
import { keepPc } from './counter-pc.ts'
import { Front } from './front.tsx'

/** An administrator is on the way: asked this often. */
const CLAIM_EVERY_MS = 2_000

interface Props {
  readonly isDemo: boolean
  readonly onDone: () => void
}

/** Pairs this PC with its counter: six digits here, the administrator chooses the counter beside them (users.md C1). */
export function BindPc({ isDemo, onDone }: Props) {
  const t = useText()
  const [code, setCode] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<RestRefusal | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let isCurrent = true
    let timer: ReturnType<typeof setTimeout> | undefined
    async function claim(shown: string, secret: string): Promise<void> {
      const path = ROUTES.claimPairing.path.replace(':code', shown)
      const answer = await rest.post(path, { secret }, pairingClaimed)
      if (!isCurrent) return
      // A server that is away for a moment still knows the code; one that refused it does not.
      if (!answer.ok && answer.refusal.reason !== 'out-of-service') return void begin()
      if (!answer.ok || answer.value.status === 'waiting') {
        timer = setTimeout(() => void claim(shown, secret), CLAIM_EVERY_MS)
        return
      }
      keepPc(answer.value)
      onDone()
    }
    async function begin(): Promise<void> {
      const asked = await rest.post(ofHall(ROUTES.askPairing.path, hallAtTheDoor()), { kind: 'counter' }, pairingCode)
      if (!isCurrent) return
      setCode(asked.ok ? asked.value.code : null)
      setRefusal(asked.ok ? null : asked.refusal)
      if (asked.ok) await claim(asked.value.code, asked.value.secret)
    }
    void begin()
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [attempt, onDone])

  return (
    <Front title={t('pc.title')} help={t('pc.help')} isDemo={isDemo} refusal={refusal}>
      {code !== null ? (
        <p className="front-code number" role="status" aria-label={t('pc.code', { code })}>
          {code}
        </p>
      ) : refusal === null ? (
        <Spin />
      ) : (
        <Button type="primary" size="large" block onClick={() => setAttempt(attempt + 1)}>
          {t('signIn.retry')}
        </Button>
      )}
      <Button type="link" block className="front-second" onClick={onDone}>
        {t('pc.back')}
      </Button>
    </Front>
  )
}
