import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { APPLICANT, ID_NUMBER, acceptPush } from '../pushes.fixture.ts'
import { SANDBOX_PROFILE } from '../up-table/profile.ts'
import { makeHttpSigned } from './connector.ts'
import { pushMessage } from './message.ts'
import { makeVerifier } from './signature.ts'

const SECRET = 'a-secret-of-the-tests'
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** A platform that answers every push with `answer`, and the connector to it. */
async function against(
  answer: (body: string, response: ServerResponse, request: IncomingMessage) => void,
  timeoutMs = 2_000,
) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => answer(Buffer.concat(chunks).toString(), response, request))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  stops.push(stop)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gate/push?to=x`
  const connector = makeHttpSigned({
    name: 'x',
    url,
    appId: 'hall-1',
    secret: SECRET,
    profile: SANDBOX_PROFILE,
    timeoutMs,
  })
  return { send: () => connector.send(acceptPush(), new AbortController().signal), stop }
}

const answering = (status: number, body: unknown) =>
  against((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })

describe('what is said to the platform', () => {
  test('[X24] one POST: JSON with requestNo, version and rows, signed over its very bytes and its path', async () => {
    const seen: unknown[] = []
    const { send } = await against((body, response, request) => {
      const { timestamp, nonce, signature, appid } = request.headers as Record<string, string>
      const parts = { method: request.method!, path: request.url!, timestamp: timestamp!, nonce: nonce! }
      const message = pushMessage.parse(JSON.parse(body))
      seen.push(
        appid,
        request.url,
        makeVerifier(SECRET)(parts, Buffer.from(body), signature!),
        message.tables.up_pro_accept.length,
      )
      response.end(JSON.stringify({ accepted: true, requestNo: message.requestNo }))
    })
    expect(await send()).toEqual({ kind: 'accepted' })
    expect(seen).toEqual(['hall-1', '/gate/push?to=x', 'genuine', 1])
  })

  test('[X24] an address that is none is found at the start, not at the first push', () => {
    const make = () =>
      makeHttpSigned({ name: 'x', url: 'not an address', appId: 'a', secret: 's', profile: SANDBOX_PROFILE })
    expect(make).toThrow(TypeError)
  })
})

describe('what its answers mean', () => {
  test('[X25] only the platform itself can acknowledge: a 200 without its words, or for another request, is none', async () => {
    const other = '00000000-0000-0000-0000-000000000000'
    for (const body of ['', '<html>login</html>', {}, { accepted: true, requestNo: other }]) {
      const { send } = await answering(200, body)
      expect(await send()).toEqual({ kind: 'unavailable', why: 'HTTP 200 without an acknowledgement' })
    }
  })

  test('[X26] a status that judges the message rejects it, with the reasons given', async () => {
    for (const status of [400, 409, 413, 422]) {
      const { send } = await answering(status, { accepted: false, objections: ['太宽'] })
      expect(await send()).toEqual({ kind: 'rejected', objections: ['太宽'] })
    }
    expect(await (await answering(422, 'no json')).send()).toEqual({ kind: 'rejected', objections: ['HTTP 422'] })
    expect(await (await answering(200, { accepted: false, objections: ['太宽'] })).send()).toEqual({
      kind: 'rejected',
      objections: ['太宽'],
    })
  })

  test('[X27] a status that judges the sender, the address or the moment leaves the message as good as before', async () => {
    for (const status of [301, 401, 403, 404, 408, 429, 500, 502, 503]) {
      const { send } = await answering(status, { accepted: false, objections: ['x'] })
      expect(await send()).toEqual({ kind: 'unavailable', why: `HTTP ${status}` })
    }
  })

  test('[X28] nobody there, a line that is cut and a platform that hangs are unavailable, in words without data', async () => {
    const gone = await answering(200, '')
    await stops.pop()!()
    const cut = await against((_, response) => response.destroy())
    const half = await against((_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"acc')
      response.destroy()
    })
    const hanging = await against(() => undefined, 100)
    const stalling = await against((_, response) => response.writeHead(200).write('{'), 100)
    const outcomes = [
      await gone.send(),
      await cut.send(),
      await half.send(),
      await hanging.send(),
      await stalling.send(),
    ]
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(5).fill('unavailable'))
    expect(outcomes[0]).toEqual({ kind: 'unavailable', why: 'ECONNREFUSED' })
    expect(outcomes.slice(3)).toEqual(Array(2).fill({ kind: 'unavailable', why: 'timeout' }))
    for (const secret of [APPLICANT, ID_NUMBER, SECRET]) expect(JSON.stringify(outcomes)).not.toContain(secret)
  })
})
