/// <reference types="node" />
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { makeRest } from './rest.ts'

let close = async (): Promise<void> => {}
afterEach(() => close())

async function serve(listener: RequestListener): Promise<string> {
  const http = createServer(listener)
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  close = () => new Promise((closed) => void http.close(() => closed()))
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

test('[S30] an answer is parsed by its schema; bodies go out as JSON with the device token', async () => {
  const url = await serve((request, response) => {
    const { method, headers } = request
    request.on('data', (body) =>
      response.end(JSON.stringify({ method, token: headers.authorization, body: `${body}` })),
    )
  })
  const echo = z.object({ method: z.string(), token: z.string(), body: z.string() })
  expect(await makeRest(url, 'T').post('/api/x', { n: 1 }, echo)).toEqual({
    ok: true,
    value: { method: 'POST', token: 'Bearer T', body: '{"n":1}' },
  })
})

test('[S31] a refusal is a value', async () => {
  const url = await serve((_, response) => {
    response.statusCode = 401
    response.end(JSON.stringify({ refusal: { reason: 'not-signed-in' }, text: { zh: '请登录', en: 'Sign in' } }))
  })
  expect(await makeRest(url).hall()).toEqual({ ok: false, refusal: { reason: 'not-signed-in' } })
})

test('[S32] a server that is away, or talks nonsense, is out of service', async () => {
  const url = await serve((_, response) => response.end('<html>gateway</html>'))
  const away = { ok: false, refusal: { reason: 'out-of-service' } }
  expect(await makeRest(url).hall()).toEqual(away)
  expect(await makeRest('http://127.0.0.1:9').config()).toEqual(away)
})
