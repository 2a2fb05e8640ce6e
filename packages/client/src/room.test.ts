import type { Delta } from '@onehall/protocol'
import { expect, test } from 'vitest'
import { makeRoomMirror } from './room.ts'

const delta = (from: number, to: number): Delta => ({
  room: 'hall:demo',
  journal: 'journal-1',
  stream: 'hall:demo:2026-03-02',
  from,
  to,
  at: 0,
  changes: {},
})

function roomAt(version: number) {
  const room = makeRoomMirror()
  const cursor = { journal: 'journal-1', stream: 'hall:demo:2026-03-02', version }
  room.snapshot({ room: 'hall:demo', cursor, at: 0, entries: {} })
  return room
}

test('[S26] seed 880601: a message missing from the answer to a resume is asked for once the answer is there', () => {
  const room = roomAt(1)
  expect(room.delta(delta(2, 3))).toBe(true)
  room.asked()
  // The server sends 1 to 2 and 2 to 3 again; the first of them does not come.
  expect(room.delta(delta(2, 3))).toBe(false)
  expect(room.healed()).toBe(true)
})

test('[S26] what came before the answer and is in it is not asked for again', () => {
  const room = roomAt(1)
  expect(room.delta(delta(2, 3))).toBe(true)
  room.asked()
  expect(room.delta(delta(3, 4))).toBe(false)
  for (const each of [delta(1, 2), delta(2, 3), delta(3, 4)]) expect(room.delta(each)).toBe(false)
  expect(room.healed()).toBe(false)
  expect(room.cursor()?.version).toBe(4)
})
