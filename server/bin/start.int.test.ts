import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openTls } from '../src/tls.ts'

/** The smallest thing that serves a port, says who it is, and notes the order in which it was stopped. */
const part = (port: string, stop = 'process.exit(0)') => `
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
const server = createServer((_, answer) => answer.end(String(process.pid))).listen(Number(process.env.${port}), '127.0.0.1')
process.on('SIGTERM', () => {
  appendFileSync('stopped', '${port} ')
  server.close()
  server.closeAllConnections()
  ${stop}
})
`
const root = resolve(import.meta.dirname, '../..')
const nodePackage = `node_modules/node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
let house: string
let started: ChildProcess[]

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), text)
}

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'onehall-start-'))
  started = []
  cpSync(join(root, 'server/bin'), join(house, 'server/bin'), { recursive: true })
  write('package.json', JSON.stringify({ version: '1.2.3', type: 'module' }))
  write('package-lock.json', JSON.stringify({ packages: {} }))
  write('node_modules/.package-lock.json', JSON.stringify({ packages: {} }))
  symlinkSync(join(root, nodePackage), join(house, nodePackage), 'junction')
  write('packages/connectors/src/sandbox/main.ts', part('PLATFORM_PORT'))
  write('server/src/main.ts', part('PORT'))
  write('kiosk/device-host/main.ts', part('KIOSK_PORT'))
})

afterEach(async () => {
  await Promise.all(started.map((child) => end(child, 'SIGTERM')))
  rmSync(house, { recursive: true, force: true })
})

/** Ports that were free a moment ago. */
async function freePorts() {
  const servers = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise<ReturnType<typeof createServer>>((settle) => {
          const server = createServer().listen(0, '127.0.0.1', () => settle(server))
        }),
    ),
  )
  const [hall, kiosk, platform] = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((settle) => server.close(settle))))
  return { PORT: String(hall), KIOSK_PORT: String(kiosk), PLATFORM_PORT: String(platform) }
}

function start(env: Record<string, string>, command = process.execPath, args = ['server/bin/start.mjs']) {
  const child = spawn(command, args, {
    cwd: house,
    env: { ...process.env, ONEHALL_DATA: join(house, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (said.out += String(chunk)))
  child.stderr.on('data', (chunk) => (said.err += String(chunk)))
  return { child, said }
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null
async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (!isRunning(child)) return
  child.kill(signal)
  await new Promise((settle) => child.once('exit', settle))
}

/** The id of the process that answers there, 0 when none does. */
const pidAt = (port: string) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    async (answer) => Number(await answer.text()),
    () => 0,
  )
const wait = { timeout: 15_000, interval: 30 }

it('[start] prints where everything is and who may sign in, once all of it answers', async () => {
  write('data/demo-accounts.json', JSON.stringify([{ account: 'clerk', password: 'sample-1', roles: ['clerk'] }]))
  const ports = await freePorts()
  const { said } = start(ports)
  await vi.waitFor(() => expect(said.out).toContain('Ctrl-C'), wait)
  expect(said.out).toContain(`http://127.0.0.1:${ports.PORT}/counter/`)
  expect(said.out).toContain(`http://127.0.0.1:${ports.KIOSK_PORT}/devices/`)
  expect(said.out).toContain(`http://127.0.0.1:${ports.PLATFORM_PORT}/`)
  expect(said.out).toMatch(/clerk +sample-1 +clerk/)
})

it('[start] the one-time set-up code stands on the terminal with what to do first, and in no file', async () => {
  write('server/src/main.ts', `${part('PORT')}\nprocess.send({ setUpCode: 'abcd-efgh-jkmn' })`)
  const ports = await freePorts()
  const { child, said } = start({ ...ports, PUBLIC_URL: 'https://hall.example' })
  await vi.waitFor(() => expect(said.out).toContain('Ctrl-C'), wait)
  await vi.waitFor(() => expect(said.out + said.err).toContain('abcd-efgh-jkmn'), wait)
  expect(said.out).toContain('https://hall.example/ca.crt')
  await end(child, 'SIGTERM')
  const files = readdirSync(join(house, 'data'), { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  )
  expect(files.length).toBeGreaterThan(0)
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name), 'utf8')).not.toContain('abcd-efgh')
})

it('[start] a warning of a process reaches the terminal in words, what it merely notes does not', async () => {
  const lines = [
    { level: 'info', msg: 'merely noted' },
    { level: 'warn', msg: 'look at this', err: { message: 'why' } },
  ]
  const say = lines.map((line) => `console.log(${JSON.stringify(JSON.stringify(line))})`).join('\n')
  write('server/src/main.ts', `${part('PORT')}\n${say}`)
  const { said } = start(await freePorts())
  await vi.waitFor(() => expect(said.err).toContain('look at this: why'), wait)
  expect(said.err).not.toContain('merely noted')
})

it('[start] the kiosk of this machine trusts the CA that a real hall made', async () => {
  const folder = join(house, 'data/tls')
  const names = () => ['localhost', '127.0.0.1']
  const { cert, key } = (await openTls({ folder, files: null, names, clock: Date.now })).current()
  write(
    'server/src/main.ts',
    `import { createServer } from 'node:https'
const tls = ${JSON.stringify({ cert, key })}
createServer(tls, (_, answer) => answer.end('here')).listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))`,
  )
  write(
    'kiosk/device-host/main.ts',
    `import { writeFileSync } from 'node:fs'
writeFileSync('met', await (await fetch(process.env.HALL_URL)).text())
${part('KIOSK_PORT')}`,
  )
  const { said } = start(await freePorts())
  await vi.waitFor(() => expect(said.out).toContain('Ctrl-C'), wait)
  expect(readFileSync(join(house, 'met'), 'utf8')).toBe('here')
})

it('[start] a hall server that is killed is back within 10 s, and nothing else restarts', async () => {
  const ports = await freePorts()
  const { said } = start(ports)
  await vi.waitFor(() => expect(said.out).toContain('Ctrl-C'), wait)
  const [hall, kiosk] = [await pidAt(ports.PORT), await pidAt(ports.KIOSK_PORT)]
  process.kill(hall, 'SIGKILL')
  await vi.waitFor(async () => expect([0, hall]).not.toContain(await pidAt(ports.PORT)), {
    timeout: 10_000,
    interval: 30,
  })
  expect(await pidAt(ports.KIOSK_PORT)).toBe(kiosk)
})

it('[start] SIGTERM stops the kiosk first and the platform last, and the exit code is 0', async () => {
  const ports = await freePorts()
  const { child, said } = start(ports)
  await vi.waitFor(() => expect(said.out).toContain('Ctrl-C'), wait)
  await end(child, 'SIGTERM')
  expect(readFileSync(join(house, 'stopped'), 'utf8')).toBe('KIOSK_PORT PORT PLATFORM_PORT ')
  expect(child.exitCode).toBe(0)
})

it('[start] a SIGTERM that npm keeps to itself stops everything all the same', async () => {
  write(
    'package.json',
    JSON.stringify({ version: '1.2.3', type: 'module', scripts: { start: 'node server/bin/start.mjs' } }),
  )
  const ports = await freePorts()
  const { child, said } = start(ports, 'npm', ['start'])
  await vi.waitFor(() => expect(said.out).toContain('Ctrl-C'), wait)
  await end(child, 'SIGTERM')
  await vi.waitFor(
    () => expect(readFileSync(join(house, 'stopped'), 'utf8')).toBe('KIOSK_PORT PORT PLATFORM_PORT '),
    wait,
  )
})

it('[start] a supervisor that is killed leaves no process behind', async () => {
  const ports = await freePorts()
  const { child, said } = start(ports)
  await vi.waitFor(() => expect(said.out).toContain('Ctrl-C'), wait)
  await end(child, 'SIGKILL')
  await vi.waitFor(async () => {
    for (const port of Object.values(ports)) expect(await pidAt(port)).toBe(0)
  }, wait)
})

it('[start] a port in use is named with the variable that changes it', async () => {
  const ports = await freePorts()
  const taken = createServer().listen(Number(ports.KIOSK_PORT), '127.0.0.1')
  const { child, said } = start(ports)
  await vi.waitFor(() => expect(isRunning(child)).toBe(false), wait)
  taken.close()
  expect(child.exitCode).toBe(1)
  expect(said.err).toContain(`Port ${ports.KIOSK_PORT} is in use`)
  expect(said.err).toMatch(/KIOSK_PORT=\d+ npm start/)
})

it('[start] a hall server that cannot start ends everything with its own last words', async () => {
  write('server/src/main.ts', `console.error('the data folder is of a newer version'); process.exit(1)`)
  const ports = await freePorts()
  const { child, said } = start(ports)
  await vi.waitFor(() => expect(isRunning(child)).toBe(false), wait)
  expect(child.exitCode).toBe(1)
  expect(said.err).toContain('the data folder is of a newer version')
  expect(await pidAt(ports.PLATFORM_PORT)).toBe(0)
})
