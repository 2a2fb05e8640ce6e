import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../db/database.ts'
import { PRIVATE, type TestHall, liveFully, openHall } from '../outbox/hall.fixture.ts'
import { PLATFORM } from '../outbox/owed.ts'
import { rebuild } from '../read-model/rebuild.ts'
import { runTask } from './tasks.ts'
import { makeLongReads } from './worker.ts'

let folder: string
let database: Database
let hall: TestHall
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-verify-'))
  database = openDatabase(folder)
  hall = await openHall(database.journal)
  await liveFully(hall)
})
afterEach(async () => {
  await hall.stop()
  await database.close()
  fs.rmSync(folder, { recursive: true })
})

const TABLES = ['ticket', 'counter_state', 'case_file', 'day', 'outbox']
const verify = () => runTask(folder, 'verify', {})
const damage = (sql: string) => database.connection.current.exec(sql)
const dump = () =>
  TABLES.map((table) => database.connection.current.prepare(`select * from ${table} order by 1, 2, 3`).all())
const one = (sql: string) => Object.values(database.connection.current.prepare(sql).get() ?? {})[0]

const MAIN = path.join(import.meta.dirname, '../verify-main.ts')
const REBUILD = path.join(import.meta.dirname, '../rebuild-main.ts')
async function run(main: string, data = folder) {
  const env = { ...process.env, ONEHALL_DATA: data }
  const done = await promisify(execFile)(process.execPath, [main], { env }).catch((error: unknown) => error)
  const { stdout, code = 0 } = done as { stdout: string; code?: number }
  return { lines: stdout.trimEnd().split('\n'), code }
}

describe('data that is whole', () => {
  test('[V1] what the lane kept is what a refold of the journal makes', async () => {
    const verified = await verify()
    const events = await database.journal.lastSeq()
    expect(verified).toEqual({
      events,
      streams: one('select count(*) from stream_head'),
      rows: dump().flat().length,
      findings: 0,
      list: [],
    })
    expect(dump().map((rows) => rows.length > 1)).toEqual([true, true, true, true, true])
  })

  test('[V2] it runs in the worker while the hall commits, and sees one moment', async () => {
    const reads = makeLongReads(folder)
    const events = await database.journal.lastSeq()
    const running = reads.runInWorker('verify', {})
    await hall.accept()
    const verified = await running
    expect(verified).toMatchObject({ findings: 0, list: [] })
    expect(verified.events).toBeGreaterThanOrEqual(events)
    await reads.stop()
  })

  test('[V3] what the sender writes down about a push is no difference', async () => {
    damage(`update outbox set status = 'acked', attempts = 3, mapping = 7, row_guid = 'x', sent_version = 2`)
    expect(await verify()).toMatchObject({ findings: 0 })
  })

  test('[V4] npm run verify ends with one line and exit code 0, beside the running server and changing nothing', async () => {
    const before = dump()
    const { lines, code } = await run(MAIN)
    const { events, streams, rows } = await verify()
    expect(lines).toEqual([
      `verify: ok, ${events} events in ${streams} streams, every chain whole, ${rows} table rows as the journal makes them`,
    ])
    expect(code).toBe(0)
    expect(dump()).toEqual(before)
  })
})

describe('data that is not', () => {
  const ticket = () => one(`select id from ticket where status = 'served'`) as string
  const push = () => one('select id from outbox') as string
  const DAY = 'hall:sample-hall:2026-03-04'

  test('[V10] a changed byte of an event breaks its chain', async () => {
    damage(
      `update journal set data = replace(data, '"escort":false', '"escort":true') where stream = '${DAY}' and version = 3`,
    )
    expect(await verify()).toMatchObject({ findings: 1, list: [`${DAY}: the chain breaks at version 3`] })
  })

  test('[V11] a deleted event is missing in its stream and in the count of all', async () => {
    const seq = one(`select seq from journal where stream = '${DAY}' and version = 3`)
    damage(`delete from journal where seq = ${String(seq)}`)
    const { list } = await verify()
    expect(list).toContain(`${DAY}: no event of version 3, the next one is 4`)
    expect(list).toContain(`${DAY}: the chain breaks at version 4`)
    expect(list).toContain(`journal: no event has the number ${String(seq)}`)
  })

  test('[V12] swapped hashes break the chain where they stand', async () => {
    const hash = (version: number) =>
      one(`select hash from journal where stream = '${DAY}' and version = ${version}`) as string
    const [third, fourth] = [hash(3), hash(4)]
    damage(`update journal set hash = '${fourth}' where stream = '${DAY}' and version = 3`)
    damage(`update journal set hash = '${third}' where stream = '${DAY}' and version = 4`)
    const { list } = await verify()
    expect(list).toEqual([3, 4, 5].map((version) => `${DAY}: the chain breaks at version ${version}`))
  })

  test('[V13] an event that no schema knows or no state allows is named', async () => {
    damage(`update journal set type = 'TicketForged' where stream = '${DAY}' and version = 3`)
    const { list } = await verify()
    expect(list).toContain(`${DAY}: the chain breaks at version 3`)
    expect(list.find((finding) => finding.includes('cannot be folded'))).toContain('version 3, TicketForged/1')
  })

  test('[V14] an event cut off at the end of a stream is missed by the head', async () => {
    damage(
      `delete from journal where stream = '${DAY}' and version = (select max(version) from journal where stream = '${DAY}')`,
    )
    const { list } = await verify()
    expect(list[0]).toMatch(new RegExp(`^${DAY}: its head does not name its newest event`))
    damage(`delete from journal where stream = '${DAY}'`)
    expect((await verify()).list).toContain(`${DAY}: has a head and no event`)
  })

  test('[V15] a changed, missing or invented row of a table is named, with what it must be', async () => {
    const id = ticket()
    damage(`update ticket set status = 'expired', counter = null where id = '${id}'`)
    damage(`delete from day where day = '2026-03-05'`)
    damage(`insert into counter_state values ('sample-hall', '2026-03-05', 'ghost', 'open', null, 1)`)
    expect((await verify()).list).toEqual([
      `ticket ${id}: status is "expired", must be "served"; counter is null, must be "${hall.counter}"`,
      'counter_state sample-hall 2026-03-05 ghost: the journal makes no such row',
      'day sample-hall 2026-03-05: is missing',
    ])
  })

  test('[V16] a push that is owed and not in the outbox is named', async () => {
    const id = push()
    damage(`delete from outbox where id = '${id}'`)
    expect((await verify()).list).toEqual([`outbox ${id}: is missing`])
    damage('delete from outbox')
    expect((await verify()).list).toContain(`outbox ${id}: is missing`)
  })

  test('[V17] an event whose command is gone, or was answered otherwise, is named', async () => {
    const of = (version: number) =>
      one(`select command_id from journal where stream = '${DAY}' and version = ${version}`) as string
    const seq = (version: number) =>
      one(`select seq from journal where stream = '${DAY}' and version = ${version}`) as number
    damage(`delete from command where id = '${of(2)}'`)
    damage(`update command set sender = 'somebody' where id = '${of(3)}'`)
    damage(`update command set outcome = '{"ok":false}' where id = '${of(4)}'`)
    expect((await verify()).list).toEqual([
      `command: the one that made event ${seq(2)} is missing`,
      `command: the one that made event ${seq(3)} says otherwise`,
      `command: the one that made event ${seq(4)} says otherwise`,
    ])
  })

  test('[V18] npm run verify lists the first findings, counts all, and ends with one line and exit code 1', async () => {
    damage(`update ticket set number = 'X' || number, person = 'x'`)
    damage('update case_file set updated_at = 0')
    damage('delete from command')
    const { lines, code } = await run(MAIN)
    const { findings } = await verify()
    expect(lines.at(-1)).toBe(`verify: FAILED, ${findings} findings`)
    expect(lines).toHaveLength(Math.min(50, findings) + (findings > 50 ? 2 : 1))
    expect(code).toBe(1)
    for (const secret of PRIVATE) expect(lines.join()).not.toContain(secret)
  })

  test('[V19] npm run verify without a database says so in its one line', async () => {
    const { lines, code } = await run(MAIN, path.join(folder, 'nowhere'))
    expect(lines).toEqual([expect.stringMatching(/^verify: FAILED, there is no database in .+/)])
    expect(code).toBe(1)
  })
})

describe('the read model made anew', () => {
  test('[V30] rebuilt is what was kept, also over damaged and empty tables', async () => {
    damage(
      `update outbox set status = 'acked', attempts = 2, row_guid = 'guid', sent_version = 1, acked_at = 5, mapping = 7`,
    )
    const kept = dump()
    expect(rebuild(database.connection, PLATFORM)).toEqual({
      events: await database.journal.lastSeq(),
      rows: kept.flat().length,
    })
    expect(dump()).toEqual(kept)

    damage(`update ticket set status = 'served', number = 'X' || number; update case_file set case_no = id`)
    damage(`insert into counter_state values ('h', '2026-03-05', 'ghost', 'open', null, 1)`)
    damage(`update outbox set kind = 'result', created_at = 0`)
    rebuild(database.connection, PLATFORM)
    expect(dump()).toEqual(kept)

    for (const table of TABLES.slice(0, 4)) damage(`delete from ${table}`)
    rebuild(database.connection, PLATFORM)
    expect(dump()).toEqual(kept)
    expect(await verify()).toMatchObject({ findings: 0 })
  })

  test('[V31] a push that was lost is owed again, one that nothing owes is gone', async () => {
    const id = one('select id from outbox') as string
    const before = database.connection.current.prepare('select * from outbox where id = ?').get(id)
    damage(`delete from outbox where id = '${id}'`)
    damage(`insert into outbox (id, case_id, case_seq, event_stream, event_version, kind, connector, mapping, created_at)
      values ('ghost', 'ghost', 1, 'case:ghost', 1, 'accept', '${PLATFORM}', 1, 1)`)
    rebuild(database.connection, PLATFORM)
    expect(database.connection.current.prepare('select * from outbox where id = ?').get(id)).toEqual(before)
    expect(await verify()).toMatchObject({ findings: 0 })
  })

  test('[V32] a journal that does not fold rebuilds nothing, and the hall goes on', async () => {
    const kept = dump()
    damage(`update journal set type = 'TicketForged' where version = 3 and stream like 'hall:%'`)
    expect(() => rebuild(database.connection, PLATFORM)).toThrow('TicketForged/1')
    expect(dump()).toEqual(kept)
    await hall.accept()
    expect(dump()).not.toEqual(kept)
  })

  test('[V33] the rebuild is refused beside a running server and says what it did beside none', async () => {
    const beside = await run(REBUILD)
    expect(beside.lines.at(-1)).toMatch(/^rebuild: FAILED, nothing is changed: Another OneHall server is running/)
    expect(beside.code).toBe(1)
    await hall.stop()
    await database.close()
    const alone = await run(REBUILD)
    database = openDatabase(folder)
    hall = await openHall(database.journal)
    const events = await database.journal.lastSeq()
    expect(alone).toEqual({ lines: [`rebuild: ok, ${dump().flat().length} table rows from ${events} events`], code: 0 })
  })
})
