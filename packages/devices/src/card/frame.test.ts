import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeRandom } from '../random.fixture.ts'
import { encodeFrame, makeFrameParser } from './frame.ts'
import { goldenBlock } from './golden.fixture.ts'
import { formatSamId, textBlockOf } from './sam.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const payloads = (bytes: Uint8Array, side: 'reply' | 'command' = 'reply'): string[] =>
  makeFrameParser(side)
    .feed(bytes)
    .map((event) => (event.kind === 'frame' ? event.payload.toString('hex') : event.kind))

/** Payload and complete frame, from domain.md §1.3 and §1.4. */
const vectors: ['command' | 'reply', string, string][] = [
  ['command', '10ff', 'AA AA AA 96 69 00 03 10 FF EC'],
  ['command', '11ff', 'AA AA AA 96 69 00 03 11 FF ED'],
  ['command', '12ff', 'AA AA AA 96 69 00 03 12 FF EE'],
  ['command', '2001', 'AA AA AA 96 69 00 03 20 01 22'],
  ['command', '2002', 'AA AA AA 96 69 00 03 20 02 21'],
  ['command', '3001', 'AA AA AA 96 69 00 03 30 01 32'],
  ['command', '3010', 'AA AA AA 96 69 00 03 30 10 23'],
  ['command', '3003', 'AA AA AA 96 69 00 03 30 03 30'],
  ['command', '6004', 'AA AA AA 96 69 00 03 60 04 67'],
  ['command', '61ff50', 'AA AA AA 96 69 00 04 61 FF 50 CA'],
  ['command', '00', 'AA AA AA 96 69 00 02 00 02'],
  ['reply', '000090', 'AA AA AA 96 69 00 04 00 00 90 94'],
  ['reply', '000060', 'AA AA AA 96 69 00 04 00 00 60 64'],
  ['reply', '00009f00000000', 'AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97'],
  ['reply', '000080', 'AA AA AA 96 69 00 04 00 00 80 84'],
  ['reply', '0000900000000000000000', 'AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C'],
  ['reply', '000081', 'AA AA AA 96 69 00 04 00 00 81 85'],
  ['reply', '000041', 'AA AA AA 96 69 00 04 00 00 41 45'],
  ['reply', '000091', 'AA AA AA 96 69 00 04 00 00 91 95'],
]
const noCard = hex(vectors[14]![2])
const found = hex(vectors[13]![2])

describe('SAM_V frames', () => {
  test.each(vectors)('[R1] %s %s is encoded and parsed as published', (side, payload, frame) => {
    expect(encodeFrame(hex(payload)).toString('hex')).toBe(hex(frame).toString('hex'))
    expect(payloads(hex(frame), side)).toEqual([payload])
  })

  test('[R2] golden vector A: the read replies agree byte for byte', () => {
    const ok = hex('00 00 90')
    const plain = encodeFrame(Buffer.concat([ok, hex('0100 0400'), goldenBlock, Buffer.alloc(1024)]))
    expect(plain).toHaveLength(1295)
    expect(plain.at(-1)).toBe(0x07)
    expect(sha256(plain)).toBe('e60e3a5a3eb8a97aa3b2a77f746a4a98c084bd952ed7f9dd36a2c2517f309dfd')
    const fingers = encodeFrame(Buffer.concat([ok, hex('0100 0400 0400'), goldenBlock, Buffer.alloc(2048)]))
    expect(fingers).toHaveLength(2321)
    expect(fingers.at(-1)).toBe(0x0d)
    for (const frame of [plain, fingers]) {
      const [event] = makeFrameParser('reply').feed(frame)
      expect(event?.kind === 'frame' && textBlockOf(event.payload.subarray(3))?.equals(goldenBlock)).toBe(true)
    }
  })

  test('[R3] frames in one-byte chunks, merged, or cut anywhere are the same frames', () => {
    const random = makeRandom()
    const stream = Buffer.concat([found, noCard, found])
    for (let round = 0; round < 200; round++) {
      const parser = makeFrameParser('reply')
      const heard: string[] = []
      for (let at = 0; at < stream.length;) {
        const size = round === 0 ? 1 : 1 + random.below(12)
        for (const event of parser.feed(stream.subarray(at, at + size))) heard.push(event.kind)
        at += size
      }
      expect(heard, `seed ${random.seed}`).toEqual(['frame', 'frame', 'frame'])
    }
  })

  test('[R4] noise before, between and half preambles are skipped', () => {
    expect(payloads(Buffer.concat([hex('AA AA 00 96 69'), found]))).toEqual(['00009f00000000'])
    expect(payloads(Buffer.concat([hex('AA'), noCard, hex('FF AA AA AA 96'), noCard]))).toEqual(['000080', '000080'])
  })

  test('[R5] a bad checksum is told, and the frame behind it is found', () => {
    const spoilt = Buffer.from(noCard)
    spoilt[9]! ^= 0x01
    expect(payloads(Buffer.concat([spoilt, found]))).toEqual(['bad-checksum', '00009f00000000'])
  })

  test('[R6] a length below 4 or above 4096 is told, and the frame behind it is found', () => {
    for (const length of ['0003', '0000', '1001', 'FFFF'])
      expect(payloads(Buffer.concat([hex(`AAAAAA9669 ${length} 000080 84`), found]))).toEqual([
        'bad-length',
        '00009f00000000',
      ])
  })

  test('[R6] a length that swallows the next frame costs no more than that', () => {
    const greedy = Buffer.from(noCard)
    greedy.writeUInt16BE(19, 5)
    expect(payloads(Buffer.concat([greedy, found, noCard]))).toEqual(['bad-checksum', '00009f00000000', '000080'])
  })

  test('[R7] random bytes never throw, and a frame after a reset is found', () => {
    const random = makeRandom()
    const parser = makeFrameParser('reply')
    const values = [0xaa, 0x96, 0x69, 0x00, 0x04]
    for (let round = 0; round < 3000; round++)
      parser.feed(Uint8Array.from({ length: random.below(40) }, () => random.pick([...values, random.below(256)])))
    parser.reset()
    expect(parser.feed(found), `seed ${random.seed}`).toMatchObject([{ kind: 'frame' }])
  })

  test('[R8] the SAM number is printed as it stands on the reader', () => {
    const reply = hex('AA AA AA 96 69 00 14 00 00 90 05 00 03 00 E5 D6 34 01 87 D6 12 00 B1 CB 74 00 C9')
    const [event] = makeFrameParser('reply').feed(reply)
    const data = event?.kind === 'frame' ? event.payload.subarray(3) : Buffer.alloc(0)
    expect(formatSamId(data)).toBe('05.03-20240101-0001234567-0007654321')
    expect(formatSamId(data.subarray(1))).toBeNull()
  })

  test('[R9] a read reply whose lengths do not add up holds no card', () => {
    expect(textBlockOf(Buffer.concat([hex('0100 0400'), goldenBlock]))).toBeUndefined()
    expect(textBlockOf(hex('0100'))).toBeUndefined()
    expect(textBlockOf(hex('0002 0001 2000 00'))?.toString('hex')).toBe('2000')
    expect(textBlockOf(hex('0002 0001 0000 2000 00'))?.toString('hex')).toBe('2000')
  })
})
