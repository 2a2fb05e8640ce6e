import { type HallClient, type Source, connectHall, storeIn } from '@onehall/client'
import type { HallConfig, HallId, StaffId } from '@onehall/domain'
import type { RestRefusal, SessionInfo } from '@onehall/protocol'
import { useRoom, useSource } from '@onehall/ui'
import { type ReactNode, createContext, useContext, useEffect, useMemo, useState } from 'react'
import { type InHand, makeInHand } from './in-hand.ts'
import { HallFailed, HallLoading } from './hall-wait.tsx'
import { entryOf } from './entries.ts'
import { rest } from './rest.ts'

/** The hall as a signed-in person works with it. */
export interface Hall {
  readonly client: HallClient
  readonly config: HallConfig
  readonly info: SessionInfo
  readonly inHand: InHand
}

const HallContext = createContext<Hall | null>(null)

export function useHall(): Hall {
  const hall = useContext(HallContext)
  if (hall === null) throw new Error('no HallProvider')
  return hall
}

interface Props {
  readonly info: SessionInfo
  readonly onOutdated: () => void
  readonly children: ReactNode
}

/** Connects to the hall while somebody is signed in and unlocked. */
export function HallProvider({ info, onOutdated, children }: Props) {
  const { hall, staff } = info
  const client = useSource(useMemo(() => clientSource(hall, staff, onOutdated), [hall, staff, onOutdated]))
  return client === null ? (
    <HallLoading />
  ) : (
    <Configured client={client} info={info}>
      {children}
    </Configured>
  )
}

/** A client that is connected exactly as long as React is subscribed to it. */
function clientSource(hall: HallId, staff: StaffId, onOutdated: () => void): Source<HallClient | null> {
  let client: HallClient | null = null
  return {
    get: () => client,
    subscribe() {
      const store = storeIn(sessionStorage, `onehall.commands.${staff}.${hall}`)
      const started = connectHall({ url: location.origin, hall, store, onOutdated })
      client = started
      return () => {
        started.stop()
        client = null
      }
    },
  }
}

/** Reads the configuration, and again when the day runs on another version of it. */
function Configured({ client, info, children }: Omit<Props, 'onOutdated'> & { readonly client: HallClient }) {
  const [config, setConfig] = useState<HallConfig | null>(null)
  const [refusal, setRefusal] = useState<RestRefusal | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [inHand] = useState(makeInHand)
  const version = entryOf(useRoom(client, `hall:${info.hall}`), 'day', 'day')?.config

  useEffect(() => {
    let isCurrent = true
    void rest.config(info.hall).then((answer) => {
      if (!isCurrent) return
      if (answer.ok) setConfig(answer.value)
      setRefusal(answer.ok ? null : answer.refusal)
    })
    return () => void (isCurrent = false)
  }, [info.hall, version, attempt])

  if (config === null) {
    return refusal === null ? <HallLoading /> : <HallFailed refusal={refusal} onRetry={() => setAttempt(attempt + 1)} />
  }
  return <HallContext value={{ client, config, info, inHand }}>{children}</HallContext>
}
