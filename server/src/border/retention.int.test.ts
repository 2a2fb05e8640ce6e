import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Day } from '@onehall/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { kiosk } from '../../test/actors.ts'
import { issue, wholeDay } from '../../test/day.ts'
import { NINE, makeTestHall } from '../../test/hall.ts'
import { PEOPLE } from '../../test/sample.ts'
import { sqliteStore } from '../../test/store.ts'
import { openDayKeys } from './day-keys.ts'
import { KEEP_DAYS, makeRetention } from './retention.ts'
import { makeSeal } from './seal.ts'

const DAYS = 24 * 60 * 60_000
const MONDAY = '2026-03-02' as Day
const TUESDAY = '2026-03-03' as Day
const log = { error: (fields: object) => expect.fail(JSON.stringify(fields)) }

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'onehall-days-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('[G26] the key of a day is random, stays the same over a restart, and is for the server’s user alone', () => {
  const key = openDayKeys(folder).of(MONDAY)
  expect(openDayKeys(folder).of(MONDAY)).toEqual(key)
  expect(openDayKeys(folder).of(TUESDAY)).not.toEqual(key)
  expect(statSync(join(folder, `${MONDAY}.key`)).mode & 0o777).toBe(0o600)
  const elsewhere = mkdtempSync(join(tmpdir(), 'onehall-days-'))
  expect(openDayKeys(elsewhere).of(MONDAY)).not.toEqual(key)
  rmSync(elsewhere, { recursive: true })
})

test('[G26] one that was cut off while it was made is made again', () => {
  writeFileSync(join(folder, `${MONDAY}.key`), 'cut')
  expect(openDayKeys(folder).of(MONDAY).length).toBe(32)
})

test('[G26] once destroyed, the same number has another hash: nobody can tell whom the old one stood for', () => {
  const keys = openDayKeys(folder)
  const seal = makeSeal(Buffer.alloc(32, 7), keys.of)
  const [{ idNumber }] = PEOPLE as [(typeof PEOPLE)[number]]
  const before = [seal.dayHash(idNumber, MONDAY), seal.dayHash(idNumber, TUESDAY)]
  keys.destroyBefore(TUESDAY)
  expect(readdirSync(folder)).toEqual([`${TUESDAY}.key`])
  expect(seal.dayHash(idNumber, MONDAY)).not.toBe(before[0])
  expect(seal.dayHash(idNumber, TUESDAY)).toBe(before[1])
})

test('[G27] after thirty days who held a ticket is forgotten, whom a case names is kept, and the rows of statistics stay', async () => {
  const store = sqliteStore()
  const hall = await makeTestHall({ store })
  await wholeDay(hall)
  await hall.ask(kiosk(), issue('property', { identity: 'card' }), { person: PEOPLE[0]! })
  const { prisma } = store.database!
  const dayKeys = openDayKeys(folder)
  dayKeys.of(hall.day)
  let now = NINE + (KEEP_DAYS - 1) * DAYS
  const retention = makeRetention({ prisma, dayKeys, now: () => now, log })
  const persons = await prisma.person.count()
  const tickets = await prisma.ticket.count()
  const named = await prisma.caseFile.findMany({ where: { person: { not: null } }, select: { person: true } })
  const ofCases = new Set(named.map(({ person }) => person!))
  expect(ofCases.size).toBeGreaterThan(0)
  expect(persons).toBeGreaterThan(ofCases.size)

  await retention.forget()
  expect(await prisma.person.count()).toBe(persons)
  now += 3 * DAYS
  await retention.forget()
  const left = await prisma.person.findMany({ select: { ref: true } })
  expect(new Set(left.map(({ ref }) => ref))).toEqual(ofCases)
  expect(await prisma.ticket.count()).toBe(tickets)
  expect(existsSync(join(folder, `${hall.day}.key`))).toBe(false)
  retention.stop()
  await hall.close()
})
