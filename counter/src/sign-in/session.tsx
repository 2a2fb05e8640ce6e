import { type RestAnswer, ofHall } from '@onehall/client'
import type { HallId } from '@onehall/domain'
import { ROUTES, type RestRefusal, type SessionInfo, done, sessionInfo } from '@onehall/protocol'
import { type ReactNode, createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { hallAtTheDoor, rest } from '../shell/rest.ts'
import { arrive } from './arrival.ts'
import { forgetPc, thisPc } from './counter-pc.ts'
import { makeInOrder } from './in-order.ts'

/** Who is signed in at this browser, as the server last said. */
export type Seat =
  | { readonly kind: 'asking' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'out' }
  | { readonly kind: 'in'; readonly info: SessionInfo }

export interface Session {
  readonly seat: Seat
  /** Each answers null, or why not. */
  signIn(account: string, password: string): Promise<RestRefusal | null>
  unlock(password: string): Promise<RestRefusal | null>
  lock(): Promise<RestRefusal | null>
  /** Goes on in another hall. */
  moveTo(hall: HallId): Promise<RestRefusal | null>
  signOut(): Promise<RestRefusal | null>
  setUp(first: { code: string; account: string; password: string; displayName: string }): Promise<RestRefusal | null>
  /** Asks the server anew: it refused something because the session is over or locked. */
  refresh(): void
}

const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('no SessionProvider')
  return session
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [seat, setSeat] = useState<Seat>({ kind: 'asking' })

  const [order] = useState(makeInOrder)

  const refresh = useCallback(() => {
    const counts = order.ask()
    void askSeat().then((asked) => {
      // An answer that was long under way would throw out who signed in since, or take the form from under their hands.
      if (!counts()) return
      // A server that says nothing signs nobody out: what is half typed behind the seat stays.
      setSeat((seat) => (asked.kind === 'unreachable' && seat.kind === 'in' ? seat : asked))
    })
  }, [order])
  useEffect(refresh, [refresh])

  const session = useMemo<Session>(() => {
    const seated = async (asking: Promise<RestAnswer<SessionInfo>>): Promise<RestRefusal | null> => {
      const answer = await asking
      if (!answer.ok) return answer.refusal
      order.outdate()
      setSeat({ kind: 'in', info: answer.value })
      return null
    }
    return {
      seat,
      async signIn(account, password) {
        const pc = thisPc()
        const body = { account, password, ...(pc !== null && { pc: pc.token }) }
        const refusal = await seated(rest.post(ofHall(ROUTES.signIn.path, hallAtTheDoor()), body, sessionInfo))
        // The next try is that of a PC that belongs to no counter.
        if (refusal?.reason === 'device-unpaired') forgetPc()
        if (refusal === null) arrive()
        return refusal
      },
      moveTo: (hall) => seated(rest.post(ROUTES.moveHall.path, { hall }, sessionInfo)),
      async unlock(password) {
        const refusal = await seated(rest.post(ROUTES.unlock.path, { password }, sessionInfo))
        // A server that is away can unlock nobody: behind a locked screen nothing is lost, and the counter may call on by voice.
        if (refusal?.reason === 'out-of-service') setSeat({ kind: 'unreachable' })
        return refusal
      },
      lock: () => seated(rest.post(ROUTES.lock.path, {}, sessionInfo)),
      setUp: (first) => seated(rest.post(ofHall(ROUTES.setUp.path, hallAtTheDoor()), first, sessionInfo)),
      async signOut() {
        const answer = await rest.delete(ROUTES.signOut.path, done)
        if (!answer.ok && answer.refusal.reason !== 'not-signed-in') return answer.refusal
        order.outdate()
        setSeat({ kind: 'out' })
        return null
      },
      refresh,
    }
  }, [seat, refresh, order])

  return <SessionContext value={session}>{children}</SessionContext>
}

async function askSeat(): Promise<Seat> {
  const answer = await rest.get<SessionInfo | null>(ROUTES.session.path, sessionInfo.nullable())
  if (!answer.ok) return { kind: 'unreachable' }
  return answer.value === null ? { kind: 'out' } : { kind: 'in', info: answer.value }
}
