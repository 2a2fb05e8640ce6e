import type { VisitId } from './state.ts'
import type { AskedInVisit, KioskVerb, VisitVerbs } from './verbs.ts'

/** The verbs of one visit over a carrier that brings a name and an argument to the host. */
export function makeVisitVerbs(
  visit: VisitId,
  carry: (verb: KioskVerb, argument: AskedInVisit) => Promise<unknown>,
): VisitVerbs {
  const ask = <T>(verb: KioskVerb, asked: unknown = null): Promise<T> => carry(verb, { visit, asked }) as Promise<T>
  return {
    takeTicket: (request) => ask('takeTicket', request),
    answerWarning: (answer) => ask('answerWarning', answer),
    findTicket: (code) => ask('findTicket', code),
    resumeFound: (how) => ask('resumeFound', how),
    leaveFound: () => ask('leaveFound'),
    reprint: (request) => ask('reprint', request),
    acknowledge: () => ask('acknowledge'),
    printChecklist: (request) => ask('printChecklist', request),
    slots: (request) => ask('slots', request),
    book: (request) => ask('book', request),
    findAppointment: (code) => ask('findAppointment', code),
    cancelAppointment: (code) => ask('cancelAppointment', code),
    printAppointment: (code) => ask('printAppointment', code),
    endVisit: () => ask('endVisit'),
  }
}
