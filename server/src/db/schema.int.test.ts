import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openDatabase, type Database } from './database.ts'

let folder: string
let database: Database
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-schema-'))
  database = openDatabase(folder)
})
afterAll(async () => {
  await database.close()
  fs.rmSync(folder, { recursive: true })
})

const STORED_AS: Record<string, string> = {
  String: 'TEXT',
  Json: 'TEXT',
  Int: 'INTEGER',
  Boolean: 'INTEGER',
  DateTime: 'INTEGER',
  Bytes: 'BLOB',
}

interface Model {
  readonly name: string
  readonly table: string
  readonly columns: readonly { name: string; type: string; notnull: number }[]
  readonly uniques: readonly string[]
}

/** The models as schema.prisma says them, in the words of `pragma table_info`. */
function readModels(): readonly Model[] {
  const schema = fs.readFileSync(path.join(import.meta.dirname, '../../prisma/schema.prisma'), 'utf8')
  return [...schema.matchAll(/^model (\w+) \{\n([^}]*)^\}/gm)].map(([, name = '', body = '']) => {
    const lines = body.split('\n').map((line) => line.trim())
    const columnOf = new Map<string, string>()
    const columns = lines.flatMap((line) => {
      const [, field = '', type = '', optional] = /^(\w+)\s+(\w+)(\??)(?:\s|$)/.exec(line) ?? []
      const stored = STORED_AS[type]
      if (!stored) return []
      const column = /@map\("(\w+)"\)/.exec(line)?.[1] ?? field
      columnOf.set(field, column)
      return [{ name: column, type: stored, notnull: optional ? 0 : 1 }]
    })
    const single = lines
      .filter((line) => /\s@(id|unique)\b/.test(line))
      .map((line) => columnOf.get(line.split(/\s/)[0] ?? '') ?? '')
    const several = [...body.matchAll(/@@(?:id|unique)\(\[(.+?)\]\)/g)].map(([, fields = '']) =>
      fields
        .split(', ')
        .map((field) => columnOf.get(field))
        .join(),
    )
    return { name, table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name, columns, uniques: [...single, ...several].sort() }
  })
}

const all = (sql: string) =>
  database.connection.current
    .prepare(sql)
    .all()
    .map((row) => ({ ...row }))

describe.each(readModels())('model $name', ({ table, columns, uniques }) => {
  test(`[B18] the columns of ${table} are those of its model`, () => {
    expect(columns.length).toBeGreaterThan(1)
    expect(all(`select name, type, "notnull" from pragma_table_info('${table}')`)).toEqual(columns)
  })

  test(`[B19] the keys of ${table} are those of its model`, () => {
    const indexes = all(`select name from pragma_index_list('${table}') where "unique" and not partial`)
    const keys = indexes.map(({ name }) =>
      all(`select name from pragma_index_info('${String(name)}')`)
        .map((column) => column.name)
        .join(),
    )
    // An integer key is the row's own number and has no index.
    const rowid = all(`select name from pragma_table_info('${table}') where pk = 1 and type = 'INTEGER'`).map(
      ({ name }) => name,
    )
    expect([...new Set([...keys, ...rowid])].map(String).sort()).toEqual(uniques)
  })

  test(`[B20] ${table} is STRICT`, () => {
    expect(all(`select strict from pragma_table_list('${table}')`)).toEqual([{ strict: 1 }])
  })
})

test('[B21] every table has its model', () => {
  const tables = all(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`).map(
    ({ name }) => name,
  )
  const models = readModels().map(({ table }) => table)
  expect(tables.map(String).sort()).toEqual([...models, 'migration'].sort())
})

test('[B22] the guards that Prisma cannot say are there', () => {
  const partial = all(`select name, sql from sqlite_schema where type = 'index' and sql like '%where%'`)
  expect(partial.map(({ name }) => String(name)).sort()).toEqual([
    'case_file_at_counter',
    'outbox_dead',
    'outbox_open',
    'person_hash',
    'ticket_in_hand',
  ])
  const inHand = partial.find(({ name }) => name === 'ticket_in_hand')
  expect(inHand?.sql).toMatch(
    /create unique index .* on ticket \(hall, day, counter\) where status in \('called', 'serving'\)/i,
  )
})

describe('every model through Prisma', () => {
  const AT = new Date('2026-11-20T01:02:03.456Z')
  const LATER = new Date('2026-11-20T09:00:00.000Z')
  const staff = { account: 'a', displayName: '张三', staffNo: '1', passwordHash: 'h', roles: ['clerk'], queues: [] }
  const journal = {
    stream: 's',
    version: 1,
    type: 'T',
    v: 1,
    origin: 'live',
    actor: 'a',
    commandId: 'c',
    data: '{}',
    hash: 'h',
    epoch: 1,
  }
  const ticket = {
    hall: 'h',
    day: 'd',
    number: 'A1',
    queue: 'q',
    class: 'c',
    status: 'waiting',
    purpose: 'p',
    source: 's',
  }
  const caseFile = {
    caseNo: '1',
    hall: 'h',
    item: 'i',
    department: 'd',
    state: 's',
    holderKind: 'counter',
    holder: '1',
  }
  const outbox = { caseId: 'c', caseSeq: 1, eventStream: 's', eventVersion: 1, kind: 'k', connector: 'x', mapping: 1 }
  const opened = { hall: 'h', day: 'd' }

  /** For each model: a row, the key that finds it, and a change. */
  const SAMPLES: Record<string, { row: object; where: object; change: object }> = {
    journal: {
      row: { seq: 1, at: AT, ...journal },
      where: { stream_version: { stream: 's', version: 1 } },
      change: { occurredAt: LATER },
    },
    streamHead: { row: { stream: 's', version: 1, hash: 'h' }, where: { stream: 's' }, change: { version: 2 } },
    command: {
      row: { id: '1', sender: 's', payloadHash: 'h', outcome: '{}', at: AT },
      where: { id: '1' },
      change: { outcome: '[]' },
    },
    person: {
      row: { ref: '1', hash: null, sealed: new Uint8Array([0, 255]), at: AT },
      where: { ref: '1' },
      change: { hash: 'h' },
    },
    ticket: {
      row: { id: '1', issuedAt: AT, ...ticket },
      where: { id: '1' },
      change: { status: 'called', calledAt: LATER },
    },
    counterState: {
      row: { ...opened, id: '1', status: 'open', since: AT },
      where: { hall_day_id: { ...opened, id: '1' } },
      change: { staff: 's' },
    },
    caseFile: {
      row: { id: '1', openedAt: AT, updatedAt: AT, ...caseFile },
      where: { caseNo: '1' },
      change: { acceptedAt: LATER },
    },
    day: { row: { ...opened, config: 'c', openedAt: AT }, where: { hall_day: opened }, change: { closedAt: LATER } },
    outbox: {
      row: { id: '1', createdAt: AT, ...outbox },
      where: { id: '1' },
      change: { status: 'acked', attempts: 2, ackedAt: LATER },
    },
    meta: { row: { key: 'sample', value: '1' }, where: { key: 'sample' }, change: { value: '2' } },
    audit: {
      row: { id: 7, at: AT, kind: 'k', actor: 'a', detail: { a: [1, null] } },
      where: { id: 7 },
      change: { detail: [] },
    },
    staff: { row: { id: '1', ...staff }, where: { account: 'a' }, change: { disabled: true, lockedUntil: LATER } },
    session: {
      row: { idHash: '1', staffId: '1', hall: 'h', createdAt: AT, lastSeenAt: AT, expiresAt: LATER },
      where: { idHash: '1' },
      change: { locked: true },
    },
    device: {
      row: { id: '1', hall: 'h', kind: 'wall', name: 'n', tokenHash: 't', pairedAt: AT },
      where: { id: '1' },
      change: { revokedAt: LATER },
    },
    pairing: {
      row: { code: '1', kind: 'wall', secretHash: 's', createdAt: AT, expiresAt: LATER },
      where: { code: '1' },
      change: { approvedDevice: '1' },
    },
  }

  interface Delegate {
    create(args: { data: object }): Promise<object>
    findUnique(args: { where: object }): Promise<object | null>
    update(args: { where: object; data: object }): Promise<object>
    delete(args: { where: object }): Promise<object>
  }
  const delegate = (name: string) => (database.prisma as unknown as Record<string, Delegate>)[name] as Delegate
  const names = Object.keys(SAMPLES)
  const sample = (name: string) => SAMPLES[name] as { row: object; where: object; change: object }

  test('[B23] is created, found, changed and deleted', async () => {
    expect(
      readModels()
        .map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1))
        .sort(),
    ).toEqual(names.toSorted())
    for (const name of names) {
      const { row, where, change } = sample(name)
      expect(await delegate(name).create({ data: row }), name).toMatchObject(row)
      expect(await delegate(name).findUnique({ where }), name).toMatchObject(row)
      expect(await delegate(name).update({ where, data: change }), name).toMatchObject({ ...row, ...change })
    }
    for (const name of names.toReversed()) {
      const { where } = sample(name)
      await delegate(name).delete({ where })
      expect(await delegate(name).findUnique({ where }), name).toBeNull()
    }
  })
})
