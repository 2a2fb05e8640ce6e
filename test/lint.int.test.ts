import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

/** Each line: a file as it could stand in the repository, what it says, and what the linter must answer. */
const violations: [file: string, code: string, lesson: string][] = [
  ['packages/domain/src/io.ts', `import 'node:fs'`, 'domain imports nothing'],
  ['packages/domain/src/zod.ts', `import 'zod'`, 'domain imports nothing'],
  ['packages/domain/src/clock.ts', `export const t = Date.now()`, 'domain reads no clock'],
  ['packages/domain/src/date.ts', `export const t = new Date()`, 'nothing reads the clock'],
  ['packages/domain/src/dice.ts', `export const r = Math.random()`, 'domain is not random'],
  ['packages/domain/src/id.ts', `export const i = crypto.randomUUID()`, 'domain draws no ids'],
  ['packages/domain/src/all.ts', `export const g = globalThis`, 'domain does no I/O'],
  ['packages/domain/src/log.ts', `console.log('called')`, 'domain does no I/O'],
  ['packages/domain/src/timer.ts', `setTimeout(() => 0, 1)`, 'domain knows no clock'],
  ['packages/protocol/src/a.ts', `import '@onehall/client'`, 'protocol may import domain and nothing else of ours'],
  ['packages/protocol/src/b.ts', `import 'node:fs'`, 'no Node module'],
  ['packages/devices/src/a.ts', `import '@onehall/domain'`, 'devices imports nothing of ours'],
  ['packages/devices/src/reader.ts', `import 'serialport'`, 'only in packages/devices/src/transport/serial.ts'],
  ['packages/connectors/src/a.ts', `import '@onehall/client'`, 'connectors may import domain and protocol'],
  ['packages/connectors/src/b.ts', `import '../../../server/src/main.ts'`, 'leaves its workspace'],
  ['packages/client/src/a.ts', `import '@onehall/ui'`, 'client may import domain, protocol'],
  ['packages/client/src/b.ts', `import 'node:crypto'`, 'no Node module'],
  ['packages/ui/src/a.tsx', `import '@onehall/devices'`, 'ui may import client, domain, protocol'],
  ['server/src/http/a.ts', `import '@onehall/devices'`, 'the server never prints'],
  ['server/src/http/b.ts', `import '../../../counter/src/main.tsx'`, 'nobody imports an app'],
  ['server/src/http/c.ts', `import 'node:sqlite'`, 'only in server/src/db and server/src/journal'],
  ['server/src/http/d.ts', `import 'left-pad'`, 'left-pad is not declared in the package.json'],
  ['server/src/db/a.ts', `import '@onehall/client'`, 'the server never prints'],
  ['server/src/db/b.ts', `declare const db: any\nvoid db.$transaction(async () => 1)`, 'stalls the lane'],
  ['server/src/engine/a.ts', `import '../push/push.ts'`, 'engine imports neither push, outbox, http nor auth'],
  ['server/src/engine/b.ts', `import '../auth/session.ts'`, 'engine imports neither push, outbox, http nor auth'],
  ['kiosk/device-host/a.ts', `import '@onehall/ui'`, 'may import devices, client, protocol, domain'],
  ['kiosk/device-host/b.ts', `import '../renderer/page.tsx'`, 'through window.kiosk'],
  ['kiosk/renderer/a.tsx', `import '@onehall/devices'`, 'The kiosk page may import ui, client, protocol, domain'],
  ['kiosk/renderer/b.tsx', `import '../device-host/printer.ts'`, 'through window.kiosk'],
  ['display/src/a.tsx', `import '@onehall/connectors'`, 'display may import ui, client, protocol, domain'],
  ['counter/src/a.tsx', `import 'node:path'`, 'runs in a browser'],
  ['server/src/p.ts', `const f = async () => 1\nf()`, 'typescript(no-floating-promises)'],
  ['server/src/m.ts', `const f = async () => true\nexport const x = f() ? 1 : 2`, 'typescript(no-misused-promises)'],
  [
    'server/src/s.ts',
    `export const f = (x: 'a' | 'b') => {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n}`,
    'typescript(switch-exhaustiveness-check)',
  ],
]

/** What looks alike and is allowed. */
const allowed: [file: string, code: string][] = [
  ['packages/domain/src/given.ts', `export const day = (at: number) => new Date(at)`],
  ['packages/domain/src/rule.test.ts', `import 'vitest'\nexport const seed = Date.now()`],
  ['packages/devices/src/transport/serial.ts', `import 'serialport'`],
  ['server/src/journal/sqlite.ts', `import 'node:sqlite'\nimport '@onehall/domain'`],
  ['server/src/http/batch.ts', `declare const db: any\nvoid db.$transaction([])`],
]

const root = resolve(import.meta.dirname, '..')
const workspaces = [
  'packages/domain',
  'packages/protocol',
  'packages/devices',
  'packages/connectors',
  'packages/client',
]
workspaces.push('packages/ui', 'server', 'kiosk', 'display', 'counter')
let house: string
let found: { filename: string; message: string; code: string }[]

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'onehall-lint-'))
  const copy = (path: string) => cpSync(join(root, path), join(house, path), { recursive: true })
  for (const path of ['.oxlintrc.json', 'tsconfig.base.json', 'test/lint', 'package.json']) copy(path)
  for (const workspace of workspaces) for (const file of ['package.json', 'tsconfig.json']) copy(join(workspace, file))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction')
  for (const [file, code] of [...violations, ...allowed]) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    writeFileSync(join(house, file), `${code}\n`)
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const run = promisify(execFile)(process.execPath, [oxlint, '--format=json'], { cwd: house, maxBuffer: 1e8 })
  const { stdout } = await run.catch((e: { stdout: string }) => e)
  found = (JSON.parse(stdout) as { diagnostics: typeof found }).diagnostics
})

afterAll(() => rmSync(house, { recursive: true, force: true }))

const answers = (file: string) =>
  found.filter((d) => d.filename === file).map((d) => `${d.code} ${d.message} ${(d as { help?: string }).help ?? ''}`)

it.each(violations)('[lint] %s: %s is answered "%s"', (file, _code, lesson) => {
  expect(answers(file).join('\n')).toContain(lesson)
})

it.each(allowed)('[lint] %s may say %s', (file) => {
  expect(answers(file)).toEqual([])
})
