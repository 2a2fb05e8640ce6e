import { resolve } from 'node:path'
import { startHallServer } from './hall-server.ts'
import { makeLog } from './log.ts'

/** The hall server as a process. What the environment may say is in README.md. */
const env = process.env
const log = makeLog(env['LOG_LEVEL'] ?? 'info')
const { TLS_CERT: cert, TLS_KEY: key } = env
const local = (port: string | undefined): string | null => (port === undefined ? null : `http://127.0.0.1:${port}`)

/** To a person and into no file: over the link of `npm start` to its terminal, or on this process's own. */
function tellSetUpCode(code: string): void {
  if (process.connected) process.send?.({ setUpCode: code })
  else console.log(`首位管理员设置码（一次有效） One-time set-up code for the first administrator: ${code}`)
}

function fatal(error: unknown): never {
  log.fatal({ err: error }, 'the hall server ends, to be started anew')
  process.exit(70)
}

try {
  const server = await startHallServer({
    folder: resolve(env['ONEHALL_DATA'] ?? 'data'),
    port: Number(env['PORT'] ?? 8080),
    mode: env['ONEHALL_MODE'],
    tlsFiles: cert !== undefined && key !== undefined ? { cert, key } : null,
    publicUrl: env['PUBLIC_URL'] ?? null,
    platformUrl: env['PLATFORM_URL'] ?? `http://127.0.0.1:${env['PLATFORM_PORT'] ?? 8090}`,
    platformSecret: env['PLATFORM_SECRET'] || undefined,
    platformAppId: env['PLATFORM_APP_ID'] || undefined,
    links: { kiosk: local(env['KIOSK_PORT'] ?? '8081'), platform: local(env['PLATFORM_PORT'] ?? '8090') },
    build: env['npm_package_version'] ?? '0.1.0',
    log,
    fatal,
  })
  console.log(`hall server: ${server.url}`)
  if (server.setUpCode !== null) tellSetUpCode(server.setUpCode)
  const stop = (): void => void server.stop().then(() => process.exit(0), fatal)
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  // Whoever started it reads this line; a refusal to start says what to do.
  console.error(error instanceof Error ? error.message : error)
  log.fatal({ err: error }, 'the hall server could not start')
  process.exit(1)
}
process.on('uncaughtException', fatal)
process.on('unhandledRejection', fatal)
