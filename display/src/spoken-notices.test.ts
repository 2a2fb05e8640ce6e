import type { HallConfig } from '@onehall/domain'
import type { Mirror } from '@onehall/protocol'
import { expect, it } from 'vitest'
import { makeSpokenNotices } from './spoken-notices.ts'

const config = { queues: [{ id: 'A', name: { zh: '户政', en: 'Household' } }] } as unknown as HallConfig
const why = { reason: '因省级系统故障。', since: 5, until: 100, untilTime: '10:30' }
const mirror = (hall: object | null, queue: object | null = null): Mirror =>
  ({
    entries: new Map<string, object>([
      ['day', { kind: 'day', suspended: hall }],
      ['queue/A', { kind: 'queue', queue: 'A', suspended: queue }],
    ]),
  }) as unknown as Mirror

it('[M68] a suspended queue and hall are told with reason and expected end, under the moment they began', () => {
  const noticesOf = makeSpokenNotices()
  expect(noticesOf(mirror(null), config, 9)).toEqual([])
  const [queue] = noticesOf(mirror(null, why), config, 9)
  expect(queue).toMatchObject({
    key: 'suspended/A/5',
    at: 5,
    isUrgent: false,
    text: { zh: '请注意，因省级系统故障，户政业务暂停，预计10点30分恢复，已取的号保留次序' },
  })
  expect(queue!.text.en).toContain('Service is suspended for Household. It is expected to go on at 10:30.')
  const [hall] = noticesOf(mirror({ ...why, until: null, untilTime: null, evacuated: false }), config, 9)
  expect(hall).toMatchObject({
    key: 'suspended/hall/5',
    text: { zh: expect.stringContaining('大厅业务暂停，恢复时间待定') },
  })
  expect(hall!.text.en).not.toContain('故障')
})

it('[M69] an evacuation is urgent; its end is told by a wall that saw it, once, whatever follows', () => {
  const noticesOf = makeSpokenNotices()
  const evacuated = { ...why, reason: '火警', evacuated: true }
  expect(noticesOf(mirror(evacuated), config, 6)).toMatchObject([{ key: 'evacuation/5', at: 5, isUrgent: true }])
  expect(noticesOf(mirror(null), config, 30)).toMatchObject([{ key: 'evacuation-over/5', at: 30, isUrgent: false }])
  expect(noticesOf(mirror(null), config, 40)).toMatchObject([{ key: 'evacuation-over/5', at: 30 }])
  expect(makeSpokenNotices()(mirror(null), config, 30)).toEqual([])
})
