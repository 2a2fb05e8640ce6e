import { CONFIG, HALL, audiences, makeRandom } from '@onehall/domain/test'
import { describe, expect, it } from 'vitest'
import { type Room, parseRoom, roomName } from '../src/index.ts'
import { day, name, random } from '../src/ids.ts'

const ROOMS: readonly Room[] = [
  ...audiences(CONFIG).map((audience) => ({ hall: HALL, audience })),
  { hall: HALL, audience: { kind: 'office', department: 'police' as never } },
]

describe('rooms', () => {
  it.each(ROOMS.map((room) => [roomName(room), room] as const))('[S6] %s is the name of one room', (text, room) => {
    expect(parseRoom(text)).toEqual(room)
    expect(ROOMS.filter((other) => roomName(other) === text)).toHaveLength(1)
  })

  it.each([
    '',
    'hall',
    'hall:',
    ':hall-1',
    'hall:hall-1:x',
    'manager:hall-1:',
    'zone:hall-1',
    'zone:hall-1:',
    'zone::east',
    'office:hall-1',
    'queue:hall-1:a:b',
    'person:hall-1:x',
    'HALL:hall-1',
  ])('[S6] %j names no room', (text) => {
    expect(parseRoom(text)).toBeNull()
  })

  const seed = Math.floor(Math.random() * 2 ** 31)
  it(`[S6] any text is answered; what names a room is its only name (seed ${seed})`, () => {
    const { below, pick } = makeRandom(seed)
    for (let round = 0; round < 5_000; round++) {
      const text = Array.from({ length: below(6) }, () =>
        pick(['hall', 'zone', 'queue', 'counter', 'manager', 'office', ':', ':', 'a', '厅', '__proto__']),
      ).join('')
      const room = parseRoom(text)
      if (room !== null) expect(roomName(room)).toBe(text)
    }
  })
})

describe('names and ids', () => {
  it.each(['a', 'A-1_b.c', '0', 'x'.repeat(64)])('[N5] %j is a name', (text) => {
    expect(name().safeParse(text).success).toBe(true)
  })

  it.each(['', '.a', '-a', '_a', 'a:b', 'a|b', 'a/b', 'a b', 'a\n', '厅', 'x'.repeat(65), 1, null])(
    '[N5] %j is no name',
    (text) => {
      expect(name().safeParse(text).success).toBe(false)
    },
  )

  it('[N5] a random id has 16 to 64 characters that are safe everywhere', () => {
    for (const text of ['x'.repeat(16), 'AZaz09_-AZaz09_-', 'x'.repeat(64)])
      expect(random().safeParse(text).success).toBe(true)
    for (const text of [
      'x'.repeat(15),
      'x'.repeat(65),
      `${'x'.repeat(16)}:`,
      `${'x'.repeat(16)}\n`,
      `${'x'.repeat(15)}.`,
    ])
      expect(random().safeParse(text).success).toBe(false)
  })

  it('[N5] a day is one that exists', () => {
    for (const text of ['2026-03-04', '2028-02-29']) expect(day.safeParse(text).success).toBe(true)
    for (const text of ['2026-02-29', '2026-3-4', '2026-03-04T00:00', '', '20260304'])
      expect(day.safeParse(text).success).toBe(false)
  })
})
