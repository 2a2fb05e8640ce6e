import type { SessionInfo } from '@onehall/protocol'
import { makeReloadOnce } from '@onehall/ui'
import { Alert, Button, Result } from 'antd'
import { Activity, Suspense, lazy, useCallback, useEffect, useState } from 'react'
import { useSession } from '../sign-in/session.tsx'
import { useText } from '../texts/texts.ts'
import { AskProvider, useTellRefusal } from './ask.tsx'
import { Crash } from './crash.tsx'
import { HallProvider, useHall } from './hall.tsx'
import { HallLoading } from './hall-wait.tsx'
import { Header } from './header.tsx'
import { useIdle } from './idle.ts'
import { Notices } from './notices.tsx'
import { useOpened } from './opened.ts'
import { useRoute } from './route.ts'
import { useVisitorInHand } from './visitor-in-hand.ts'
import { COUNTER, workplacesOf } from './workplaces.ts'

const reloadOnce = makeReloadOnce()
const HandBar = lazy(async () => ({ default: (await import('../counter/hand-bar.tsx')).HandBar }))

/** Everything behind the sign-in: the header, what the page has to say, and the chosen workplace. */
export function Shell({ info }: { readonly info: SessionInfo }) {
  const [isOutdated, setOutdated] = useState(false)
  const onOutdated = useCallback(() => setOutdated(true), [])
  return (
    <HallProvider info={info} onOutdated={onOutdated}>
      <AskProvider>
        <Workplaces isOutdated={isOutdated} />
      </AskProvider>
    </HallProvider>
  )
}

function Workplaces({ isOutdated }: { readonly isOutdated: boolean }) {
  const t = useText()
  const { info, inHand } = useHall()
  const { lock } = useSession()
  const tell = useTellRefusal()
  const lockNow = (): void => void lock().then((refusal) => refusal && tell(refusal))
  useIdle(inHand, lockNow)

  const offered = workplacesOf(info)
  const route = useRoute()
  const chosen = offered.find(({ key }) => key === route[0]) ?? offered[0]
  const { opened, comeTo } = useOpened(chosen?.key, route)
  useVisitorInHand()
  // After an upgrade the page loads itself anew, but not under the hands of somebody who is serving. The hand is empty
  // only when the effect above has let go, so this looks after it.
  useEffect(() => {
    if (isOutdated && !inHand.isHeld()) reloadOnce()
  })

  return (
    <div className="shell">
      <Header offered={offered} chosen={chosen?.key ?? null} onGo={comeTo} onLock={lockNow} />
      {chosen !== undefined && chosen.key !== COUNTER && offered.some(({ key }) => key === COUNTER) && (
        <Crash>
          <Suspense fallback={null}>
            <HandBar onCounter={() => comeTo(COUNTER)} />
          </Suspense>
        </Crash>
      )}
      <Notices />
      {isOutdated && (
        <Alert
          banner
          type="warning"
          title={t('shell.reload')}
          action={<Button onClick={() => location.reload()}>{t('shell.reloadNow')}</Button>}
        />
      )}
      <main className="shell-main">
        {chosen === undefined && <Result status="info" title={t('shell.nowhere')} subTitle={t('shell.nowhereHelp')} />}
        {offered
          .filter(({ key }) => opened.includes(key))
          .map(({ key, page: Page }) => (
            <Activity key={key} mode={key === chosen?.key ? 'visible' : 'hidden'}>
              <div className="shell-page">
                <Crash>
                  <Suspense fallback={<HallLoading />}>
                    <Page />
                  </Suspense>
                </Crash>
              </div>
            </Activity>
          ))}
      </main>
    </div>
  )
}
