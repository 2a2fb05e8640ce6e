import { z } from 'zod'
import {
  appointmentCode,
  bookRequest,
  slotsRequest,
  type AppointmentAnswer,
  type BookAnswer,
  type BookRequest,
  type CancelAnswer,
  type SlotsAnswer,
} from './appointment.ts'
import { checklistRequest, type ChecklistRequest } from './checklist.ts'
import { resumption, ticketCode, type FindAnswer, type Resumption } from './found.ts'
import type { PrintAnswer } from './printer.ts'
import type { KioskState, VisitId } from './state.ts'
import {
  reprintRequest,
  ticketRequest,
  warningAnswer,
  type AcknowledgeAnswer,
  type ReprintRequest,
  type TakeAnswer,
  type TicketRequest,
} from './ticket.ts'

/** What the visitor of one visit can ask for. Every verb answers while the visit lasts and the host is there; else it rejects. */
export interface VisitVerbs {
  takeTicket(request: TicketRequest): Promise<TakeAnswer>
  answerWarning(answer: z.infer<typeof warningAnswer>): Promise<TakeAnswer>
  findTicket(code: z.infer<typeof ticketCode>): Promise<FindAnswer>
  /** Restores, or reports back, the number that was found last. */
  resumeFound(how: Resumption): Promise<FindAnswer>
  /** Gives back the number whose ticket was scanned last. */
  leaveFound(): Promise<FindAnswer>
  reprint(request: ReprintRequest): Promise<PrintAnswer>
  acknowledge(): Promise<AcknowledgeAnswer>
  printChecklist(request: ChecklistRequest): Promise<PrintAnswer>
  slots(request: z.infer<typeof slotsRequest>): Promise<SlotsAnswer>
  /** Books, and prints the slip. */
  book(request: BookRequest): Promise<BookAnswer>
  findAppointment(code: z.infer<typeof appointmentCode>): Promise<AppointmentAnswer>
  /** Gives back an appointment that this visitor showed. */
  cancelAppointment(code: z.infer<typeof appointmentCode>): Promise<CancelAnswer>
  /** The slip once more. */
  printAppointment(code: z.infer<typeof appointmentCode>): Promise<PrintAnswer>
  /** The visitor has gone: everything known of the visitor is forgotten. */
  endVisit(): Promise<void>
}

/**
 * `window.kiosk`: what passes between the kiosk page and the device host. The page holds no token, no card and no printer: it
 * asks with verbs and shows a state. In Electron the same contract travels over IPC, elsewhere over a loopback socket.
 */
export interface KioskBridge {
  /** Tells the whole state first, then the parts that changed; returns its stop. */
  onState(listener: (parts: Partial<KioskState>) => void): () => void
  /** The host itself answers; a page without it says so. */
  onHost(listener: (there: boolean) => void): () => void
  /** The verbs in the name of that visit: once it is over, nothing is done for it any more. */
  inVisit(visit: VisitId): VisitVerbs
}

const ofVisit = <T extends z.ZodType>(asked: T) => z.strictObject({ visit: z.string().max(64), asked })

/** The verbs by name, each with what it takes: the one table that both carriers of the bridge serve. */
export const KIOSK_VERBS = {
  takeTicket: ofVisit(ticketRequest),
  answerWarning: ofVisit(warningAnswer),
  findTicket: ofVisit(ticketCode),
  resumeFound: ofVisit(resumption),
  leaveFound: ofVisit(z.null()),
  reprint: ofVisit(reprintRequest),
  acknowledge: ofVisit(z.null()),
  printChecklist: ofVisit(checklistRequest),
  slots: ofVisit(slotsRequest),
  book: ofVisit(bookRequest),
  findAppointment: ofVisit(appointmentCode),
  cancelAppointment: ofVisit(appointmentCode),
  printAppointment: ofVisit(appointmentCode),
  endVisit: ofVisit(z.null()),
} as const
export type KioskVerb = keyof typeof KIOSK_VERBS

/** An argument as it travels: what is asked, and in which visit. */
export interface AskedInVisit {
  readonly visit: VisitId
  readonly asked: unknown
}

declare global {
  interface Window {
    kiosk?: KioskBridge
  }
}
