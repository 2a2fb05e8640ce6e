import fs from 'node:fs'

import type { Journal } from '../journal/journal.ts'
import { makeSqliteJournal } from '../journal/sqlite.ts'
import { makeConnection, openReadOnly, type Connection, type ReadingConnection } from './connection.ts'
import { dataFolder, type DataFolder } from './folder.ts'
import { journalIdentity } from './identity.ts'
import { lockFolder } from './lock.ts'
import { migrate, MIGRATIONS, readMigrations } from './migrate.ts'
import { makePrisma, type Prisma } from './prisma.ts'

export interface Database {
  readonly paths: DataFolder
  readonly connection: Connection
  readonly prisma: Prisma
  readonly journal: Journal
  /** A new connection that can only read, for whoever closes it; long reads belong in the worker. */
  readOnly(): ReadingConnection
  close(): Promise<void>
}

/**
 * Takes the data folder for this process, creates or migrates its database, and opens all that stands on it.
 * @throws {FolderInUse} a second server on the folder · {MigrationRefused} drift, or a database newer than the program
 */
export function openDatabase(folder: string): Database {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const paths = dataFolder(folder)
  const unlock = lockFolder(paths.lock)
  try {
    const connection = makeConnection(paths.database)
    try {
      migrate(connection.current, readMigrations(MIGRATIONS), paths.backups)
      const journal = makeSqliteJournal(connection, journalIdentity(connection.current))
      const prisma = makePrisma(connection)
      return {
        paths,
        connection,
        prisma,
        journal,
        readOnly: () => openReadOnly(paths.database),
        async close() {
          await prisma.$disconnect()
          connection.close()
          unlock()
        },
      }
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    unlock()
    throw error
  }
}
