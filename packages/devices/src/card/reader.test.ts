import { afterEach, describe, expect, test } from 'vitest'
import { makeManualClock, settled } from '../manual-clock.fixture.ts'
import { makeFakeLine } from '../transport/fake.ts'
import { goldenCard, goldenBlock } from './golden.fixture.ts'
import { type CardRead, makeCardReader, type ReaderState } from './reader.ts'
import { makeSimulatedSam } from './simulator.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

async function bench(afterRead?: 'card-found' | 'no-card') {
  const clock = makeManualClock()
  const sam = makeSimulatedSam(afterRead)
  const told: string[] = []
  const reads: CardRead[] = []
  let attempts = 0
  const reader = makeCardReader({
    clock,
    async connect() {
      attempts++
      const line = makeFakeLine()
      await sam.attach(line.far)
      return line.near
    },
  })
  reader.onState((state) => told.push(state))
  reader.onCard((read) => {
    reads.push(read)
    told.push('card')
  })
  reader.onProblem((problem) => told.push(`${problem.code} ${problem.advice}`))
  const stop = reader.start()
  stops.push(stop)
  await settled()
  /** What was told since the last look. */
  const since = (): string[] => told.splice(0)
  expect(since()).toEqual(['away', 'idle'] satisfies ReaderState[])
  return { clock, sam, reads, since, stop, attempts: () => attempts }
}

describe('card reader', () => {
  test('[R20] a card is read once, with the number of the SAM and the time, and then asked to be removed', async () => {
    const { clock, sam, reads, since } = await bench()
    sam.lay(goldenCard)
    await clock.advance(300)
    expect(since()).toEqual(['reading', 'card', 'remove-card'])
    expect(reads).toEqual([{ card: goldenCard, samId: '05.03-20240101-0001234567-0007654321', at: clock.now() }])
    await clock.advance(60_000)
    expect(since()).toEqual([])
  })

  test('[R21] a card counts as removed after two answers without one, and the next card is read', async () => {
    const { clock, sam, since } = await bench()
    sam.lay(goldenCard)
    await clock.advance(300)
    since()
    sam.take()
    await clock.advance(300)
    expect(since()).toEqual([])
    await clock.advance(300)
    expect(since()).toEqual(['idle'])
    sam.lay(goldenCard)
    await clock.advance(300)
    expect(since()).toEqual(['reading', 'card', 'remove-card'])
  })

  test('[R21] one answer without a card while it lies there is a bad contact, not a removal', async () => {
    const { clock, sam, since } = await bench()
    sam.lay(goldenCard)
    await clock.advance(300)
    since()
    sam.inject('refused', 'find', 1)
    await clock.advance(3000)
    expect(since()).toEqual([])
  })

  test('[R22] a reader that answers "no card" after a read does not read the lying card twice', async () => {
    const { clock, sam, since } = await bench('no-card')
    sam.lay(goldenCard)
    await clock.advance(10_000)
    expect(since()).toEqual(['reading', 'card', 'remove-card', 'idle'])
  })

  test('[R23] a bank card or an empty plate stays idle without a word', async () => {
    const { clock, sam, since } = await bench()
    sam.lay('foreign-object')
    await clock.advance(10_000)
    expect(since()).toEqual([])
  })

  test.each(['checksum', 'wrong-length', 'mute', 'refused'] as const)(
    '[R24] a read spoilt twice by %s succeeds at the third attempt, unnoticed',
    async (fault) => {
      const { clock, sam, since } = await bench()
      sam.inject(fault, 'read', 2)
      sam.lay(goldenCard)
      await clock.advance(10_000)
      expect(since()).toEqual(['reading', 'card', 'remove-card'])
    },
  )

  test('[R24] a reply that comes byte by byte is a reply', async () => {
    const { clock, sam, since } = await bench()
    sam.inject('split', 'read')
    sam.inject('split', 'find')
    sam.lay(goldenCard)
    await clock.advance(1000)
    expect(since()).toEqual(['reading', 'card', 'remove-card'])
  })

  test('[R25] after three failed attempts the visitor is asked once to lay the card down again', async () => {
    const { clock, sam, since } = await bench()
    sam.inject('refused', 'read', 3)
    sam.lay(goldenCard)
    await clock.advance(10_000)
    expect(since()).toEqual(['reading', 'remove-card', 'E_AUTH place-again'])
    sam.take()
    await clock.advance(600)
    sam.lay(goldenCard)
    await clock.advance(300)
    expect(since()).toEqual(['idle', 'reading', 'card', 'remove-card'])
  })

  test('[R26] a card that cannot be selected is told once and looked for again', async () => {
    const { clock, sam, since } = await bench()
    sam.inject('refused', 'select', 3)
    sam.lay(goldenCard)
    await clock.advance(3000)
    const told = since()
    expect(told.filter((word) => word.startsWith('E_'))).toEqual(['E_SELECT place-again'])
    expect(told.slice(-3)).toEqual(['reading', 'card', 'remove-card'])
  })

  test('[R27] a card of an unknown kind sends the visitor to a counter and hands nothing on', async () => {
    const { clock, sam, reads, since } = await bench()
    const block = Buffer.from(goldenBlock)
    block.write('Q', 248, 'utf16le')
    sam.lay(block)
    await clock.advance(5000)
    expect(since()).toEqual(['reading', 'remove-card', 'E_UNKNOWN_CARD go-to-counter'])
    expect(reads).toEqual([])
  })

  test('[R28] a pulled cable is told once; when it is back, reading goes on by itself', async () => {
    const { clock, sam, since, attempts } = await bench()
    sam.pull()
    await clock.advance(60_000)
    expect(since()).toEqual(['away', 'E_UNPLUGGED use-other-kiosk', 'E_UNREACHABLE use-other-kiosk'])
    expect(attempts()).toBeGreaterThan(10)
    sam.plug()
    sam.lay(goldenCard)
    await clock.advance(3000)
    expect(since()).toEqual(['idle', 'reading', 'card', 'remove-card'])
  })

  test('[R28] a cable pulled within a read hands nothing on and blames no card', async () => {
    const { clock, sam, since } = await bench()
    sam.inject('mute', 'read', 1)
    sam.lay(goldenCard)
    await clock.advance(1000)
    expect(since()).toEqual(['reading'])
    sam.pull()
    await clock.advance(0)
    expect(since()).toEqual(['away', 'E_UNPLUGGED use-other-kiosk'])
  })

  test('[R29] a reader that leaves three questions unanswered is away, and one silence is forgiven', async () => {
    const { clock, sam, since } = await bench()
    sam.inject('mute', 'find', 1)
    await clock.advance(5000)
    expect(since()).toEqual([])
    sam.inject('mute', 'find', 3)
    await clock.advance(4200)
    expect(since()).toEqual(['away', 'E_NO_REPLY use-other-kiosk'])
    await clock.advance(2000)
    expect(since()).toEqual(['idle'])
  })

  test('[R30] a reader that fails its self-test is away, told once', async () => {
    const { clock, sam, since } = await bench()
    sam.inject('refused', 'status', 1000)
    sam.pull()
    await clock.advance(0)
    sam.plug()
    await clock.advance(60_000)
    expect(since()).toEqual(['away', 'E_UNPLUGGED use-other-kiosk', 'E_SELF_TEST use-other-kiosk'])
  })

  test('[R31] stopping leaves no timer and no line', async () => {
    const { clock, sam, stop, since } = await bench()
    sam.lay(goldenCard)
    await clock.advance(300)
    since()
    stop()
    await settled()
    expect(since()).toEqual(['away'])
    expect(clock.pending()).toBe(0)
    await clock.advance(60_000)
    expect(since()).toEqual([])
  })
})
