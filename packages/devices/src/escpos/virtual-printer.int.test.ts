import { connect } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { makeTcpTransport } from '../transport/tcp.ts'
import { paperText } from './paper.ts'
import { makePrinter, type Printer } from './printer.ts'
import { ticketSample } from './samples.fixture.ts'
import { encodeTicket } from './ticket.ts'
import { startVirtualPrinter, type VirtualPrinter } from './virtual-printer.ts'

const job = encodeTicket(ticketSample)
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function start(): Promise<{ virtual: VirtualPrinter; printer: Printer }> {
  const virtual = await startVirtualPrinter({ port: 0, host: '127.0.0.1' })
  stops.push(virtual.stop)
  const connectTo = async () => makeTcpTransport({ host: '127.0.0.1', port: virtual.port })
  return { virtual, printer: makePrinter(connectTo, systemClock) }
}

describe('virtual printer', () => {
  test('[P60] a ticket comes out as a paper that holds its number, and is told at once', async () => {
    const { virtual, printer } = await start()
    const told: number[] = []
    virtual.onPaper((printed) => told.push(printed.id))
    expect(await printer.print(job)).toEqual({ kind: 'printed', paperNearEnd: false })
    expect(virtual.papers()).toHaveLength(1)
    expect(paperText(virtual.papers()[0]!.paper)).toContain('A005')
    expect(virtual.papers()[0]).toMatchObject({ id: 1, fault: null, paper: { cut: 'partial' } })
    expect(told).toEqual([1])
  })

  test('[P61] it behaves like a printer that is out of paper, open, near its end or well again', async () => {
    const { virtual, printer } = await start()
    virtual.set('paper-out')
    expect(await printer.print(job)).toEqual({ kind: 'refused', why: 'paper-out' })
    virtual.set('cover-open')
    expect(await printer.print(job)).toEqual({ kind: 'refused', why: 'cover-open' })
    expect(virtual.papers()).toEqual([])
    virtual.set('near-end')
    expect(await printer.print(job)).toEqual({ kind: 'printed', paperNearEnd: true })
    virtual.set('ready')
    expect(await printer.status()).toEqual({ kind: 'ready', paperNearEnd: false })
  })

  test('[P62] dying within a job leaves half a paper and an unknown outcome, printed once', async () => {
    const { virtual, printer } = await start()
    virtual.set('dies')
    expect(await printer.print(job)).toEqual({ kind: 'unknown', after: 'unplugged' })
    await vi.waitFor(() => expect(virtual.papers()).toHaveLength(1))
    expect(virtual.papers()[0]!.paper.cut).toBeNull()
  })

  test('[P63] a mute printer is unreachable', async () => {
    const { virtual, printer } = await start()
    virtual.set('mute')
    expect(await printer.print(job)).toEqual({ kind: 'refused', why: 'unreachable' })
    expect(virtual.papers()).toEqual([])
  })

  test('[P64] a job that ran out of paper half-way comes out when paper is put in, once', async () => {
    const { virtual } = await start()
    virtual.set('loses-paper')
    const socket = connect(virtual.port, '127.0.0.1')
    await new Promise((resolve) => socket.write(job, resolve))
    await vi.waitFor(() => expect(virtual.condition()).toBe('paper-out'))
    expect(virtual.papers()).toEqual([])
    socket.destroy()
    virtual.set('ready')
    await vi.waitFor(() => expect(virtual.papers()).toHaveLength(1))
    expect(virtual.papers()[0]!.paper.cut).toBe('partial')
  })

  test('[P65] bytes it does not understand end the job; the paper shows why', async () => {
    const { virtual, printer } = await start()
    expect(await printer.print(Buffer.from('1b400a1b520f0a', 'hex'))).toEqual({ kind: 'unknown', after: 'unplugged' })
    expect(virtual.papers()).toMatchObject([{ fault: { kind: 'unknown-command', offset: 3 }, paper: { cut: null } }])
    expect(await printer.print(job)).toMatchObject({ kind: 'printed' })
  })

  test('[P66] the last fifty papers are kept', async () => {
    const { virtual } = await start()
    const socket = connect(virtual.port, '127.0.0.1')
    socket.end(Buffer.from('41 0a 1d5600'.replaceAll(' ', '').repeat(60), 'hex'))
    await vi.waitFor(() => expect(virtual.papers().at(-1)?.id).toBe(60))
    expect(virtual.papers()).toHaveLength(50)
    socket.destroy()
  })
})
