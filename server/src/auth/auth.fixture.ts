import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { HallId } from '@onehall/domain'
import { type Database, openDatabase } from '../db/database.ts'
import { makeLog } from '../log.ts'
import type { Mode } from '../mode.ts'
import { type Auth, makeAuth } from './auth.ts'
import { hashPassword } from './password.ts'

/** The hall of everybody here. */
export const HALL = 'sample-hall' as HallId
export const PASSWORD = 'Right-horse-7'

/** A real database in a folder of its own, with a clock that tests turn. */
export interface AuthHouse {
  readonly folder: string
  readonly database: Database
  readonly auth: Auth
  readonly clock: { now: number }
  /** Lines that were logged. */
  readonly logged: string[]
  readonly cut: string[]
  addStaff(
    account: string,
    roles: readonly string[],
    more?: { disabled?: boolean; demo?: boolean; hall?: string | null },
  ): Promise<void>
  audited(): Promise<string[]>
  close(): Promise<void>
}

export function openAuthHouse(mode: Mode): AuthHouse {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onehall-auth-'))
  const database = openDatabase(folder)
  const { prisma } = database
  const clock = { now: Date.UTC(2026, 2, 2, 1) }
  const logged: string[] = []
  const log = makeLog('info', { write: (line) => void logged.push(line) })
  const auth = makeAuth({ prisma, mode, clock: () => clock.now, log })
  const cut: string[] = []
  auth.onCut((key) => cut.push(key))
  return {
    folder,
    database,
    auth,
    clock,
    logged,
    cut,
    async addStaff(account, roles, more = {}) {
      const passwordHash = await hashPassword(PASSWORD)
      const id = `id-${account}`
      await prisma.staff.create({
        data: {
          id,
          account,
          displayName: '测试员甲',
          staffNo: '101',
          passwordHash,
          roles: [...roles],
          queues: ['social'],
          hall: HALL,
          ...more,
        },
      })
    },
    async audited() {
      const rows = await prisma.audit.findMany({ orderBy: { id: 'asc' } })
      return rows.map(({ kind, actor }) => `${kind} ${actor}`)
    },
    async close() {
      await database.close()
      fs.rmSync(folder, { recursive: true })
    },
  }
}
