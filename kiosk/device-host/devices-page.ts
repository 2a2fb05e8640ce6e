import {
  encodeTestPage,
  paperText,
  renderPaperSvg,
  type CardReader,
  type CardSimulator,
  type Printer,
  type PrintedPaper,
  type Stop,
  type VirtualPrinter,
} from '@onehall/devices'
import { refusalText } from '@onehall/protocol'
import type { KioskState } from '../bridge/state.ts'
import type { DeviceAnswer, DevicesState, DeviceVerb, PaperNow } from '../bridge/devices.ts'
import { DEVICE_VERBS } from '../bridge/devices.ts'
import type { Device } from './devices.ts'
import type { OfflineBook } from './offline-book.ts'
import { minuteText } from './local-time.ts'
import { makeParts, type Parts } from './parts.ts'
import type { PrinterDesk } from './printer-desk.ts'
import type { SampleCard } from './samples.ts'
import type { Verbs } from './verbs.ts'

/** What the devices page shows and does. */
export interface DevicesPage {
  readonly state: Parts<DevicesState>
  readonly verbs: Verbs<DeviceVerb>
  /** The picture of a paper that came out of the virtual printer, or null. */
  picture(id: number): string | null
  stop: Stop
}

/** A bank card: the reader never finds it (users.md V1). */
const FOREIGN = { key: 'foreign-object', label: { zh: '社保卡、银行卡（读不出）', en: 'Bank card (cannot be read)' } }
/** Each attempt of one reading is spoiled; the reader tries three times. */
const ATTEMPTS = 3
const NOT_HERE: DeviceAnswer = { ok: false, why: 'not-simulated' }
const DONE: DeviceAnswer = { ok: true }

export function makeDevicesPage(
  printer: Device<Printer, VirtualPrinter>,
  reader: Device<CardReader, CardSimulator>,
  desk: PrinterDesk,
  cards: readonly SampleCard[],
  kiosk: Parts<KioskState>,
  book: Pick<OfflineBook, 'refused' | 'waiting' | 'forget'>,
): DevicesPage {
  const state = makeParts<DevicesState>({
    demo: false,
    timeZone: null,
    printer: { address: printer.address, condition: null, status: { kind: 'unknown' } },
    papers: [],
    reader: {
      address: reader.address,
      simulated: reader.simulated !== null,
      state: 'away',
      problem: null,
      lying: null,
      plugged: true,
    },
    refused: [],
    unjoined: 0,
    cards: reader.simulated === null ? [] : [...cards.map(({ key, label }) => ({ key, label })), FOREIGN],
  })
  const showPrinter = (): void =>
    state.set({
      printer: {
        address: printer.address,
        condition: printer.simulated?.condition() ?? null,
        status: kiosk.get().printer,
      },
      papers: (printer.simulated?.papers() ?? []).map(paperNow).reverse(),
    })
  const showOwn = (): void =>
    state.set({
      unjoined: book.waiting().length,
      refused: book.refused().map(({ intent: { number }, refusal }) => ({ number, why: refusalText(refusal) })),
    })
  const showReader = (parts: Partial<DevicesState['reader']>): void =>
    state.set({ reader: { ...state.get().reader, ...parts } })

  const stops = [
    kiosk.listen(() => {
      const { demo, hall } = kiosk.get()
      state.set({ demo, timeZone: hall?.timeZone ?? null })
      showPrinter()
      showOwn()
    }),
    printer.simulated?.onPaper(showPrinter) ?? (() => {}),
    reader.device.onState((now) => showReader({ state: now, ...(now === 'reading' && { problem: null }) })),
    reader.device.onProblem(({ code }) => showReader({ problem: code })),
  ]

  function lay(key: string): DeviceAnswer {
    const card = cards.find((each) => each.key === key)
    if (reader.simulated === null) return NOT_HERE
    if (card === undefined && key !== FOREIGN.key) return { ok: false, why: 'no-such-card' }
    reader.simulated.lay(card?.card ?? 'foreign-object')
    showReader({ lying: key, problem: null })
    return DONE
  }

  return {
    state,
    picture(id) {
      const printed = printer.simulated?.papers().find((paper) => paper.id === id)
      return printed === undefined ? null : renderPaperSvg(printed.paper)
    },
    verbs: {
      schemas: DEVICE_VERBS,
      run: {
        async setPrinter({ condition }) {
          if (printer.simulated === null) return NOT_HERE
          printer.simulated.set(condition)
          showPrinter()
          void desk.status()
          return DONE
        },
        async printTestPage() {
          const { hall } = kiosk.get()
          const job = encodeTestPage({
            hallName: hall?.name.zh ?? '一厅通办 OneHall',
            deviceName: 'kiosk',
            printedAt: minuteText(Date.now(), hall?.timeZone ?? 'Asia/Shanghai'),
          })
          const outcome = await desk.print(job)
          return outcome.kind === 'printed' ? DONE : { ok: false, why: outcome.kind }
        },
        layCard: async ({ key }) => lay(key),
        async takeCard() {
          if (reader.simulated === null) return NOT_HERE
          reader.simulated.take()
          showReader({ lying: null })
          return DONE
        },
        async spoilRead({ fault }) {
          if (reader.simulated === null) return NOT_HERE
          reader.simulated.inject(fault, 'read', ATTEMPTS)
          return DONE
        },
        async seenTo({ number }) {
          book.forget(number)
          showOwn()
          return DONE
        },
        async plugReader({ plugged }) {
          if (reader.simulated === null) return NOT_HERE
          if (plugged) reader.simulated.plug()
          else reader.simulated.pull()
          showReader({ plugged })
          return DONE
        },
      },
    },
    stop() {
      for (const stop of stops) stop()
    },
  }
}

function paperNow({ id, at, paper, fault }: PrintedPaper): PaperNow {
  return { id, at, text: paperText(paper), fault: fault === null ? null : `${fault.kind}: ${fault.detail}` }
}
