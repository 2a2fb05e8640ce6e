import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils'
import { DriverAdapterError } from '@prisma/driver-adapter-utils'

import type { Connection } from './connection.ts'
import { toPrismaError } from './prisma-error.ts'
import { columnType, fromSqlite, toSqlite } from './prisma-values.ts'
import { sqliteFailure } from './sqlite-error.ts'

/**
 * Prisma over node:sqlite, on the server's one writing connection. Whatever runs outside a transaction waits until no
 * transaction holds the connection, so no statement ever slips into somebody else's; a connection that broke is replaced.
 */
const INFO = { provider: 'sqlite', adapterName: 'onehall-node-sqlite' } as const

export function makePrismaAdapter(connection: Connection): SqlDriverAdapterFactory {
  return { ...INFO, connect: async () => makeDriver(connection) }
}

function makeDriver(connection: Connection): SqlDriverAdapter {
  async function free<T>(work: () => T): Promise<T> {
    while (connection.held) await connection.held
    try {
      return work()
    } catch (error) {
      if (sqliteFailure(error) === 'broken') connection.replace()
      throw toPrismaError(error)
    }
  }
  return {
    ...INFO,
    queryRaw: (query) => free(() => select(connection, query)),
    executeRaw: (query) => free(() => execute(connection, query)),
    executeScript: (script) => free(() => connection.current.exec(script)),
    startTransaction: (isolation) => begin(connection, isolation),
    dispose: async () => {}, // the connection is not Prisma's
  }
}

async function begin(connection: Connection, isolation?: IsolationLevel): Promise<Transaction> {
  if (isolation && isolation !== 'SERIALIZABLE')
    throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level: isolation })
  const release = await connection.hold()
  let broken = false

  function inside<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      broken ||= sqliteFailure(error) === 'broken'
      throw toPrismaError(error)
    }
  }
  /** However it ends, the next one finds a connection without an open transaction. */
  function end(sql: 'commit' | 'rollback') {
    try {
      if (sql === 'commit' || connection.current.isTransaction) inside(() => connection.current.exec(sql))
    } finally {
      if (broken || connection.current.isTransaction) connection.replace()
      release()
    }
  }
  try {
    inside(() => connection.current.exec('begin immediate'))
  } catch (error) {
    if (broken) connection.replace()
    release()
    throw error
  }
  return {
    ...INFO,
    // Prisma then sends no COMMIT or ROLLBACK of its own.
    options: { usePhantomQuery: true },
    queryRaw: async (query) => inside(() => select(connection, query)),
    executeRaw: async (query) => inside(() => execute(connection, query)),
    commit: async () => end('commit'),
    rollback: async () => end('rollback'),
  }
}

function select({ current }: Connection, query: SqlQuery): SqlResultSet {
  const statement = current.prepare(query.sql)
  statement.setReadBigInts(true)
  statement.setReturnArrays(true)
  const columns = statement.columns()
  const rows = statement.all(...values(query)) as unknown as Parameters<typeof fromSqlite>[0][][]
  return {
    columnNames: columns.map((column) => column.name),
    columnTypes: columns.map((column, i) =>
      columnType(
        column.type,
        rows.map((row) => row[i] ?? null),
      ),
    ),
    rows: rows.map((row) => row.map(fromSqlite)),
  }
}

function execute({ current }: Connection, query: SqlQuery): number {
  return Number(current.prepare(query.sql).run(...values(query)).changes)
}

function values({ args, argTypes }: SqlQuery) {
  return args.map((arg, i) => toSqlite(arg, argTypes[i]))
}
