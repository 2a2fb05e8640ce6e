import { useState } from 'react'
import type { BookRequest } from '../bridge/appointment.ts'
import type { FindAnswer, Resumption } from '../bridge/found.ts'
import type { TakeAnswer, TicketRequest } from '../bridge/ticket.ts'
import type { VisitVerbs } from '../bridge/verbs.ts'
import type { Screen } from './navigation.ts'
import type { Way } from './use-path.ts'

/** What a visitor asks of the host, one thing at a time; each answer leads to its screen. */
export interface Asking {
  /** A number is being made. */
  readonly isTaking: boolean
  /** Something is looked up or booked. */
  readonly isFinding: boolean
  readonly take: (request: TicketRequest) => void
  readonly answerWarning: (request: TicketRequest, goOn: boolean) => void
  readonly find: (code: string) => void
  readonly resume: (how: Resumption['how']) => void
  readonly leave: () => void
  readonly findAppointment: (code: string) => void
  readonly book: (request: BookRequest) => void
  readonly cancelAppointment: (code: string) => void
}

const AWAY = { kind: 'server-away' } as const

export function useAsking(bridge: VisitVerbs, { screen, go, instead, begin }: Way, end: () => void): Asking {
  const [isTaking, setTaking] = useState(false)
  const [isFinding, setFinding] = useState(false)

  async function taking(request: TicketRequest, ask: () => Promise<TakeAnswer>): Promise<void> {
    setTaking(true)
    const answer = await ask().catch(() => AWAY)
    setTaking(false)
    // A number appears by itself, with the state.
    if (answer.kind === 'taken') return
    if (answer.kind === 'left') return end()
    const notice: Screen = { at: 'notice', answer, request }
    if (screen.at === 'notice') instead(notice)
    else go(notice)
  }

  async function finding(ask: () => Promise<FindAnswer>): Promise<void> {
    setFinding(true)
    const answer = await ask().catch(() => AWAY)
    setFinding(false)
    begin({ at: 'found', answer })
  }

  /** Something is asked about an appointment; what comes of it is shown. */
  async function working(ask: () => Promise<Screen>): Promise<void> {
    setFinding(true)
    const to = await ask().catch((): Screen => ({ at: 'not-done', answer: AWAY }))
    setFinding(false)
    if (to.at === 'booked') begin(to)
    else go(to)
  }

  return {
    isTaking,
    isFinding,
    take: (request) => void taking(request, () => bridge.takeTicket(request)),
    answerWarning: (request, goOn) =>
      void taking(request, async () => {
        const answer = await bridge.answerWarning({ goOn })
        // Who thought it over for long finds the number given back, and has another one made.
        return goOn && answer.kind === 'left' ? bridge.takeTicket(request) : answer
      }),
    find: (code) => void finding(() => bridge.findTicket({ code })),
    resume: (how) => void finding(() => bridge.resumeFound({ how })),
    leave: () => void finding(() => bridge.leaveFound()),
    findAppointment: (code) =>
      void working(async () => {
        const answer = await bridge.findAppointment({ code })
        return answer.kind === 'appointment'
          ? { at: 'appointment', appointment: answer.appointment }
          : { at: 'not-done', answer }
      }),
    book: (request) =>
      void working(async () => {
        const answer = await bridge.book(request)
        // A number of today that waited for a word after its warning is left for the appointment.
        if (answer.kind === 'booked') await bridge.answerWarning({ goOn: false })
        return answer.kind === 'booked' ? { ...answer, at: 'booked' } : { at: 'not-done', answer }
      }),
    cancelAppointment: (code) =>
      void working(async () => ({ at: 'not-done', answer: await bridge.cancelAppointment({ code }) })),
  }
}
