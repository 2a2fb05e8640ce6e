import type { KioskState } from '../bridge/state.ts'
import type { Parts } from '../device-host/parts.ts'
import { serveVerb, type Verbs } from '../device-host/verbs.ts'
import type { Electron, Frame, WebContents } from './electron.ts'

/** The state goes down on this channel, each verb comes up on its own. */
export const STATE_CHANNEL = 'kiosk:state'
export const verbChannel = (verb: string): string => `kiosk:${verb}`
/** A page that begins asks for the whole state once. */
export const BEGIN_CHANNEL = 'kiosk:begin'

/** Only our own page in the window's main frame is heard. */
export function isOwnPage(frame: Frame | null, origin: string): boolean {
  return frame !== null && frame.parent === null && URL.canParse(frame.url) && new URL(frame.url).origin === origin
}

/**
 * Serves the kiosk bridge over IPC: the same table of verbs, parsed the same way as over the loopback socket. Returns its stop.
 */
export function serveIpc<V extends string>(
  ipcMain: Electron['ipcMain'],
  contents: WebContents,
  origin: string,
  { state, verbs }: { readonly state: Parts<KioskState>; readonly verbs: Verbs<V> },
  onError: (error: unknown) => void,
): () => void {
  const tell = (parts: Partial<KioskState>): void => {
    if (!contents.isDestroyed()) contents.send(STATE_CHANNEL, parts)
  }
  const names = Object.keys(verbs.schemas)
  for (const verb of names) {
    ipcMain.handle(verbChannel(verb), async ({ senderFrame }, argument) => {
      if (!isOwnPage(senderFrame, origin)) return { ok: false, why: 'malformed' }
      return serveVerb(verbs, verb, argument, onError)
    })
  }
  ipcMain.handle(BEGIN_CHANNEL, async ({ senderFrame }) => {
    if (isOwnPage(senderFrame, origin)) tell(state.get())
    return null
  })
  const stop = state.listen(tell)
  return () => {
    stop()
    for (const verb of names) ipcMain.removeHandler(verbChannel(verb))
    ipcMain.removeHandler(BEGIN_CHANNEL)
  }
}
