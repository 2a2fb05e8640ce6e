import { join } from 'node:path'
import { openDayKeys } from './border/day-keys.ts'
import { makeRetention } from './border/retention.ts'
import { loadKey, makeSeal } from './border/seal.ts'
import { openDatabase } from './db/database.ts'
import { recover } from './engine/recover.ts'
import type { Log } from './log.ts'
import { fixMode } from './mode.ts'
import { readConfigs } from './published-configs.ts'

interface Parts {
  readonly folder: string
  /** `demo` or `real`, for a new folder. */
  readonly mode: string | undefined
  readonly log: Log
  readonly now: () => number
  /** Takes what must be stopped again, also when the rest fails. */
  readonly stops: (() => unknown)[]
}

/** What a data folder holds: the database, the keys, the state folded from the journal, what the configuration files say. */
export async function openHallData({ folder, mode: wanted, log, now, stops }: Parts) {
  const database = openDatabase(folder)
  stops.push(() => database.close())
  const { prisma, journal, paths } = database
  const mode = await fixMode(paths.mode, prisma, wanted)
  const sealed = await prisma.person.findFirst({ select: { ref: true } })
  const key = loadKey(join(folder, 'keys'), sealed !== null)
  const dayKeys = openDayKeys(join(folder, 'keys', 'days'))
  const retention = makeRetention({ prisma, dayKeys, now, log })
  stops.push(retention.stop)
  await retention.forget()
  const state = await recover(journal, (id, error) =>
    log.error({ hall: id, err: error }, 'a hall could not be folded and is out of service'),
  )
  const configs = readConfigs(join(folder, 'config'), state, log, now())
  return { prisma, journal, mode, seal: makeSeal(key, dayKeys.of), state, configs }
}
