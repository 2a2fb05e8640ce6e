import type { KioskBridge, KioskState, KioskVerb } from '../bridge.ts'
import type { PreloadElectron } from '../main/electron.ts'

/** Exposes `window.kiosk` with its verbs and nothing else: no channel name comes from the page. */
export function exposeKiosk({ contextBridge, ipcRenderer }: PreloadElectron): void {
  async function ask<T>(verb: KioskVerb, argument: unknown = null): Promise<T> {
    const answer = (await ipcRenderer.invoke(`kiosk:${verb}`, argument)) as { ok: boolean; value?: T; why?: string }
    if (answer.ok) return answer.value as T
    throw new Error(`the device host refused ${verb}: ${String(answer.why)}`)
  }

  const bridge: KioskBridge = {
    onState(listener) {
      const hear = (_event: unknown, parts: unknown): void => listener(parts as Partial<KioskState>)
      ipcRenderer.on('kiosk:state', hear)
      void ipcRenderer.invoke('kiosk:begin', null)
      return () => ipcRenderer.removeListener('kiosk:state', hear)
    },
    // The host lives in the same process: where this page is, it is.
    onHost(listener) {
      listener(true)
      return () => {}
    },
    takeTicket: (request) => ask('takeTicket', request),
    answerWarning: (answer) => ask('answerWarning', answer),
    findTicket: (code) => ask('findTicket', code),
    resumeFound: (how) => ask('resumeFound', how),
    reprint: (request) => ask('reprint', request),
    acknowledge: () => ask('acknowledge'),
    printChecklist: (request) => ask('printChecklist', request),
    slots: (request) => ask('slots', request),
    book: (request) => ask('book', request),
    findAppointment: (request) => ask('findAppointment', request),
    cancelAppointment: (request) => ask('cancelAppointment', request),
    printAppointment: (request) => ask('printAppointment', request),
    endVisit: () => ask('endVisit'),
  }
  contextBridge.exposeInMainWorld('kiosk', bridge)
}
