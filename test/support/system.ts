import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePart } from './part.ts'

/** Somebody who may sign in to the demo. */
export interface DemoAccount {
  readonly account: string
  readonly password: string
  readonly roles: readonly string[]
  readonly displayName: string
}

/** The three processes of `npm start` over a data folder of their own. */
export interface System {
  /** Origins, without a slash at the end. */
  readonly hall: string
  readonly kiosk: string
  readonly platform: string
  /** ONEHALL_DATA. */
  readonly data: string
  /** Throws when the demo has no such account. */
  account(name: string): DemoAccount
  /** The sandbox platform goes away, orderly, and comes back with what it had received. */
  stopSandbox(): Promise<void>
  startSandbox(): Promise<void>
  /** SIGKILL, in the midst of whatever it does. */
  killServer(): Promise<void>
  /** @param build the version it is started as, when it is another one */
  restartServer(build?: string): Promise<void>
  /** SIGKILL of the device host, and its start. */
  killKiosk(): Promise<void>
  startKiosk(): Promise<void>
  /** Lines that the hall server logged as an error. */
  errors(): readonly string[]
  /**
   * Stops everything and removes the data.
   * @throws when a process did not end by itself or ended badly
   */
  stop(): Promise<void>
}

/**
 * Starts the sandbox platform, the hall server and the kiosk's device host, in demo mode, on free ports of 127.0.0.1.
 * @param extra environment of all three, for example PRINTER
 */
export async function startSystem(extra: NodeJS.ProcessEnv = {}): Promise<System> {
  const data = mkdtempSync(join(tmpdir(), 'onehall-system-'))
  const [hallPort, kioskPort, platformPort] = await freePorts()
  const at = (port: string): string => `http://127.0.0.1:${port}`
  const [hall, kiosk, platform] = [at(hallPort), at(kioskPort), at(platformPort)]
  const env = {
    ONEHALL_DATA: data,
    ONEHALL_MODE: 'demo',
    PORT: hallPort,
    KIOSK_PORT: kioskPort,
    PLATFORM_PORT: platformPort,
    PLATFORM_URL: platform,
    HALL_URL: hall,
    PRINTER: '',
    CARD_READER: '',
    CARDS: '',
    LOG_LEVEL: 'info',
    ...extra,
  }
  const sandbox = makePart('sandbox platform', 'packages/connectors/src/sandbox/main.ts', env, () =>
    answers(`${platform}/api/received`),
  )
  const server = makePart('hall server', 'server/src/main.ts', env, () => answers(`${hall}/healthz`))
  const host = makePart('device host', 'kiosk/device-host/main.ts', env, () => answers(`${kiosk}/`))
  const parts = [sandbox, server, host]

  async function stop(): Promise<void> {
    const failures: unknown[] = []
    for (const part of [...parts].reverse()) await part.stop().catch((error: unknown) => failures.push(error))
    rmSync(data, { recursive: true, force: true })
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'))
  }

  try {
    for (const part of parts) await part.start()
  } catch (error) {
    await stop().catch(() => {})
    throw error
  }
  const known = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as DemoAccount[]
  return {
    hall,
    kiosk,
    platform,
    data,
    account(name) {
      const found = known.find(({ account }) => account === name)
      if (found === undefined) throw new Error(`the demo has no account ${name}`)
      return found
    },
    stopSandbox: sandbox.stop,
    startSandbox: () => sandbox.start(),
    killServer: server.kill,
    restartServer: (build) => server.start(build === undefined ? {} : { npm_package_version: build }),
    killKiosk: host.kill,
    startKiosk: () => host.start(),
    errors: () => server.said().match(/^\{"level":"(?:error|fatal)".*$/gm) ?? [],
    stop,
  }
}

/** Three ports that nobody used a moment ago. */
async function freePorts(): Promise<[string, string, string]> {
  const servers = [createServer(), createServer(), createServer()]
  await Promise.all(servers.map((server) => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))))
  const [a, b, c] = servers.map((server) => String((server.address() as AddressInfo).port))
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return [a!, b!, c!]
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { redirect: 'manual' }).then(
    ({ status }) => status < 400,
    () => false,
  )
