import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Day } from '@onehall/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { kiosk } from '../../test/actors.ts'
import { issue, wholeDay } from '../../test/day.ts'
import { makeTestHall } from '../../test/hall.ts'
import { PEOPLE } from '../../test/sample.ts'
import { sqliteStore } from '../../test/store.ts'
import { testSeal } from '../../test/seal.ts'
import { KeyMissing, loadKey } from './seal.ts'

const seal = testSeal(7)
const [person] = PEOPLE as [(typeof PEOPLE)[number]]
const MONDAY = '2026-03-02' as Day
const TUESDAY = '2026-03-03' as Day

test('[G20] what was sealed is opened again whole, and sealed twice it looks different', () => {
  const sealed = seal.seal(person)
  expect(seal.open(sealed)).toEqual(person)
  expect(Buffer.from(seal.seal(person)).equals(sealed)).toBe(false)
  expect(Buffer.from(sealed).toString('latin1')).not.toContain(person.idNumber)
})

test('[G21] one changed bit anywhere, a piece cut off, or another key: it does not open', () => {
  const sealed = seal.seal(person)
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const tampered = Uint8Array.from(sealed)
    tampered[bit >> 3]! ^= 1 << (bit & 7)
    expect(() => seal.open(tampered)).toThrow()
  }
  for (let length = 0; length < sealed.length; length++) expect(() => seal.open(sealed.subarray(0, length))).toThrow()
  expect(() => testSeal(8).open(sealed)).toThrow()
})

test('[G22] the hash of a number is the same all day, another the next day, under another key, and for finding again', () => {
  const { idNumber } = person
  expect(seal.dayHash(idNumber, MONDAY)).toBe(seal.dayHash(idNumber, MONDAY))
  expect(seal.indexHash(idNumber)).toBe(seal.indexHash(idNumber))
  const other = testSeal(8)
  const hashes = [
    seal.dayHash(idNumber, MONDAY),
    seal.dayHash(idNumber, TUESDAY),
    seal.indexHash(idNumber),
    other.dayHash(idNumber, MONDAY),
    other.indexHash(idNumber),
  ]
  expect(new Set(hashes).size).toBe(5)
  for (const each of hashes) expect(each).toMatch(/^[A-Za-z0-9_-]{32}$/)
})

describe('the key of a hall', () => {
  let folder: string
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'onehall-key-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  test('[G23] is made once, is for the server’s user alone, and stays', () => {
    const keys = join(folder, 'keys')
    const key = loadKey(keys, false)
    for (const isNeeded of [true, false]) expect(loadKey(keys, isNeeded)).toEqual(key)
    expect(key.length).toBe(32)
    expect(statSync(join(keys, 'person.key')).mode & 0o777).toBe(0o600)
    expect(statSync(keys).mode & 0o077).toBe(0)
  })

  test('[G23] one that is damaged stops the start and says which file', () => {
    writeFileSync(join(folder, 'person.key'), 'not a key')
    chmodSync(folder, 0o700)
    expect(() => loadKey(folder, true)).toThrow(/person\.key is damaged/)
  })

  test('[G25] one that is missing while somebody is sealed with it stops the start, and none is made', () => {
    expect(() => loadKey(folder, true)).toThrow(KeyMissing)
    expect(readdirSync(folder)).toEqual([])
  })
})

test('[G24] after a whole day neither the database nor the log holds a name, a number of an identity document or a telephone', async () => {
  const store = sqliteStore()
  const hall = await makeTestHall({ store })
  await wholeDay(hall)
  await hall.bySystem({ type: 'OpenDay', day: '2026-03-06' as Day, config: hall.config.version })
  hall.fail((nth) => (nth % 3 === 0 ? 'constraint' : nth % 3 === 1 ? 'unknown-not-stored' : undefined))
  for (const each of PEOPLE) await hall.ask(kiosk(), issue('property', { identity: 'card' }), { person: each })
  for (const each of PEOPLE) await hall.ask(kiosk(), issue('no-such-queue', { identity: 'card' }), { person: each })
  const sealed = hall.happened.flatMap((each) => (each.kind === 'append' ? each.batch.persons : []))
  expect(sealed.length).toBeGreaterThanOrEqual(PEOPLE.length)
  const { folder } = store.database!.paths
  const files = readdirSync(folder)
    .filter((file) => file.startsWith('onehall.db'))
    .map((file) => readFileSync(join(folder, file)))
  expect(Buffer.concat(files).includes('TicketIssued')).toBe(true)
  expect(hall.logged.length).toBeGreaterThan(0)
  const places = {
    files: Buffer.concat(files),
    database: Buffer.from(await store.text()),
    log: Buffer.from(JSON.stringify(hall.logged)),
  }
  for (const [where, bytes] of Object.entries(places))
    for (const { name, idNumber, mobile } of PEOPLE)
      for (const secret of [name, idNumber, mobile!]) expect(bytes.includes(secret), where).toBe(false)
  await hall.close()
})
