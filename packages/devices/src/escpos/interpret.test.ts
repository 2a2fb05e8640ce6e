import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { makeRandom } from '../random.fixture.ts'
import type { FaultKind } from './head.ts'
import { interpret, makeInterpreter } from './interpret.ts'
import { paperText } from './paper.ts'
import { ticketSample } from './samples.fixture.ts'
import { encodeTicket } from './ticket.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')
const gb = (text: string): Buffer => iconv.encode(text, 'gb18030')
const job = (...parts: (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? hex(part) : part)))

describe('interpreter', () => {
  test('[P10] text, sizes, looks and cut are read as a printer reads them', () => {
    const bytes = job('1b40 1c26', '1b6101 1d2111 1b4501', gb('请A'), '1d4201', gb('号'), '0a', '1b6402 1d564200')
    const result = interpret(bytes)
    const look = { width: 2, height: 2, bold: true, underline: false }
    expect(result).toEqual({
      ok: true,
      papers: [
        {
          columns: 48,
          items: [
            {
              kind: 'line',
              align: 'centre',
              advance: 48,
              runs: [
                { ...look, text: '请A', inverse: false },
                { ...look, text: '号', inverse: true },
              ],
            },
            { kind: 'feed', dots: 60 },
          ],
          cut: 'partial',
        },
      ],
    })
  })

  const faults: [FaultKind, string, Buffer, number][] = [
    [
      'unknown-command',
      'the international character set that a builder sends instead of Chinese mode',
      job('1b520f'),
      0,
    ],
    ['unknown-command', 'a lone control byte', job('41 07'), 1],
    ['unknown-command', 'an unknown family', job('1b40 1d99'), 2],
    ['bad-parameter', 'a size above eight', job('1d2188'), 0],
    ['bad-parameter', 'an alignment that does not exist', job('1b6107'), 0],
    ['bad-parameter', 'font B, whose cells are narrower', job('1b4d01'), 0],
    ['mid-line', 'an alignment within a line', job('41 1b6101'), 1],
    ['mid-line', 'a cut within a line', job('41 1d5600'), 1],
    ['bad-text', 'Chinese before Chinese mode is on', job('1b40', gb('中')), 2],
    ['bad-text', 'the euro sign as one byte 80', job('1c26 80 0a'), 2],
    ['bad-text', 'a second byte outside GB18030', job('1c26 b0ff'), 2],
    ['bad-text', 'UTF-8 instead of GB18030', job('1c26', Buffer.from('号'), '0a'), 4],
    ['bad-text', 'Chinese mode lost by a reset', job('1c26 1b40', gb('中')), 4],
    ['line-too-wide', '49 columns on 48', job(Buffer.from('x'.repeat(49))), 48],
    ['line-too-wide', '13 quadruple cells', job('1d2130', Buffer.from('x'.repeat(13))), 15],
    ['bad-barcode', 'the old form without its end', job('1d6b04', Buffer.from('123')), 0],
    ['bad-barcode', 'data without a code set', job('1d6b4903', Buffer.from('123')), 0],
    ['bad-barcode', 'a lone brace', job('1d6b4904', Buffer.from('{B{x')), 0],
    ['bad-barcode', 'bars wider than the paper', job('1d7706 1d6b490c', Buffer.from('{B1234567890')), 3],
    ['bad-qr', 'printing before storing', job('1d286b0300315130'), 0],
    ['bad-qr', 'an unknown function', job('1d286b0300319930'), 0],
    ['bad-parameter', 'an image of no rows', job('1d763000 0100 0000'), 0],
    ['truncated', 'half a command at the end', job('41 0a 1b'), 2],
    ['truncated', 'half a character at the end', job('1c26 b0'), 2],
    ['truncated', 'a bar code that announces more than it brings', job('1d6b490a', Buffer.from('{B1')), 0],
  ]
  test.each(faults)('[P11] refused as %s: %s', (kind, _what, bytes, offset) => {
    const result = interpret(bytes)
    expect(result).toMatchObject({ ok: false, fault: { kind, offset } })
  })

  test('[P12] a fault keeps the papers before it, the last one uncut', () => {
    const result = interpret(job('41 0a 1d5601', '42 0a', '1b520f'))
    expect(result.ok).toBe(false)
    expect(result.papers.map((paper) => [paperText(paper), paper.cut])).toEqual([
      ['A', 'partial'],
      ['B', null],
    ])
  })

  test('[P13] however the bytes are cut into chunks, the paper is the same', () => {
    const bytes = encodeTicket(ticketSample)
    const whole = interpret(bytes)
    expect(whole.ok).toBe(true)
    const interpreter = makeInterpreter(48)
    const told = [...bytes].flatMap((byte) => interpreter.feed(Uint8Array.of(byte)))
    expect([...told, ...interpreter.end()]).toEqual(whole.papers.map((paper) => ({ kind: 'paper', paper })))
  })

  test('[P14] a raster image keeps its dots', () => {
    const result = interpret(job('1d763000 0100 0200', 'a5 01', '1d5600'))
    expect(result.papers[0]).toMatchObject({
      items: [{ kind: 'raster', width: 8, height: 2, bits: Uint8Array.of(0xa5, 0x01) }],
      cut: 'full',
    })
  })

  test('[P15] questions are told in their place in the stream', () => {
    const told = makeInterpreter(48).feed(job('1d7201', '1d28480600303041424344', '100404'))
    expect(told).toEqual([
      { kind: 'question', question: { kind: 'paper-status' } },
      { kind: 'question', question: { kind: 'process-id', id: 'ABCD' } },
      { kind: 'question', question: { kind: 'real-time-status', n: 4 } },
    ])
  })

  test('[P16] random and damaged bytes never throw', () => {
    const random = makeRandom()
    const good = encodeTicket(ticketSample)
    for (let round = 0; round < 3000; round++) {
      const bytes =
        round % 2 === 0
          ? Buffer.from(Array.from({ length: random.below(80) }, () => random.below(256)))
          : Buffer.from(good)
      if (round % 2 === 1) bytes[random.below(bytes.length)] = random.below(256)
      expect(typeof interpret(bytes, random.pick([32, 48])).ok, `seed ${random.seed}`).toBe('boolean')
    }
  })
})
