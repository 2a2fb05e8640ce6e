import { expect, it } from 'vitest'
import { type HallConfig, type Intent, type QueueId, entryOf, snapshotOf, waitAlarm } from '../src/index.ts'
import { given } from './given.fixture.ts'
import { minute, opened } from './past.fixture.ts'
import { CONFIG, MANAGER } from './sample-hall.fixture.ts'

const acknowledge = (of: readonly string[], reason = '增开窗口'): Intent => ({
  type: 'AcknowledgeAlarm',
  alarm: 'long',
  of,
  reason,
})
const ROOM = { kind: 'manager' } as const

it('[M64] a queue has its own times of alarm, else those of the hall', () => {
  const own = { long: 1, tooLong: 2 }
  const queues = CONFIG.queues.map((queue) => (queue.id === 'care' ? { ...queue, waitAlarm: own } : queue))
  const config: HallConfig = { ...CONFIG, queues }
  expect(waitAlarm(config, 'care' as QueueId)).toEqual(own)
  expect(waitAlarm(config, 'social' as QueueId)).toEqual(CONFIG.rules.waitAlarm)
  expect(waitAlarm(config, 'nowhere' as QueueId)).toEqual(CONFIG.rules.waitAlarm)
})

it('[M65] an alarm is acknowledged with a reason, by whom and for 15 minutes, and the managers see it; again it is said anew', () => {
  const first = given(opened()).when(acknowledge(['social', 'care']), { by: MANAGER, at: minute(10) })
  first.told({ until: minute(25) }).then({
    type: 'AlarmAcknowledged',
    alarm: 'long',
    of: ['social', 'care'],
    staffNo: MANAGER.staffNo,
    until: minute(25),
  })
  const world = first.and.world
  const entry = {
    kind: 'acknowledged',
    alarm: 'long',
    of: 'care',
    reason: '增开窗口',
    at: minute(10),
    until: minute(25),
  }
  expect(snapshotOf(ROOM, world.today(), CONFIG).get('acknowledged/long|care')).toMatchObject(entry)
  for (const audience of [{ kind: 'hall' }, { kind: 'guide' }] as const)
    expect(entryOf(audience, 'acknowledged/long|care', world.today(), CONFIG)).toBeNull()
  const again = first.and.when(acknowledge(['care'], '人员已到位'), { by: MANAGER, at: minute(20) })
  const rows = again.and.world.today()
  expect(rows.get('acknowledged', 'long|care')).toMatchObject({ reason: '人员已到位', until: minute(35) })
  expect(rows.get('acknowledged', 'long|social')).toMatchObject({ reason: '增开窗口', until: minute(25) })
})
