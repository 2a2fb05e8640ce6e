import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CasePush } from '../contract.ts'
import { makeHttpSigned } from '../http-signed/connector.ts'
import { acceptPush, processPush } from '../pushes.fixture.ts'
import { SANDBOX_PROFILE } from '../up-table/profile.ts'
import type { ReceivedCase } from './received.ts'
import { DEMO_SECRET, PUSH_PATH } from './sandbox.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

describe('the sandbox platform as a process', () => {
  let folder: string
  const running = new Set<() => Promise<unknown>>()
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onehall-'))
  })
  afterEach(async () => {
    for (const stop of running) await stop()
    rmSync(folder, { recursive: true })
  })

  function run(env: Record<string, string>) {
    const child = spawn(process.execPath, [main], {
      env: { ONEHALL_DATA: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const exited = once(child, 'exit').then(([code]) => code as number | null)
    const end = (signal: NodeJS.Signals) => {
      running.delete(stop)
      child.kill(signal)
      return exited
    }
    const stop = () => end('SIGTERM')
    running.add(stop)
    return { child, exited, end }
  }

  async function started(port = '0') {
    const { child, end } = run({ PLATFORM_PORT: port })
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    return { url: new URL(line.replace('sandbox platform: ', '')), end }
  }

  const received = async (url: URL) => {
    const response = await fetch(new URL('/api/received', url))
    return ((await response.json()) as { cases: ReceivedCase[] }).cases
  }

  test('[X52] it prints its address, takes pushes signed with the demo secret, and SIGTERM ends it with 0', async () => {
    const { url, end } = await started()
    expect(url.hostname).toBe('127.0.0.1')
    expect(await sender(url)(acceptPush())).toEqual({ kind: 'accepted' })
    expect(await end('SIGTERM')).toBe(0)
  })

  test('[X53] stopped, two more accepted, started again: they arrive, in effect once, in order', async () => {
    const first = await started()
    const send = sender(first.url)
    await send(acceptPush(1))
    expect(await first.end('SIGKILL')).toBeNull()
    const waiting = [acceptPush(2), processPush(2), acceptPush(3), processPush(3)]
    expect(await send(waiting[0]!)).toMatchObject({ kind: 'unavailable' })
    const second = await started(first.url.port)
    for (const push of [acceptPush(1), ...waiting, ...waiting]) expect(await send(push)).toEqual({ kind: 'accepted' })
    expect(
      (await received(second.url)).map(({ projectNo, order, received, repeated }) => ({
        projectNo,
        order,
        received,
        repeated,
      })),
    ).toEqual([
      { projectNo: acceptPush(3).caseNo, order: ['accept', 'process'], received: 4, repeated: 2 },
      { projectNo: acceptPush(2).caseNo, order: ['accept', 'process'], received: 4, repeated: 2 },
      { projectNo: acceptPush(1).caseNo, order: ['accept'], received: 2, repeated: 1 },
    ])
  })

  test('[X54] the demo secret is refused where other machines can reach it, and a port that is none everywhere', async () => {
    const open = run({ PLATFORM_PORT: '0', PLATFORM_HOST: '0.0.0.0' })
    const odd = run({ PLATFORM_PORT: 'abc' })
    expect([await open.exited, await odd.exited]).toEqual([1, 1])
  })
})

function sender(url: URL) {
  const address = new URL(PUSH_PATH, url).href
  const connector = makeHttpSigned({
    name: 'sandbox',
    url: address,
    appId: 'a',
    secret: DEMO_SECRET,
    profile: SANDBOX_PROFILE,
  })
  return (push: CasePush) => connector.send(push, new AbortController().signal)
}
