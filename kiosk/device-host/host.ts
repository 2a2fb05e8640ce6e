import { dirname, join } from 'node:path'
import { newCommandId } from '@onehall/client'
import { systemClock, type Clock } from '@onehall/devices'
import type { KioskState } from '../bridge/state.ts'
import { KIOSK_VERBS, type AskedInVisit, type KioskVerb } from '../bridge/verbs.ts'
import type { DevicesPage } from './devices-page.ts'
import { makeDevicesPage } from './devices-page.ts'
import { openPrinter, openReader } from './devices.ts'
import { makeAppointments } from './appointments.ts'
import { makeChecklistPrinter } from './checklist.ts'
import { makeDesk } from './desk.ts'
import { makeFinder } from './finder.ts'
import { startHallLink } from './hall-link.ts'
import { makeKeptHallFile } from './kept-hall.ts'
import type { Log } from './log.ts'
import { makeOfflineBook } from './offline-book.ts'
import { makeOfflineDesk } from './offline-desk.ts'
import { makeParts, type Parts } from './parts.ts'
import { startPrinterDesk } from './printer-desk.ts'
import { readSampleCards } from './samples.ts'
import type { Settings } from './settings.ts'
import { makeTokenFile } from './token-file.ts'
import { makeTimers } from './timers.ts'
import type { Verbs } from './verbs.ts'
import { startVisit } from './visit.ts'
import { startWeb } from './web.ts'

/** A running device host. */
export interface DeviceHost {
  readonly origin: string
  readonly kiosk: { readonly state: Parts<KioskState>; readonly verbs: Verbs<KioskVerb>; readonly endVisit: () => void }
  readonly devices: DevicesPage
  stop(): Promise<void>
}

class VisitOver extends Error {
  override readonly name = 'VisitOver'
}

const AT_FIRST: KioskState = {
  visit: '',
  link: { kind: 'connecting' },
  demo: false,
  hall: null,
  day: null,
  standstill: null,
  opens: null,
  offline: { gives: false, waiting: 0, refused: 0 },
  lines: {},
  clockOffset: 0,
  reader: { state: 'away', advice: null, forgotten: 'no' },
  card: null,
  printer: { kind: 'unknown' },
  ticket: null,
  appointments: [],
}

/** Starts everything that hangs on one kiosk: printer, reader, the connection to the hall, and the pages on loopback. */
export async function startDeviceHost(settings: Settings, log: Log, clock: Clock = systemClock): Promise<DeviceHost> {
  const stops: (() => Promise<void> | void)[] = []
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  try {
    const state = makeParts(AT_FIRST)
    const printer = await openPrinter(settings.printer, clock)
    stops.push(printer.stop)
    const reader = await openReader(settings.reader, clock)
    stops.push(reader.stop)
    const folder = dirname(settings.tokenFile)
    const times = { wall: () => Date.now(), monotonic: () => performance.now() }
    const book = makeOfflineBook(join(folder, 'offline.json'), times, newCommandId, log)
    const link = startHallLink(
      settings,
      makeTokenFile(settings.tokenFile),
      makeKeptHallFile(folder),
      state,
      log,
      book.told,
    )
    stops.push(link.stop)
    const printerDesk = startPrinterDesk(printer.device, clock, state)
    stops.push(printerDesk.stop)
    const visit = startVisit(reader.device, clock, link.now, state, log)
    stops.push(visit.stop)
    const finder = makeFinder(link, visit, log)
    const appointments = makeAppointments(link, printerDesk, visit, state, clock, log)
    stops.push(appointments.stop)
    const shown = { slip: finder.slip, appointment: appointments.found }
    const offline = makeOfflineDesk(link, book, state, makeTimers(clock), log)
    stops.push(offline.stop)
    const desk = makeDesk(link, printerDesk, visit, shown, offline, state, clock, log)
    stops.push(desk.stop)
    const devices = makeDevicesPage(printer, reader, printerDesk, readSampleCards(settings.cardsFile), state, book)
    stops.push(devices.stop)
    stops.push(reader.device.start())

    const verbs: Verbs<KioskVerb> = {
      schemas: KIOSK_VERBS,
      run: {
        takeTicket: inVisit(desk.take),
        answerWarning: inVisit(desk.answerWarning),
        findTicket: inVisit(finder.find),
        resumeFound: inVisit(finder.resume),
        leaveFound: inVisit(finder.leave),
        reprint: inVisit(desk.reprint),
        acknowledge: inVisit(desk.acknowledge),
        printChecklist: inVisit(makeChecklistPrinter(link, printerDesk, state)),
        slots: inVisit(appointments.slots),
        book: inVisit(appointments.book),
        findAppointment: inVisit(appointments.find),
        cancelAppointment: inVisit(appointments.cancel),
        printAppointment: inVisit(appointments.print),
        endVisit: inVisit(async () => visit.end()),
      },
    }
    /** What was asked in a visit that is over is not done. */
    function inVisit<T>(run: (asked: T) => Promise<unknown>) {
      return async (argument: AskedInVisit): Promise<unknown> => {
        if (argument.visit !== visit.id()) throw new VisitOver()
        return run(argument.asked as T)
      }
    }
    const kiosk = { state, verbs, endVisit: visit.end }
    const web = await startWeb(settings, kiosk, devices, log)
    stops.push(web.stop)
    log('device host listens', { origin: web.origin, printer: printer.address, reader: reader.address })
    return { origin: web.origin, kiosk, devices, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
