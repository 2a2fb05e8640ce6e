import { describe, expect, test } from 'vitest'
import { makeManualClock, settled, type ManualClock } from '../manual-clock.fixture.ts'
import { makeFakeLine } from '../transport/fake.ts'
import type { ByteTransport } from '../transport/transport.ts'
import { makePrinter, type Printer, type PrintProof } from './printer.ts'

const JOB = Buffer.from('1b400a1d564200', 'hex')
const READY: Record<number, string> = { 1: '12', 2: '12', 4: '12' }

interface Bench {
  readonly printer: Printer
  readonly clock: ManualClock
  /** What reached the printer, all lines together, without the status questions. */
  data(): string
  /** Lines opened so far, the printer's end of each. */
  readonly lines: ByteTransport[]
  pull(): void
}

/** A printer played by hand: answers DLE EOT from a table, and to everything else calls `onData`. */
function bench(
  answers: Record<number, string> = READY,
  onData: (line: ByteTransport, hex: string) => void = () => {},
  proof?: PrintProof,
): Bench {
  const clock = makeManualClock()
  const lines: ByteTransport[] = []
  let heard = ''
  let pull: () => void = () => {}
  async function connect(): Promise<ByteTransport> {
    const line = makeFakeLine()
    lines.push(line.far)
    pull = line.pull
    line.far.onData((chunk) => {
      const hex = chunk.toString('hex')
      const asked = /^10040([124])$/.exec(hex)
      if (asked) {
        const answer = answers[Number(asked[1])]
        if (answer) void line.far.write(Buffer.from(answer, 'hex'))
      } else {
        heard += hex
        onData(line.far, hex)
      }
    })
    await line.far.open()
    return line.near
  }
  return { printer: makePrinter(connect, clock, proof), clock, data: () => heard, lines, pull: () => pull() }
}

const say = (line: ByteTransport, hex: string): void => void line.write(Buffer.from(hex, 'hex'))

describe('printer', () => {
  test.each([
    ['paper-out', { ...READY, 4: '72' }],
    ['paper-out', { 1: '1a', 2: '32', 4: '7e' }],
    ['cover-open', { 1: '1a', 2: '16', 4: '12' }],
    ['error', { 1: '1a', 2: '52', 4: '12' }],
    ['offline', { 1: '1a', 2: '12', 4: '12' }],
  ] as const)('[P52] a printer with %s is refused before a byte of the job is sent', async (why, answers) => {
    const { printer, data, clock } = bench(answers)
    expect(await printer.print(JOB)).toEqual({ kind: 'refused', why })
    expect(await printer.status()).toEqual({ kind: 'not-ready', why })
    expect(data()).toBe('')
    expect(clock.pending()).toBe(0)
  })

  test('[P53] printed is said only after the printer answered behind the cut', async () => {
    let line: ByteTransport | undefined
    const { printer, data, clock } = bench(READY, (far) => (line = far))
    let outcome: unknown
    void printer.print(JOB).then((told) => (outcome = told))
    await settled()
    expect(data()).toBe(`${JOB.toString('hex')}1d7201`)
    await clock.advance(3000)
    expect(outcome).toBeUndefined()
    say(line!, '00')
    await settled()
    expect(outcome).toEqual({ kind: 'printed', paperNearEnd: false })
    expect(clock.pending()).toBe(0)
  })

  test('[P54] paper near its end is told with the print, from the sensor before or after', async () => {
    expect(await bench({ ...READY, 4: '1e' }, (line) => say(line, '00')).printer.print(JOB)).toEqual({
      kind: 'printed',
      paperNearEnd: true,
    })
    expect(await bench(READY, (line) => say(line, '03')).printer.print(JOB)).toMatchObject({ paperNearEnd: true })
    expect(await bench({ ...READY, 4: '1e' }).printer.status()).toEqual({ kind: 'ready', paperNearEnd: true })
  })

  test('[P55] automatic status proves nothing, neither unasked at the start nor after the job', async () => {
    const { printer, clock } = bench({ ...READY, 1: '14000f0f12' }, (line) => say(line, '1400000f'))
    const outcome = printer.print(JOB)
    await clock.advance(15_000)
    expect(await outcome).toEqual({ kind: 'unknown', after: 'timeout' })
  })

  test('[P55] answers merged with noise in one chunk, or split into bytes, are heard', async () => {
    const { printer } = bench({ 1: '11140000001213', 2: '12', 4: '1400000012' }, (line) => {
      for (const byte of ['14', '00', '00', '00', '03']) say(line, byte)
    })
    expect(await printer.print(JOB)).toEqual({ kind: 'printed', paperNearEnd: true })
  })

  test('[P56] with process ids only the id of this job proves it', async () => {
    const wrong = bench(READY, (line) => say(line, '0037223939393900'), 'process-id')
    const outcome = wrong.printer.print(JOB)
    await wrong.clock.advance(15_000)
    expect(await outcome).toEqual({ kind: 'unknown', after: 'timeout' })
    const right = bench(READY, (line, hex) => say(line, `3722${hex.slice(-8)}00`), 'process-id')
    expect(await right.printer.print(JOB)).toEqual({ kind: 'printed', paperNearEnd: false })
    expect(right.data()).toBe(`${JOB.toString('hex')}1d28480600303030303030`)
  })

  test('[P57] no proof in time, or a line that ends, is unknown, and the job is never sent again', async () => {
    const silent = bench()
    const first = silent.printer.print(JOB)
    await silent.clock.advance(15_000)
    expect(await first).toEqual({ kind: 'unknown', after: 'timeout' })
    expect(silent.data()).toBe(`${JOB.toString('hex')}1d7201`)
    expect(silent.lines).toHaveLength(1)

    const dying = bench(READY, (line) => void line.close())
    expect(await dying.printer.print(JOB)).toEqual({ kind: 'unknown', after: 'unplugged' })
    expect(dying.data()).toBe(`${JOB.toString('hex')}1d7201`)
    expect(dying.lines).toHaveLength(1)
  })

  test('[P58] a printer that is not there, is mute, or closes without answering, is unreachable', async () => {
    const clock = makeManualClock()
    const absent = makePrinter(async () => {
      const line = makeFakeLine()
      line.pull()
      return line.near
    }, clock)
    expect(await absent.print(JOB)).toEqual({ kind: 'refused', why: 'unreachable' })

    const mute = bench({})
    const outcome = mute.printer.print(JOB)
    await mute.clock.advance(1500)
    expect(await outcome).toEqual({ kind: 'refused', why: 'unreachable' })
    expect(mute.data()).toBe('')

    const closing = bench({})
    const refused = closing.printer.print(JOB)
    await settled()
    closing.pull()
    expect(await refused).toEqual({ kind: 'refused', why: 'unreachable' })
    expect(closing.clock.pending()).toBe(0)
  })

  test('[P59] jobs and questions run one at a time, in their order, and one that fails does not hold up the next', async () => {
    let line: ByteTransport | undefined
    const { printer, data, clock, lines } = bench(READY, (far) => (line = far))
    const told: string[] = []
    void printer.print(Buffer.from('A')).then((outcome) => told.push(`A ${outcome.kind}`))
    void printer.status().then((status) => told.push(`? ${status.kind}`))
    void printer.print(Buffer.from('B')).then((outcome) => told.push(`B ${outcome.kind}`))
    await settled()
    expect(lines).toHaveLength(1)
    await clock.advance(15_000)
    await settled()
    expect(told).toEqual(['A unknown', '? ready'])
    say(line!, '00')
    await settled()
    expect(told).toEqual(['A unknown', '? ready', 'B printed'])
    expect(data()).toBe('411d7201421d7201')
  })
})
