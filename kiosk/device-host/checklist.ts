import { encodeChecklist } from '@onehall/devices'
import type { ChecklistRequest } from '../bridge/checklist.ts'
import type { PrintAnswer } from '../bridge/printer.ts'
import type { KioskState } from '../bridge/state.ts'
import { checklistPrint } from './checklist-text.ts'
import type { HallLink } from './hall-link.ts'
import { minuteText } from './local-time.ts'
import type { Parts } from './parts.ts'
import { printAnswer, type PrinterDesk } from './printer-desk.ts'

/** Prints 《办事指南·材料清单》 of what a visitor answered. */
export function makeChecklistPrinter(link: HallLink, printer: PrinterDesk, state: Parts<KioskState>) {
  return async (request: ChecklistRequest): Promise<PrintAnswer> => {
    const hall = link.hall()
    if (hall === null) return { kind: 'nothing' }
    const { demo } = state.get()
    const print = checklistPrint(hall, request, { demo, printedAt: minuteText(link.now(), hall.timeZone) })
    return print === null ? { kind: 'nothing' } : printAnswer(await printer.print(encodeChecklist(print)))
  }
}
