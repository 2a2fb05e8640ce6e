import { describe, expect, test } from 'vitest'
import { type Answer, conditionOf, isNearEnd, makeAnswerParser } from './answers.ts'

const stream = Buffer.from('11 14000f0f 12 13 1c 00 00 00 72 37224142434400 03'.replaceAll(' ', ''), 'hex')
const heard: Answer[] = [
  { kind: 'real-time', byte: 0x12 },
  { kind: 'real-time', byte: 0x72 },
  { kind: 'process-id', id: 'ABCD' },
  { kind: 'paper', byte: 0x03 },
]

describe('answers of a printer', () => {
  test('[P50] automatic status and flow control are noise, whole or split, and answers are told apart', () => {
    expect(makeAnswerParser().feed(stream)).toEqual(heard)
    const parser = makeAnswerParser()
    expect([...stream].flatMap((byte) => parser.feed(Uint8Array.of(byte)))).toEqual(heard)
  })

  test('[P50] a real-time answer between the bytes of an automatic one is heard', () => {
    expect(makeAnswerParser().feed(Buffer.from('1400120f0f', 'hex'))).toEqual([{ kind: 'real-time', byte: 0x12 }])
  })

  test('[P51] the cause that a person must mend first is named', () => {
    const idle = { printer: 0x12, offline: 0x12, paper: 0x12 }
    expect(conditionOf(idle)).toBe('ready')
    expect(conditionOf({ ...idle, paper: 0x72 })).toBe('paper-out')
    expect(conditionOf({ printer: 0x1a, offline: 0x36, paper: 0x7e })).toBe('cover-open')
    expect(conditionOf({ printer: 0x1a, offline: 0x52, paper: 0x12 })).toBe('error')
    expect(conditionOf({ ...idle, printer: 0x1a })).toBe('offline')
    expect(isNearEnd({ kind: 'real-time', byte: 0x1e })).toBe(true)
    expect(isNearEnd({ kind: 'paper', byte: 0x0c })).toBe(false)
  })
})
