import type { KioskState } from '../bridge/state.ts'
import type { AskedInVisit, KioskBridge, KioskVerb } from '../bridge/verbs.ts'
import { makeVisitVerbs } from '../bridge/visit-verbs.ts'
import type { PreloadElectron } from '../main/electron.ts'

/** Exposes `window.kiosk` with its verbs and nothing else: no channel name comes from the page. */
export function exposeKiosk({ contextBridge, ipcRenderer }: PreloadElectron): void {
  async function ask(verb: KioskVerb, argument: AskedInVisit): Promise<unknown> {
    const answer = (await ipcRenderer.invoke(`kiosk:${verb}`, argument)) as {
      ok: boolean
      value?: unknown
      why?: string
    }
    if (answer.ok) return answer.value
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
    inVisit: (visit) => makeVisitVerbs(visit, ask),
  }
  contextBridge.exposeInMainWorld('kiosk', bridge)
}
