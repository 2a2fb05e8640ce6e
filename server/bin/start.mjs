import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { addressBlock, hasOwnCa } from './addresses.mjs'
import { childEnv, onceNpmIsGone, root } from './child.mjs'
import { answers, assertFree, isOpen, portOf } from './ports.mjs'
import { prepare } from './prepare.mjs'
import { Problem, runMain, say } from './problem.mjs'
import { keepRunning } from './supervise.mjs'

/** `npm start`: prepares the working copy and keeps the sandbox platform, the hall server and the kiosk's device host running. */

const scripts = {
  platform: 'packages/connectors/src/sandbox/main.ts',
  hall: 'server/src/main.ts',
  kiosk: 'kiosk/device-host/main.ts',
}

// A closed terminal or pipe is no reason to let a hall go down.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

void runMain(async () => {
  const ports = {
    PORT: portOf('PORT', 8080),
    KIOSK_PORT: portOf('KIOSK_PORT', 8081),
    PLATFORM_PORT: portOf('PLATFORM_PORT', 8090),
  }
  for (const script of Object.values(scripts)) {
    if (!existsSync(join(root, script)))
      throw new Problem(`缺少文件 ${script}`, `The file ${script} is missing from this copy.`)
  }
  await assertFree(ports)
  const node = await prepare({ browserApps: true })

  const data = resolve(root, process.env.ONEHALL_DATA || 'data')
  const platform = process.env.PLATFORM_URL || `http://127.0.0.1:${ports.PLATFORM_PORT}`
  const env = childEnv({
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
    ONEHALL_DATA: data,
    PLATFORM_URL: platform,
  })

  /** @type {ReturnType<typeof keepRunning>[]} */
  const running = []
  /**
   * @param {keyof typeof scripts} name
   * @param {string} title
   * @param {NodeJS.ProcessEnv} [extra]
   * @param {(message: any) => void} [hear]
   */
  const launch = (name, title, extra = {}, hear) => {
    const logFile = join(data, 'logs', `${name}.log`)
    const part = keepRunning({ title, node, script: scripts[name], env: { ...env, ...extra }, logFile, hear })
    running.push(part)
    return part
  }
  const stopped = stopOnSignal(running)
  const setUp = followSetUp()

  try {
    await launch('platform', '沙箱平台 sandbox').ready(() => truth(isOpen(ports.PLATFORM_PORT)))
    const hall = await launch('hall', '大厅服务 hall', {}, setUp.hear).ready(async () => {
      for (const scheme of ['http', 'https']) {
        const origin = `${scheme}://127.0.0.1:${ports.PORT}`
        if (await answers(`${origin}/healthz`)) return origin
      }
      return undefined
    })
    const kiosk = `http://127.0.0.1:${ports.KIOSK_PORT}`
    await launch('kiosk', '取号机 kiosk', wayToHall(hall, data)).ready(() => truth(isOpen(ports.KIOSK_PORT)))
    const sandbox = `http://127.0.0.1:${ports.PLATFORM_PORT}`
    process.stdout.write(addressBlock({ hall, kiosk, platform: sandbox, data, setUpCode: setUp.code() }))
  } catch (error) {
    const asked = stopped.asked()
    await stopped.now()
    if (!asked) throw error
  }
  await stopped.done
})

/** @param {Promise<boolean>} probe */
const truth = async (probe) => ((await probe) ? true : undefined)

/**
 * How the device host of this machine reaches the hall and trusts it: a real hall has a certificate of its own CA, or one that was
 * given for its public name.
 * @param {string} hall
 * @param {string} data
 * @returns {NodeJS.ProcessEnv}
 */
function wayToHall(hall, data) {
  const { HALL_URL, PUBLIC_URL } = process.env
  if (HALL_URL) return { HALL_URL }
  if (!hall.startsWith('https:')) return { HALL_URL: hall }
  if (hasOwnCa()) return { HALL_URL: hall, NODE_EXTRA_CA_CERTS: join(data, 'tls', 'ca.crt') }
  return { HALL_URL: PUBLIC_URL || hall }
}

/** Keeps the one-time code that the hall server says over its link; one that comes after everything was printed is shown at once. */
function followSetUp() {
  /** @type {string | undefined} */
  let code
  let wasRead = false
  return {
    /** @param {{ setUpCode?: unknown }} message */
    hear({ setUpCode }) {
      if (typeof setUpCode !== 'string') return
      code = setUpCode
      if (wasRead) say(`· 一次性设置码 one-time set-up code: ${code}`)
    },
    code() {
      wasRead = true
      return code
    },
  }
}

/**
 * Stops everything, the last started first, when the terminal or the system asks for it.
 * @param {ReturnType<typeof keepRunning>[]} running
 */
function stopOnSignal(running) {
  /** @type {Promise<void> | undefined} */
  let stopping
  /** @type {(value?: unknown) => void} */
  let settle
  const done = new Promise((resolve) => (settle = resolve))
  const now = () =>
    (stopping ??= (async () => {
      for (const part of [...running].reverse()) await part.stop()
      settle()
    })())
  const ask = () => {
    if (!stopping) say('\n· 正在停止 stopping …')
    void now()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask)
  onceNpmIsGone(ask)
  return { done, now, asked: () => stopping !== undefined }
}
