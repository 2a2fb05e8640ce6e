import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CasePush } from '../contract.ts'
import { makeHttpSigned } from '../http-signed/connector.ts'
import { toMessage } from '../http-signed/message.ts'
import { CLOCK_TOLERANCE_MS, sign } from '../http-signed/signature.ts'
import { APPLICANT, ID_NUMBER, MOBILE_NUMBER, acceptPush, processPush, resultPush } from '../pushes.fixture.ts'
import { SANDBOX_PROFILE } from '../up-table/profile.ts'
import type { ObjectionEntry, ReceivedCase } from './received.ts'
import { PUSH_PATH, startSandbox } from './sandbox.ts'

const SECRET = 'a-secret-of-the-tests'

describe('the sandbox platform', () => {
  let folder: string
  let dataFile: string
  let sandbox: { url: string; stop: () => Promise<void> }
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'onehall-'))
    dataFile = join(folder, 'received.jsonl')
    sandbox = await start()
  })
  afterEach(async () => {
    await sandbox.stop()
    rmSync(folder, { recursive: true })
  })

  const start = (port = 0) => startSandbox({ port, host: '127.0.0.1', dataFile, secret: SECRET })
  const send = (push: CasePush, secret = SECRET, clock = Date.now) =>
    makeHttpSigned({
      name: 'sandbox',
      url: sandbox.url + PUSH_PATH,
      appId: 'a',
      secret,
      profile: SANDBOX_PROFILE,
      clock,
    }).send(push, new AbortController().signal)
  const get = async <T>(path: string) => (await (await fetch(sandbox.url + path)).json()) as T
  const received = async () => (await get<{ cases: ReceivedCase[] }>('/api/received')).cases
  const objections = async () => (await get<{ objections: ObjectionEntry[] }>('/api/objections')).objections
  const reasons = async () => (await objections()).flatMap((entry) => entry.objections.map(({ reason }) => reason))

  /** A request made by hand: whatever bytes, signed or not. */
  function post(body: string, change: Record<string, string> = {}) {
    const parts = { method: 'POST', path: PUSH_PATH, timestamp: String(Date.now()), nonce: crypto.randomUUID() }
    const { timestamp, nonce } = parts
    const headers = {
      'content-type': 'application/json',
      timestamp,
      nonce,
      signature: sign(parts, body, SECRET),
      ...change,
    }
    return fetch(sandbox.url + PUSH_PATH, { method: 'POST', headers, body })
  }

  test('[X46] stopped and started again it holds what it held, and a repeat is still a repeat', async () => {
    for (const push of [acceptPush(), processPush(), acceptPush(8), processPush(9)]) await send(push)
    const [cases, refused] = [await received(), await objections()]
    expect(cases).toHaveLength(2)
    expect(refused).toHaveLength(1)
    const { port } = new URL(sandbox.url)
    await sandbox.stop()
    expect(await send(resultPush())).toMatchObject({ kind: 'unavailable' })
    sandbox = await start(Number(port))
    expect([await received(), await objections()]).toEqual([cases, refused])
    expect(await send(acceptPush())).toEqual({ kind: 'accepted' })
    expect((await received())[0]).toMatchObject({ projectNo: acceptPush().caseNo, received: 3, repeated: 1 })
  })

  test('[X47] a wrong secret and a wrong clock are refused, leave no case, and do not condemn the message', async () => {
    expect(await send(acceptPush(), 'another')).toEqual({ kind: 'unavailable', why: 'HTTP 401' })
    const early = () => Date.now() - CLOCK_TOLERANCE_MS - 60_000
    expect(await send(acceptPush(), SECRET, early)).toEqual({ kind: 'unavailable', why: 'HTTP 401' })
    expect(await received()).toEqual([])
    expect(await reasons()).toEqual(['clock-wrong', 'signature-wrong'])
    expect(readFileSync(dataFile, 'utf8')).toBe('')
  })

  test('[X47] a request overheard and sent again is refused', async () => {
    const body = JSON.stringify(toMessage(acceptPush(), SANDBOX_PROFILE))
    const parts = { method: 'POST', path: PUSH_PATH, timestamp: String(Date.now()), nonce: 'n-1' }
    const headers = { timestamp: parts.timestamp, nonce: 'n-1', signature: sign(parts, body, SECRET) }
    expect((await post(body, headers)).status).toBe(200)
    expect((await post(body, headers)).status).toBe(401)
    expect(await reasons()).toEqual(['nonce-used'])
  })

  test('[X48] whatever is sent to it, it answers and stays up, and nothing half-done is held', async () => {
    const seed = Date.now() % 2 ** 31
    let state = seed
    const below = (n: number): number => (state = (state * 48_271) % 2_147_483_647) % n
    const good = JSON.stringify(toMessage(acceptPush(), SANDBOX_PROFILE))
    const bodies = ['', '{', 'null', '[]', '{"requestNo":1}', '{"tables":{"x":[]}}', `"${'x'.repeat(100_000)}"`]
    for (let n = 0; n < 200; n += 1) {
      const at = below(good.length)
      bodies.push(good.slice(0, at) + String.fromCharCode(32 + below(90)) + good.slice(at + 1 + below(3)))
    }
    for (const [n, body] of bodies.entries()) {
      const { status } = await post(body)
      expect([200, 400, 422], `seed ${seed}, body ${n}`).toContain(status)
    }
    expect((await post('x'.repeat(1_100_000))).status).toBe(413)
    expect((await post(good, { 'content-type': 'text/plain' })).status).toBe(401)
    expect((await fetch(`${sandbox.url}/nowhere`)).status).toBe(404)
    for (const held of await received()) expect(held.acceptance).not.toBeNull()
  })

  test('[X22] nobody can read from it who the applicant is: not on the page, not over the API, not in the file', async () => {
    for (const push of [acceptPush(), processPush(), resultPush()]) await send(push)
    const shown = await Promise.all(
      ['/', '/?lang=en', '/api/received', '/api/objections'].map(async (path) =>
        (await fetch(sandbox.url + path)).text(),
      ),
    )
    for (const text of [...shown, readFileSync(dataFile, 'utf8')]) {
      for (const secret of [APPLICANT, ID_NUMBER, MOBILE_NUMBER]) expect(text).not.toContain(secret)
    }
    expect(shown[0]).toContain('张*例')
  })

  test('[X49] the page changes its revision whenever there is something else to see, and only then', async () => {
    const revision = async () => (await get<{ revision: string }>('/api/received')).revision
    const seen = [await revision()]
    expect(await revision()).toBe(seen[0])
    for (const act of [
      () => send(acceptPush()),
      () => send(acceptPush()),
      () => send(processPush(9)),
      () => send(acceptPush(), 'another'),
    ]) {
      await act()
      seen.push(await revision())
    }
    expect(new Set(seen).size).toBe(5)
    expect(await (await fetch(sandbox.url)).text()).toContain(`data-revision="${seen[4]}"`)
  })

  test('[X49] the page allows nothing but its own script and style', async () => {
    const { headers } = await fetch(sandbox.url)
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/,
    )
  })

  test('[X50] a fault that does not exist is refused and the platform behaves as before', async () => {
    const order = (body: string, type = 'application/json') =>
      fetch(`${sandbox.url}/api/fault`, { method: 'POST', headers: { 'content-type': type }, body })
    for (const body of ['{"mode":"explode"}', '{}', '{', '{"mode":"none","x":1}'])
      expect((await order(body)).status).toBe(400)
    // A form on a foreign page can post text, but no JSON.
    expect((await order('{"mode":"500"}', 'text/plain')).status).toBe(400)
    expect(await get('/api/received')).toMatchObject({ fault: 'none' })
    expect(await (await order('{"mode":"500"}')).json()).toEqual({ mode: '500' })
  })

  test('[X51] a port that is taken and a damaged file are said at the start', async () => {
    await expect(start(Number(new URL(sandbox.url).port))).rejects.toThrow('EADDRINUSE')
    const damaged = join(folder, 'damaged.jsonl')
    writeFileSync(damaged, '{}\n')
    await expect(startSandbox({ port: 0, host: '127.0.0.1', dataFile: damaged, secret: SECRET })).rejects.toThrow(
      'damaged',
    )
  })

  test('[X51] it stops while connections are open and an answer is still due', async () => {
    await fetch(`${sandbox.url}/api/fault`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"mode":"slow"}',
    })
    const idle = connect(Number(new URL(sandbox.url).port), '127.0.0.1')
    idle.on('error', () => undefined)
    const closed = new Promise((resolve) => idle.once('close', resolve))
    const sending = send(acceptPush())
    await expect.poll(received).toHaveLength(1)
    await sandbox.stop()
    await closed
    expect(await sending).toMatchObject({ kind: 'unavailable' })
    sandbox = await start()
  })
})
