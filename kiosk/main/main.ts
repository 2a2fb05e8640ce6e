import { join } from 'node:path'
import { startDeviceHost } from '../device-host/host.ts'
import { logToConsole } from '../device-host/log.ts'
import { readSettings } from '../device-host/settings.ts'
import type { Electron } from './electron.ts'
import { openShell } from './shell.ts'

/** The desktop shell: the device host and one window on its page, in one process. */
const name = 'electron'
const electron = (await import(name)) as Electron
const { app } = electron

if (app.requestSingleInstanceLock()) {
  await app.whenReady()
  const host = await startDeviceHost(readSettings(process.env), logToConsole)
  const preload = join(import.meta.dirname, '../preload/preload.cjs')
  const stop = await openShell(electron, host, preload, () => logToConsole('verb failed'))
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => {
    stop()
    void host.stop()
  })
} else {
  app.quit()
}
