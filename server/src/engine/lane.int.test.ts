import { DatabaseSync } from 'node:sqlite'
import type { Day } from '@onehall/domain'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clerk, kiosk } from '../../test/actors.ts'
import { at, issue, wholeDay } from '../../test/day.ts'
import { type TestHall, makeTestHall } from '../../test/hall.ts'
import { seedOf } from '../../test/random.ts'
import { dump } from '../../test/refold.ts'
import { type Store, sqliteStore } from '../../test/store.ts'
import { storm } from '../../test/storm.ts'
import { recover } from './recover.ts'

let store: Store
let hall: TestHall
beforeEach(async () => {
  store = sqliteStore()
  hall = await makeTestHall({ store })
})
afterEach(() => hall.close())

const unbroken = (): never => {
  throw new Error('a hall is out of service')
}

test('[L7] every kind of command of a day, stored in SQLite and sent again: the same answer, the same tables', async () => {
  const day = await wholeDay(hall)
  const stored = await store.text()
  for (const { actor, envelope, answer } of day) expect(await hall.send(actor, envelope)).toEqual(answer)
  expect(await store.text()).toBe(stored)
})

test(
  '[L20] random commands over SQLite with one append in ten failing: nothing acknowledged that a second connection does not see',
  { timeout: 120_000 },
  async () => {
    await storm(hall, seedOf('lane.int'), 5_000)
  },
)

test('[L14] a foreign writer that holds the file: nobody is answered until it is gone, then everybody, once', async () => {
  const holder = new DatabaseSync(store.database!.paths.database)
  holder.exec('begin immediate')
  const group = [hall.ask(kiosk(), issue('social')), hall.ask(kiosk(), issue('social'))]
  await vi.waitFor(() => expect(hall.logged).toMatchObject([{ outcome: 'unknown' }]), { timeout: 10_000, interval: 1 })
  expect(hall.happened.filter(({ kind }) => kind !== 'append')).toEqual([])
  holder.exec('rollback')
  expect(await Promise.all(group)).toMatchObject([{ result: { number: 'C001' } }, { result: { number: 'C002' } }])
  holder.close()
})

test('[E5] a server that starts on the file of another has the same hall, and issues the next number', async () => {
  await wholeDay(hall)
  await hall.bySystem({ type: 'OpenDay', day: '2026-03-06' as Day, config: hall.config.version })
  expect(await hall.ask(kiosk(), issue('social'))).toMatchObject({ result: { number: 'C001' } })
  await hall.stop()
  await store.release()
  const { id } = store.journal
  store = sqliteStore(store.database!.paths.folder)
  expect(store.journal.id).toBe(id)
  expect(dump(await recover(store.journal, unbroken))).toEqual(dump(hall.state))
  hall = await makeTestHall({ store, open: false })
  expect(await hall.ask(kiosk(), issue('social'))).toMatchObject({ result: { number: 'C002' } })
  expect(await hall.ask(clerk(), at('CallNext', 'c09'))).toMatchObject({ refusal: { reason: 'counter-not-open' } })
})
