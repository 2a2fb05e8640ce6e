import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeFakeLine } from './fake.ts'
import { makePty } from './pty.fixture.ts'
import { makeSerialTransport } from './serial.ts'
import { makeAcceptedTransport, makeTcpTransport } from './tcp.ts'
import type { ByteTransport } from './transport.ts'

interface Peer {
  readonly transport: ByteTransport
  write(bytes: Uint8Array): void
  onData(listener: (chunk: Buffer) => void): void
  /** The other side is gone, without a goodbye. */
  drop(): Promise<void> | void
}

interface Twin {
  readonly name: string
  join(): Promise<Peer>
  /** A transport to where nothing is. */
  nowhere(): Promise<ByteTransport>
}

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function listen(): Promise<{ port: number; sockets: Socket[]; stop: () => Promise<void> }> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {})
    sockets.push(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return { port: (server.address() as AddressInfo).port, sockets, stop }
}

const tcp: Twin = {
  name: 'tcp',
  async join() {
    const { port, sockets, stop } = await listen()
    cleanups.push(stop)
    const transport = makeTcpTransport({ host: '127.0.0.1', port })
    await transport.open()
    await vi.waitFor(() => expect(sockets).toHaveLength(1))
    const socket = sockets[0]!
    return {
      transport,
      write: (bytes) => void socket.write(bytes),
      onData: (listener) => void socket.on('data', listener),
      drop: () => void socket.destroy(),
    }
  },
  async nowhere() {
    const { port, stop } = await listen()
    await stop()
    return makeTcpTransport({ host: '127.0.0.1', port })
  },
}

const accepted: Twin = {
  name: 'tcp, the accepting end',
  async join() {
    const { port, sockets, stop } = await listen()
    cleanups.push(stop)
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    cleanups.push(() => void socket.destroy())
    await vi.waitFor(() => expect(sockets).toHaveLength(1))
    const transport = makeAcceptedTransport(sockets[0]!)
    await transport.open()
    return {
      transport,
      write: (bytes) => void socket.write(bytes),
      onData: (listener) => void socket.on('data', listener),
      drop: () => void socket.destroy(),
    }
  },
  async nowhere() {
    const { port, sockets, stop } = await listen()
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    await vi.waitFor(() => expect(sockets).toHaveLength(1))
    await stop()
    socket.destroy()
    return makeAcceptedTransport(sockets[0]!)
  },
}

const serial: Twin = {
  name: 'serial',
  async join() {
    const pty = await makePty()
    cleanups.push(() => pty.drop())
    const transport = makeSerialTransport({ path: pty.path, baudRate: 115200 })
    await transport.open()
    return { transport, write: pty.write, onData: pty.onData, drop: () => pty.drop() }
  },
  nowhere: async () => makeSerialTransport({ path: join(tmpdir(), 'onehall-no-such-tty'), baudRate: 115200 }),
}

const fake: Twin = {
  name: 'fake',
  async join() {
    const line = makeFakeLine()
    await line.near.open()
    await line.far.open()
    return {
      transport: line.near,
      write: (bytes) => void line.far.write(bytes).catch(() => {}),
      onData: (listener) => void line.far.onData(listener),
      drop: () => line.pull(),
    }
  },
  async nowhere() {
    const line = makeFakeLine()
    line.pull()
    return line.near
  },
}

async function joined(twin: Twin): Promise<Peer> {
  const peer = await twin.join()
  cleanups.push(() => peer.transport.close())
  return peer
}

/** 16 KB in which every byte value occurs, control characters of a terminal included. */
const everyByte = Buffer.from(Array.from({ length: 16_384 }, (_, i) => (i * 7 + (i >> 8)) & 0xff))

describe.each([tcp, accepted, serial, fake])('$name', (twin) => {
  test('[T1] bytes pass both ways complete and in order, in chunks of any size', async () => {
    const peer = await joined(twin)
    const here: Buffer[] = []
    const there: Buffer[] = []
    peer.transport.onData((chunk) => here.push(chunk))
    peer.onData((chunk) => there.push(chunk))
    peer.write(everyByte)
    for (let at = 0; at < everyByte.length; at += 1000) await peer.transport.write(everyByte.subarray(at, at + 1000))
    await vi.waitFor(() => expect(Buffer.concat(here).length).toBe(everyByte.length), { timeout: 10_000 })
    await vi.waitFor(() => expect(Buffer.concat(there).length).toBe(everyByte.length), { timeout: 10_000 })
    expect(Buffer.concat(here).equals(everyByte)).toBe(true)
    expect(Buffer.concat(there).equals(everyByte)).toBe(true)
  })

  test('[T2] opening towards nothing is refused as unreachable', async () => {
    const transport = await twin.nowhere()
    await expect(transport.open()).rejects.toMatchObject({ why: 'unreachable' })
    await expect(transport.write(Buffer.from('x'))).rejects.toMatchObject({ why: 'lost' })
    await transport.close()
  })

  test('[T3] a line whose other side vanishes is told as lost, once, and a write on it is refused', async () => {
    const peer = await joined(twin)
    const ends: string[] = []
    peer.transport.onClose((why) => ends.push(why))
    await peer.drop()
    await vi.waitFor(() => expect(ends).toEqual(['lost']), { timeout: 10_000 })
    await expect(peer.transport.write(Buffer.from('late'))).rejects.toMatchObject({ why: 'lost' })
    await peer.transport.close()
    expect(ends).toEqual(['lost'])
  })

  test('[T4] closing is told once as closed, may be repeated, and ends the object for good', async () => {
    const peer = await joined(twin)
    const ends: string[] = []
    peer.transport.onClose((why) => ends.push(why))
    await Promise.all([peer.transport.close(), peer.transport.close()])
    await peer.transport.close()
    expect(ends).toEqual(['closed'])
    await expect(peer.transport.write(Buffer.from('x'))).rejects.toMatchObject({ why: 'closed' })
    await expect(peer.transport.open()).rejects.toMatchObject({ why: 'closed' })
  })

  test('[T5] writes that race with a vanishing peer all settle, and nothing escapes as an uncaught error', async () => {
    const peer = await joined(twin)
    const writes = Array.from({ length: 20 }, () => peer.transport.write(everyByte))
    const dropped = peer.drop()
    const settled = await Promise.allSettled(writes)
    await dropped
    expect(settled).toHaveLength(20)
    await vi.waitFor(() =>
      expect(peer.transport.write(Buffer.from('x'))).rejects.toMatchObject({ name: 'TransportError' }),
    )
  })

  test('[T6] a listener that was stopped hears nothing more', async () => {
    const peer = await joined(twin)
    const stopped: Buffer[] = []
    const kept: Buffer[] = []
    peer.transport.onData((chunk) => stopped.push(chunk))()
    peer.transport.onData((chunk) => kept.push(chunk))
    peer.write(Buffer.from('hello'))
    await vi.waitFor(() => expect(Buffer.concat(kept).toString()).toBe('hello'))
    expect(stopped).toEqual([])
  })

  test('[T7] open may be called again while the line is open; before open nothing can be written', async () => {
    const peer = await joined(twin)
    await peer.transport.open()
    const fresh = await twin.nowhere()
    await expect(fresh.write(Buffer.from('x'))).rejects.toMatchObject({ why: 'closed' })
    await fresh.close()
  })

  test('[T8] closing before or while opening leaves nothing open', async () => {
    const transport = await twin.nowhere()
    const refused = expect(transport.open()).rejects.toMatchObject({ name: 'TransportError' })
    await transport.close()
    await refused
  })
})

describe('serial', () => {
  test('[T9] a port that somebody holds is refused as busy', async () => {
    const pty = await makePty()
    cleanups.push(() => pty.drop())
    const first = makeSerialTransport({ path: pty.path, baudRate: 9600 })
    cleanups.push(() => first.close())
    await first.open()
    const second = makeSerialTransport({ path: pty.path, baudRate: 9600 })
    await expect(second.open()).rejects.toMatchObject({ why: 'busy' })
  })
})
