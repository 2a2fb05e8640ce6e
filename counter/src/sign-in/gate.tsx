import type { RestAnswer } from '@onehall/client'
import { type HallInfo, type RestRefusal, ROUTES, setUpState } from '@onehall/protocol'
import { Button, Spin } from 'antd'
import { Suspense, lazy, useEffect, useState } from 'react'
import { hallAtTheDoor, rest } from '../shell/rest.ts'
import { useText } from '../texts/texts.ts'
import { Front } from './front.tsx'
import { LockScreen } from './lock-screen.tsx'
import { useSession } from './session.tsx'
import { SetUp } from './set-up.tsx'
import { SignIn } from './sign-in.tsx'
import { Unreachable } from './unreachable.tsx'

const Shell = lazy(() => import('../shell/shell.tsx').then(({ Shell: page }) => ({ default: page })))

/** A server that cannot be reached is asked again this often. */
const RETRY_MS = 5_000

/** What stands in front of the app: nothing is shown to anybody who is not signed in and unlocked. */
export function Gate() {
  const t = useText()
  const { seat, refresh } = useSession()
  const isUnreachable = seat.kind === 'unreachable'
  useEffect(() => {
    if (!isUnreachable) return
    const timer = setInterval(refresh, RETRY_MS)
    return () => clearInterval(timer)
  }, [isUnreachable, refresh])

  switch (seat.kind) {
    case 'asking':
      return <Waiting text={t('signIn.asking')} />
    case 'unreachable':
      return <Unreachable onRetry={refresh} />
    case 'out':
      return <Outside />
    case 'in':
      return seat.info.locked ? (
        <LockScreen info={seat.info} />
      ) : (
        <Suspense fallback={<Waiting text={t('signIn.asking')} />}>
          <Shell key={`${seat.info.staff} ${seat.info.hall}`} info={seat.info} />
        </Suspense>
      )
  }
}

function Outside() {
  const [hall, setHall] = useState<{ readonly info: RestAnswer<HallInfo>; readonly isNew: boolean } | null>(null)
  useEffect(() => {
    let isCurrent = true
    void Promise.all([rest.hall(hallAtTheDoor()), rest.get(ROUTES.setUpState.path, setUpState)]).then(
      ([info, setUp]) => {
        if (isCurrent) setHall({ info, isNew: setUp.ok && setUp.value.open })
      },
    )
    return () => void (isCurrent = false)
  }, [])
  const t = useText()
  if (hall === null) return <Waiting text={t('signIn.asking')} />
  const { info, isNew } = hall
  if (!info.ok && info.refusal.reason === 'unknown-hall') return <NoSuchHall refusal={info.refusal} />
  return isNew ? <SetUp /> : <SignIn hall={info.ok ? info.value : null} />
}

/** The address of the page names a hall that the server does not have: nobody could sign in here. */
function NoSuchHall({ refusal }: { readonly refusal: RestRefusal }) {
  const t = useText()
  return (
    <Front title={t('signIn.title')} help={t('signIn.subtitle')} isDemo={false} refusal={refusal}>
      <Button type="primary" size="large" block href="/">
        {t('signIn.startPage')}
      </Button>
    </Front>
  )
}

function Waiting({ text }: { readonly text: string }) {
  return (
    <main className="front">
      <Spin size="large" description={text}>
        <div className="front-waiting" />
      </Spin>
    </main>
  )
}
