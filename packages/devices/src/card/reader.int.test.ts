import { afterEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { makePty } from '../transport/pty.fixture.ts'
import { makeSerialTransport } from '../transport/serial.ts'
import { makeTcpTransport } from '../transport/tcp.ts'
import type { ByteTransport } from '../transport/transport.ts'
import { makeFakeLine } from '../transport/fake.ts'
import { goldenCard } from './golden.fixture.ts'
import { type CardRead, makeCardReader } from './reader.ts'
import { makeSimulatedSam, startCardSimulator } from './simulator.ts'

const stops: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

function watch(connect: () => Promise<ByteTransport>) {
  const states: string[] = []
  const reads: CardRead[] = []
  const reader = makeCardReader({ connect, clock: systemClock })
  reader.onState((state) => states.push(state))
  reader.onCard((read) => reads.push(read))
  stops.push(reader.start())
  return { states, reads }
}

describe('card reader over real lines', () => {
  test('[R40] over TCP a card is read, also when the line broke before', async () => {
    const simulator = await startCardSimulator({ port: 0, host: '127.0.0.1' })
    stops.push(simulator.stop)
    const { states, reads } = watch(async () => makeTcpTransport({ host: '127.0.0.1', port: simulator.port }))
    await vi.waitFor(() => expect(states.at(-1)).toBe('idle'), { timeout: 5000 })
    simulator.pull()
    await vi.waitFor(() => expect(states.at(-1)).toBe('away'), { timeout: 5000 })
    simulator.plug()
    simulator.lay(goldenCard)
    await vi.waitFor(() => expect(reads).toHaveLength(1), { timeout: 10_000 })
    expect(reads[0]).toMatchObject({ card: goldenCard, samId: '05.03-20240101-0001234567-0007654321' })
    simulator.take()
    await vi.waitFor(() => expect(states.at(-1)).toBe('idle'), { timeout: 5000 })
  })

  test('[R41] over a serial line a card is read', async () => {
    const pty = await makePty()
    stops.push(() => pty.drop())
    const bridge = makeFakeLine()
    const sam = makeSimulatedSam()
    await sam.attach(bridge.far)
    await bridge.near.open()
    bridge.near.onData(pty.write)
    pty.onData((chunk) => void bridge.near.write(chunk))
    sam.lay(goldenCard)
    const { reads } = watch(async () => makeSerialTransport({ path: pty.path, baudRate: 115200 }))
    await vi.waitFor(() => expect(reads).toHaveLength(1), { timeout: 10_000 })
    expect(reads[0]).toMatchObject({ card: goldenCard })
  })
})
