import { expect, test } from 'vitest'
import { kiosk } from '../../test/actors.ts'
import { issue, wholeDay } from '../../test/day.ts'
import { DAY, makeTestHall, newId } from '../../test/hall.ts'
import { seedOf } from '../../test/random.ts'
import { dump } from '../../test/refold.ts'
import { SAMPLE, sampleWith } from '../../test/sample.ts'
import { otherHandle } from '../../test/store.ts'
import { storm } from '../../test/storm.ts'
import { sampleAppend } from '../journal/sample.ts'
import { newestConfig } from './config.ts'
import { catchUp, recover } from './recover.ts'
import { chainHash } from './row.ts'

const unbroken = (): never => {
  throw new Error('a hall is out of service')
}

test('[E1] starting up gives the state that the running server had, after a story of a day and after random ones', async () => {
  const hall = await makeTestHall()
  await wholeDay(hall)
  expect(dump(await recover(hall.store.second, unbroken))).toEqual(dump(hall.state))
  await hall.bySystem({ type: 'OpenDay', day: '2026-03-06' as never, config: SAMPLE.version })
  await storm(hall, seedOf('recover'), 2_000)
  expect(dump(await recover(hall.store.second, unbroken))).toEqual(dump(hall.state))
  await hall.close()
})

test('[E2] catching up and starting up are the same, however much was missed', { timeout: 60_000 }, async () => {
  const hall = await makeTestHall()
  const late = await recover(hall.store.second, unbroken)
  const early = dump(late)
  await storm(hall, seedOf('catch-up'), 14_000)
  expect(await hall.store.second.lastSeq()).toBeGreaterThan(5_000)
  expect(dump(late)).toEqual(early)
  const turns = await catchUp(hall.store.second, late, unbroken)
  expect(dump(late)).toEqual(dump(hall.state))
  expect(turns.at(-1)?.seq).toBe(hall.state.seq)
  expect(await catchUp(hall.store.second, late, unbroken)).toEqual([])
  await hall.close()
})

test('[E2] a day that was closed and the next one that was opened meanwhile are caught up with', async () => {
  const hall = await makeTestHall()
  const late = await recover(hall.store.second, unbroken)
  await wholeDay(hall)
  await catchUp(hall.store.second, late, unbroken)
  expect(dump(late)).toEqual(dump(hall.state))
  expect([...late.streams.keys()].filter((stream) => stream.startsWith('hall:'))).toEqual([
    `hall:${hall.hall}:2026-03-05`,
  ])
  await hall.close()
})

test.each([
  ['DayClosed', 'out-of-service'],
  ['ConfigPublished', 'unknown-hall'],
])('[E3] a journal that a newer program wrote (%s) puts its hall out of service and says why', async (type, reason) => {
  const hall = await makeTestHall()
  const stream = type === 'DayClosed' ? `hall:${hall.hall}:${DAY}` : `config:${hall.hall}`
  const head = (await hall.store.second.head(stream))!
  const row = {
    seq: hall.state.seq + 1,
    stream,
    version: head.version + 1,
    type,
    v: 2,
    at: hall.clock.at,
    occurredAt: null,
    origin: 'live' as const,
    actor: 'system',
    commandId: newId(),
    data: '{}',
    epoch: 1,
  }
  await hall.store.second.append(sampleAppend([{ ...row, hash: chainHash(head.hash, row) }]))
  const why: string[] = []
  const state = await recover(hall.store.second, (_hall, error) => void why.push(String(error)))
  expect([...state.broken]).toEqual([hall.hall])
  expect(why).toEqual([
    expect.stringContaining(`${type}/2, which this program does not know; a newer program wrote it`),
  ])

  const restarted = await makeTestHall({ store: otherHandle(hall.store), open: false })
  expect(await restarted.ask(kiosk(), issue('social'))).toEqual({ ok: false, refusal: { reason } })
  await restarted.stop()
  await hall.stop()
})

test('[E4] a hall is known by the configuration published last, before and after a restart', async () => {
  const hall = await makeTestHall()
  for (const version of ['sample-9', 'sample-10', 'sample-2']) {
    await hall.bySystem({ type: 'PublishConfig', config: sampleWith(version, { items: 0 }) })
  }
  expect(newestConfig(hall.state, hall.hall)?.version).toBe('sample-2')
  expect(newestConfig(await recover(hall.store.second, unbroken), hall.hall)?.version).toBe('sample-2')
  await hall.close()
})
