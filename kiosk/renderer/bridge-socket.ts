import { io } from 'socket.io-client'
import type { KioskState } from '../bridge/state.ts'
import type { KioskBridge } from '../bridge/verbs.ts'
import { makeVisitVerbs } from '../bridge/visit-verbs.ts'

/** A page's side of a bridge over the loopback socket of the device host that served the page. */
export interface SocketBridge<S> {
  onState(listener: (parts: Partial<S>) => void): () => void
  onHost(listener: (there: boolean) => void): () => void
  ask(verb: string, argument: unknown): Promise<unknown>
}

/** Longer than the slowest job of a printer; after it the host counts as gone. */
const ANSWER_MS = 30_000

export function openSocketBridge<S>(name: string): SocketBridge<S> {
  const socket = io(`${location.origin}/${name}`, { transports: ['websocket'], reconnectionDelayMax: 2_000 })
  return {
    onState(listener) {
      socket.on('state', listener)
      return () => void socket.off('state', listener)
    },
    onHost(listener) {
      const there = (): void => listener(true)
      const gone = (): void => listener(false)
      socket.on('connect', there).on('disconnect', gone).on('connect_error', gone)
      return () => void socket.off('connect', there).off('disconnect', gone).off('connect_error', gone)
    },
    async ask(verb, argument) {
      const answer = await socket.timeout(ANSWER_MS).emitWithAck('ask', verb, argument)
      if (answer.ok) return answer.value
      throw new Error(`the device host refused ${verb}: ${answer.why}`)
    },
  }
}

/** `window.kiosk` in a plain browser; Electron's preload has made its own before. */
export function openKioskBridge(): KioskBridge {
  const { onState, onHost, ask } = openSocketBridge<KioskState>('kiosk')
  return { onState, onHost, inVisit: (visit) => makeVisitVerbs(visit, ask) }
}
