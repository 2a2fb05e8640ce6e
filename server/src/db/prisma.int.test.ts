import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ArgScalarType } from '@prisma/driver-adapter-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { openDatabase, type Database } from './database.ts'
import { makePrismaAdapter } from './prisma-adapter.ts'

let folder: string
let database: Database
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-prisma-'))
  database = openDatabase(folder)
})
afterEach(async () => {
  await database.close()
  fs.rmSync(folder, { recursive: true })
})

const AT = new Date('2026-11-20T01:02:03.456Z')
const LATER = new Date('2026-11-20T09:00:00.000Z')
const person = (id: string, part = {}) => ({
  id,
  account: id,
  displayName: id,
  staffNo: id,
  passwordHash: 'h',
  roles: ['clerk'],
  queues: ['q1', 'q2'],
  ...part,
})
const session = (idHash: string) => ({ idHash, hall: 'h', createdAt: AT, lastSeenAt: AT, expiresAt: LATER })
const event = (at: Date, kind: string, detail = {}) => ({ at, kind, actor: 'a', detail })

test('[B40] relations are written with their parent, read with it, and go with it', async () => {
  const { staff, session: sessions } = database.prisma
  await staff.create({ data: { ...person('s1'), sessions: { create: [session('a'), session('b')] } } })
  await staff.create({ data: person('s2') })
  const all = await staff.findMany({ include: { sessions: { orderBy: { idHash: 'desc' } } }, orderBy: { id: 'asc' } })
  expect(all.map(({ id, sessions: of }) => [id, of.map(({ idHash }) => idHash)])).toEqual([
    ['s1', ['b', 'a']],
    ['s2', []],
  ])
  expect(await staff.findMany({ where: { sessions: { some: { locked: false } } }, select: { id: true } })).toEqual([
    { id: 's1' },
  ])
  expect((await sessions.findUniqueOrThrow({ where: { idHash: 'a' }, include: { staff: true } })).staff.account).toBe(
    's1',
  )
  await staff.delete({ where: { id: 's1' } })
  expect(await sessions.count()).toBe(0)
})

test('[B41] counts, groups, sums, averages and extremes', async () => {
  const { audit, staff } = database.prisma
  await audit.createMany({ data: [event(AT, 'x'), event(LATER, 'x'), event(LATER, 'y')] })
  await staff.createMany({ data: [person('a', { failures: 1 }), person('b', { failures: 4 })] })
  expect(await audit.count({ where: { at: { gt: AT } } })).toBe(2)
  expect(await audit.groupBy({ by: ['kind'], _count: true, _max: { at: true }, orderBy: { kind: 'asc' } })).toEqual([
    { kind: 'x', _count: 2, _max: { at: LATER } },
    { kind: 'y', _count: 1, _max: { at: LATER } },
  ])
  expect(await staff.aggregate({ _sum: { failures: true }, _avg: { failures: true } })).toEqual({
    _sum: { failures: 5 },
    _avg: { failures: 2.5 },
  })
})

test('[B42] a DateTime is stored as milliseconds and compared as time', async () => {
  const { audit } = database.prisma
  await audit.createMany({ data: [event(AT, 'early'), event(LATER, 'late')] })
  expect(database.connection.current.prepare('select at from audit order by at').all()).toEqual([
    { at: AT.getTime() },
    { at: LATER.getTime() },
  ])
  const early = await audit.findMany({ where: { at: { lt: LATER } } })
  expect(early.map(({ at, kind }) => [at, kind])).toEqual([[AT, 'early']])
})

test('[B43] Json, Bytes, Boolean, null and text come back as they went', async () => {
  const detail = { 文: '𠮷', n: 1.5, deep: [{ a: null }, true], zero: '\u0000' }
  const { audit, person: persons, staff } = database.prisma
  const { id } = await audit.create({ data: event(AT, '', detail) })
  expect((await audit.findUniqueOrThrow({ where: { id } })).detail).toEqual(detail)
  const sealed = new Uint8Array(Buffer.from('00ff10', 'hex'))
  await persons.create({ data: { ref: 'p', hash: null, sealed, at: AT } })
  expect(await persons.findUnique({ where: { ref: 'p' } })).toEqual({ ref: 'p', hash: null, sealed, at: AT })
  expect(await persons.findMany({ where: { hash: null } })).toHaveLength(1)
  await staff.createMany({ data: [person('on'), person('off', { disabled: true })] })
  expect(await staff.findMany({ where: { disabled: true }, select: { id: true, disabled: true } })).toEqual([
    { id: 'off', disabled: true },
  ])
})

test('[B44] upsert, skip, take, updateMany and atomic numbers', async () => {
  const { staff } = database.prisma
  const failed = () =>
    staff.upsert({ where: { account: 'a' }, create: person('a'), update: { failures: { increment: 1 } } })
  expect([(await failed()).failures, (await failed()).failures]).toEqual([0, 1])
  await staff.createMany({ data: [person('b'), person('c')] })
  const page = await staff.findMany({ orderBy: { id: 'asc' }, skip: 1, take: 1 })
  expect(page.map(({ id }) => id)).toEqual(['b'])
  expect(await staff.updateMany({ where: { id: { in: ['b', 'c'] } }, data: { demo: true } })).toEqual({ count: 2 })
})

test('[B45] a doubled key is P2002 with its columns, a missing parent P2003, a missing row P2025', async () => {
  const { staff, session: sessions, ticket } = database.prisma
  await staff.create({ data: person('a') })
  const cause = { constraint: { fields: ['account'] }, table: 'staff' }
  const doubled = { code: 'P2002', meta: { driverAdapterError: { cause } } }
  await expect(staff.create({ data: person('b', { account: 'a' }) })).rejects.toMatchObject(doubled)
  await expect(staff.create({ data: person('a', { account: 'c' }) })).rejects.toMatchObject({
    code: 'P2002',
    meta: { modelName: 'Staff' },
  })
  await expect(sessions.create({ data: { ...session('x'), staffId: 'nobody' } })).rejects.toMatchObject({
    code: 'P2003',
  })
  await expect(staff.update({ where: { id: 'nobody' }, data: { failures: 1 } })).rejects.toMatchObject({
    code: 'P2025',
  })
  const issued = {
    hall: 'h',
    day: 'd',
    queue: 'q',
    class: 'c',
    purpose: 'p',
    source: 's',
    issuedAt: AT,
    counter: '1',
  }
  await ticket.create({ data: { id: '1', number: 'A1', status: 'called', ...issued } })
  await expect(ticket.create({ data: { id: '2', number: 'A2', status: 'serving', ...issued } })).rejects.toMatchObject({
    code: 'P2002',
  })
  expect(await staff.count()).toBe(1)
})

test('[B46] an array of queries is done whole or not at all', async () => {
  const { meta } = database.prisma
  const create = (key: string) => meta.create({ data: { key, value: '' } })
  const [a, count] = await database.prisma.$transaction([create('a'), meta.count({ where: { key: 'a' } })])
  expect([a.key, count]).toEqual(['a', 1])
  await expect(database.prisma.$transaction([create('b'), create('a')])).rejects.toMatchObject({ code: 'P2002' })
  expect(await meta.count({ where: { key: 'b' } })).toBe(0)
  expect(database.connection.current.isTransaction).toBe(false)
  expect(database.connection.held).toBeNull()
})

test('[B47] an interactive transaction is refused before it begins', () => {
  const transact = database.prisma.$transaction as unknown as (work: unknown) => unknown
  expect(() => transact(async () => {})).toThrow('interactive transactions are forbidden')
  expect(database.connection.held).toBeNull()
})

test('[B48] a query outside a transaction waits for its end and is not rolled back with it', async () => {
  const { meta } = database.prisma
  const create = (key: string) => meta.create({ data: { key, value: '' } })
  const failing = database.prisma
    .$transaction([create('a'), create('b'), create('a')])
    .catch((error: { code: string }) => error.code)
  const [code, alone] = await Promise.all([failing, create('alone')])
  expect([code, alone.key]).toEqual(['P2002', 'alone'])
  const reader = database.readOnly()
  expect(reader.prepare(`select key from meta where key in ('a', 'b', 'alone')`).all()).toEqual([{ key: 'alone' }])
  reader.close()
})

test('[B49] raw queries bind and return every kind of value', async () => {
  const big = 2n ** 62n
  const rows = await database.prisma.$queryRaw`select ${1} one, ${big} big, ${1.5} half, ${'文'} text, ${null} none,
    ${new Uint8Array([1, 2])} bytes, ${true} yes, ${AT} at, count(*) n from audit`
  expect(rows).toEqual([
    {
      one: 1,
      big,
      half: 1.5,
      text: '文',
      none: null,
      bytes: new Uint8Array([1, 2]),
      yes: 1,
      at: AT.getTime(),
      n: 0,
    },
  ])
  expect(await database.prisma.$executeRaw`delete from audit where id > ${5}`).toBe(0)
  await expect(database.prisma.$queryRaw`select * from nowhere`).rejects.toMatchObject({ code: 'P2010' })
})

test('[B50] BigInt, Float, DateTime and Bytes keep their value in STRICT columns', async () => {
  const driver = await makePrismaAdapter(database.connection).connect()
  await driver.executeScript('create table kinds (i integer, r real, t text, b blob) strict')
  const types: ArgScalarType[] = ['bigint', 'float', 'string', 'bytes']
  const argTypes = types.map((scalarType) => ({ scalarType, arity: 'scalar' as const }))
  const insert = { sql: 'insert into kinds values (?, ?, ?, ?)', argTypes }
  expect(await driver.executeRaw({ ...insert, args: ['9007199254740993', '2', '3', 'AP8='] })).toBe(1)
  expect(await driver.executeRaw({ ...insert, args: [7, 0.1, null, null] })).toBe(1)
  const { rows, columnNames, columnTypes } = await driver.queryRaw({
    sql: 'select * from kinds',
    args: [],
    argTypes: [],
  })
  expect(columnNames).toEqual(['i', 'r', 't', 'b'])
  expect(columnTypes).toEqual([1, 3, 7, 13])
  expect(rows).toEqual([
    ['9007199254740993', 2, '3', new Uint8Array([0, 255])],
    [7, 0.1, null, null],
  ])
})

test('[B51] a connection that breaks under Prisma is replaced; the next query finds a sound one', async () => {
  const { meta } = database.prisma
  database.connection.current.close()
  await expect(meta.create({ data: { key: 'a', value: '' } })).rejects.toThrow()
  expect(await meta.create({ data: { key: 'a', value: '' } })).toMatchObject({ key: 'a' })
  database.connection.current.close()
  const queries = () => [meta.create({ data: { key: 'b', value: '' } }), meta.count()]
  await expect(database.prisma.$transaction(queries())).rejects.toThrow()
  expect(database.connection.held).toBeNull()
  await database.prisma.$transaction(queries())
  expect(await meta.count({ where: { key: { in: ['a', 'b'] } } })).toBe(2)
})

test('[B52] leaving Prisma leaves the connection open', async () => {
  await database.prisma.$disconnect()
  expect(database.connection.current.isOpen).toBe(true)
  expect(await database.prisma.meta.count()).toBeGreaterThan(0)
})
