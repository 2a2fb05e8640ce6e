import { refusalText } from '@onehall/protocol'
import { useFreshness, useSource } from '@onehall/ui'
import { Alert } from 'antd'
import { useEffect } from 'react'
import { useSession } from '../sign-in/session.tsx'
import { useSay, useText } from '../texts/texts.ts'
import { useWaiting } from './ask.tsx'
import { useHall } from './hall.tsx'

/** What every workplace must know of the connection: that the server keeps us out, and what was noted meanwhile. */
export function Notices() {
  const t = useText()
  const say = useSay()
  const { client } = useHall()
  const { refresh } = useSession()
  const refusal = useSource(client.refused)
  const freshness = useFreshness(client)
  const waiting = useWaiting()
  const isSessionOver = refusal?.reason === 'not-signed-in' || refusal?.reason === 'locked'
  // A session that ended or was locked elsewhere cuts the connection, and the rooms of the walls open to anybody again: who
  // comes back asks who they are, so that no case stays on the screen of somebody who is signed in no more.
  const isLive = freshness.kind === 'live'
  useEffect(() => {
    if (isSessionOver || isLive) refresh()
  }, [isSessionOver, isLive, refresh])

  if (refusal !== null) {
    return <Alert banner type="error" title={t('shell.refusedEntry')} description={say(refusalText(refusal))} />
  }
  if (freshness.kind === 'live' || waiting.length === 0) return null
  const what = waiting.map((intent) => t(`intent.${intent}`)).join(' · ')
  return <Alert banner type="info" title={`${t('shell.noted')} · ${t('shell.notedHelp', { what })}`} />
}
