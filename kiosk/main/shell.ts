import type { DeviceHost } from '../device-host/host.ts'
import type { BrowserWindow, Electron } from './electron.ts'
import { serveIpc } from './ipc.ts'

/**
 * One locked window on the kiosk page: no menu, no second window, no way to another address, no permission, no Node in the page.
 * Returns the window's stop.
 */
export async function openShell(
  electron: Electron,
  host: Pick<DeviceHost, 'origin' | 'kiosk'>,
  preload: string,
  onError: (error: unknown) => void,
): Promise<() => void> {
  const { session, ipcMain } = electron
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  const window: BrowserWindow = new electron.BrowserWindow({
    kiosk: true,
    fullscreen: true,
    autoHideMenuBar: true,
    backgroundColor: '#f4f6f9',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
      // 「请取走您的身份证」 sounds without a touch before (users.md V2).
      autoplayPolicy: 'no-user-gesture-required',
    },
  })
  const { webContents } = window
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-navigate', (event, url) => {
    if (!URL.canParse(url) || new URL(url).origin !== host.origin) event.preventDefault()
  })
  // A page that begins anew or died shows nobody's data.
  webContents.on('did-start-navigation', host.kiosk.endVisit)
  webContents.on('render-process-gone', () => {
    host.kiosk.endVisit()
    if (!webContents.isDestroyed()) webContents.reload()
  })
  const stop = serveIpc(ipcMain, webContents, host.origin, host.kiosk, onError)
  await window.loadURL(`${host.origin}/kiosk/`)
  return stop
}
