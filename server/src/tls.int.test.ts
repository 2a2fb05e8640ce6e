import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { machineNames, openTls } from './tls.ts'

const DAY_MS = 24 * 60 * 60_000
let folder: string
let now: number
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-tls-'))
  now = Date.now()
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

const names = ['localhost', 'hall-server', '127.0.0.1', '::1', '10.1.2.3']
const open = (more: readonly string[] = []) =>
  openTls({ folder, files: null, names: () => [...names, ...more], clock: () => now })

/** Asks a server with this certificate as a machine that trusts this CA alone. */
async function ask(tls: { cert: string; key: string }, ca: string, servername: string): Promise<string> {
  const server = https.createServer(tls, (_, response) => response.end('here'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const request = https.get({ host: '127.0.0.1', port, ca, servername, agent: false, minVersion: 'TLSv1.2' })
    const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream]
    let body = ''
    for await (const part of response) body += String(part)
    return body
  } finally {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
}

test('[A30] a machine that trusts the CA of the hall reaches the server by name and by address', async () => {
  const tls = await open()
  expect(await ask(tls.current(), tls.ca!, 'hall-server')).toBe('here')
  const certificate = new X509Certificate(tls.current().cert)
  for (const ip of ['127.0.0.1', '10.1.2.3']) expect(certificate.checkIP(ip)).toBe(ip)
  expect(certificate.checkIP('10.9.9.9')).toBeUndefined()
  const other = await openTls({ folder: path.join(folder, 'b'), files: null, names: () => names, clock: () => now })
  await expect(ask(tls.current(), other.ca!, 'hall-server')).rejects.toThrow(/certificate/)
})

test('[A31] the CA stays; the certificate is kept while it is good and renewed 30 days before its end', async () => {
  const first = await open()
  const again = await open()
  expect(again.current()).toEqual(first.current())
  now += (397 - 30) * DAY_MS - 60_000
  expect(await again.renew()).toBe(false)
  now += 120_000
  expect(await again.renew()).toBe(true)
  expect(again.daysLeft()).toBeGreaterThan(396)
  expect((await open()).ca).toBe(first.ca)
})

test('[A32] a new address of the machine gets a new certificate', async () => {
  const first = await open()
  const moved = await open(['10.1.2.4'])
  expect(moved.current().cert).not.toBe(first.current().cert)
  expect(new X509Certificate(moved.current().cert).checkIP('10.1.2.4')).toBe('10.1.2.4')
})

test('[A33] keys are for the owner alone, and half a pair is made anew', async () => {
  await open()
  for (const key of ['ca.key', 'server.key']) expect(fs.statSync(path.join(folder, key)).mode & 0o777).toBe(0o600)
  fs.writeFileSync(path.join(folder, 'server.crt'), 'torn')
  const mended = await open()
  expect(await ask(mended.current(), mended.ca!, 'localhost')).toBe('here')
})

test('[A34] given files are used as they are, read again when they change, and refused when they do not fit', async () => {
  const own = await open()
  const files = { cert: path.join(folder, 'given.crt'), key: path.join(folder, 'given.key') }
  fs.writeFileSync(files.cert, own.current().cert)
  fs.writeFileSync(files.key, own.current().key)
  const given = await openTls({ folder, files, names: () => names, clock: () => now })
  expect(given.ca).toBeNull()
  expect(given.current()).toEqual(own.current())
  expect(await given.renew()).toBe(false)
  fs.copyFileSync(path.join(folder, 'ca.key'), files.key)
  await expect(given.renew()).rejects.toThrow('is not the key of TLS_CERT')
})

test('[A35] this machine is named by its host name, its addresses and where phones find it', () => {
  const all = machineNames('https://hall.example:8443/')
  expect(all).toEqual(expect.arrayContaining(['localhost', os.hostname().toLowerCase(), 'hall.example', '127.0.0.1']))
  expect(new Set(all).size).toBe(all.length)
})
