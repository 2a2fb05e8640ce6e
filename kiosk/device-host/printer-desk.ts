import type { Clock, Printer, PrintOutcome, PrinterStatus, Stop } from '@onehall/devices'
import type { PrintAnswer } from '../bridge/printer.ts'
import type { KioskState } from '../bridge/state.ts'
import type { Parts } from './parts.ts'

/** The one printer of this kiosk, with its state kept for the screens. */
export interface PrinterDesk {
  status(): Promise<PrinterStatus>
  print(job: Buffer): Promise<PrintOutcome>
  stop: Stop
}

/** Paper and cover are asked for this often while nothing is printed (domain.md §4.2). */
const ASK_EVERY_MS = 30_000

export function startPrinterDesk(printer: Printer, clock: Clock, state: Parts<KioskState>): PrinterDesk {
  let stopped = false
  let cancel: Stop = () => {}

  async function status(): Promise<PrinterStatus> {
    cancel()
    const answer = await printer.status()
    state.set({ printer: answer })
    cancel()
    if (!stopped) cancel = clock.after(ASK_EVERY_MS, () => void status())
    return answer
  }

  void status()
  return {
    status,
    async print(job) {
      const outcome = await printer.print(job)
      if (outcome.kind === 'printed') state.set({ printer: { kind: 'ready', paperNearEnd: outcome.paperNearEnd } })
      else void status()
      return outcome
    },
    stop() {
      stopped = true
      cancel()
    },
  }
}

/** What the page is told of a job. */
export function printAnswer(outcome: PrintOutcome): PrintAnswer {
  switch (outcome.kind) {
    case 'printed':
      return { kind: 'printed' }
    case 'refused':
      return { kind: 'refused', why: outcome.why }
    case 'unknown':
      return { kind: 'unknown' }
  }
}
