import { startDeviceHost } from './host.ts'
import { logToConsole } from './log.ts'
import { readSettings, SettingError } from './settings.ts'

/** The process beside the kiosk's screen: see README.md for its settings. */
try {
  const host = await startDeviceHost(readSettings(process.env), logToConsole)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void host.stop().then(() => process.exit(0)))
  }
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof SettingError) process.stderr.write(`${error.message}\n`)
  else if (code === 'EADDRINUSE') process.stderr.write('KIOSK_PORT 已被占用 · KIOSK_PORT is in use\n')
  else throw error
  process.exitCode = 1
}
