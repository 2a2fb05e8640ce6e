import type { Intent, IntentType } from '@onehall/domain'
import { type Answer, type PersonInput, type RestRefusal, refusalText } from '@onehall/protocol'
import { App } from 'antd'
import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'
import { useSession } from '../sign-in/session.tsx'
import { useSay } from '../texts/texts.ts'
import { useHall } from './hall.tsx'

/** Tells a person why something was refused; a session that ended or was locked leads to where it begins again. */
export function useTellRefusal(): (refusal: RestRefusal) => void {
  const { message } = App.useApp()
  const { refresh } = useSession()
  const say = useSay()
  return (refusal) => {
    void message.error({ content: say(refusalText(refusal)), key: refusal.reason })
    if (refusal.reason === 'not-signed-in' || refusal.reason === 'locked') refresh()
  }
}

interface Waiting {
  /** What was asked for and is not answered yet, oldest first. */
  readonly waiting: readonly IntentType[]
  add(intent: IntentType): () => void
}

const WaitingContext = createContext<Waiting>({ waiting: [], add: () => () => {} })

/** Knows what waits for an answer, so that the shell can say that it was noted. */
export function AskProvider({ children }: { readonly children: ReactNode }) {
  const [rows, setRows] = useState<readonly { readonly intent: IntentType }[]>([])
  const add = useCallback((intent: IntentType) => {
    const row = { intent }
    setRows((before) => [...before, row])
    return () => setRows((before) => before.filter((each) => each !== row))
  }, [])
  return <WaitingContext value={{ waiting: rows.map(({ intent }) => intent), add }}>{children}</WaitingContext>
}

export function useWaiting(): readonly IntentType[] {
  return useContext(WaitingContext).waiting
}

export interface Asking {
  /** What this place asked for and waits to be answered; one thing at a time. */
  readonly pending: IntentType | null
  /** Asks once and tells a refusal. Null while another thing is pending: a key held down asks nothing twice. */
  ask(intent: Intent, person?: PersonInput): Promise<Answer | null>
}

export function useAsk(): Asking {
  const { client } = useHall()
  const { add } = useContext(WaitingContext)
  const tell = useTellRefusal()
  const [pending, setPending] = useState<IntentType | null>(null)
  const isBusy = useRef(false)

  async function ask(intent: Intent, person?: PersonInput): Promise<Answer | null> {
    if (isBusy.current) return null
    isBusy.current = true
    setPending(intent.type)
    const remove = add(intent.type)
    const answer = await client.command(intent, person)
    remove()
    isBusy.current = false
    setPending(null)
    if (!answer.ok) tell(answer.refusal)
    return answer
  }

  return { pending, ask }
}
