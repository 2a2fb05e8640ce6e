import { expect, it } from 'vitest'
import { burstQueue } from './burst-keys.ts'

const queues = [{ prefix: 'A' }, { prefix: 'AB' }, { prefix: 'C' }]
const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  ...{ key, repeat: false, ctrlKey: false, altKey: false, metaKey: false },
  ...more,
})

it('[T53] one press of a letter is one number of its queue; a key held down, or with Ctrl, is none', () => {
  expect(burstQueue(press('c'), queues)).toBe(queues[2])
  expect(burstQueue(press('C'), queues)).toBe(queues[2])
  expect(burstQueue(press('c', { repeat: true }), queues)).toBeNull()
  expect(burstQueue(press('c', { ctrlKey: true }), queues)).toBeNull()
  expect(burstQueue(press('b'), queues)).toBeNull()
  expect(burstQueue(press('Enter'), queues)).toBeNull()
})
