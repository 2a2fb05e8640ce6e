/** The sandbox platform as a process of its own. */
import { isIP } from 'node:net'
import { join } from 'node:path'
import { DEMO_SECRET, startSandbox } from './sandbox.ts'

const { PLATFORM_PORT = '8090', PLATFORM_HOST = '127.0.0.1', ONEHALL_DATA = './data', PLATFORM_SECRET } = process.env

const port = Number(PLATFORM_PORT)
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`PLATFORM_PORT is no port: ${PLATFORM_PORT}`)
if (!PLATFORM_SECRET && !isLoopback(PLATFORM_HOST)) {
  fail('PLATFORM_SECRET must be set when the sandbox platform can be reached from other machines')
}

const sandbox = await startSandbox({
  port,
  host: PLATFORM_HOST,
  dataFile: join(ONEHALL_DATA, 'platform', 'received.jsonl'),
  secret: PLATFORM_SECRET || DEMO_SECRET,
}).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
console.log(`sandbox platform: ${sandbox.url}/`)

let stopping: Promise<void> | undefined
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    stopping ??= sandbox.stop().then(() => process.exit(0))
  })
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function fail(why: string): never {
  console.error(`sandbox platform: ${why}`)
  process.exit(1)
}
