import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '@onehall/domain'

/** The keys of the hashes that stand for a person within one day. */
export interface DayKeys {
  /** The key of a day, made when it is first asked for. */
  of(day: Day): Uint8Array
  /** Destroys the keys of the days before this one: who a hash of such a day stood for can be worked out no more. */
  destroyBefore(day: Day): void
}

const NAME = /^(\d{4}-\d{2}-\d{2})\.key$/

/** [G26] A random key a day, as files for the server's user alone; made from nothing, so that one that is gone is gone. */
export function openDayKeys(folder: string): DayKeys {
  const known = new Map<Day, Uint8Array>()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = (day: Day): string => join(folder, `${day}.key`)

  function of(day: Day): Uint8Array {
    const key = known.get(day) ?? load(file(day))
    known.set(day, key)
    return key
  }

  return {
    of,
    destroyBefore(day) {
      for (const name of readdirSync(folder)) {
        const of = NAME.exec(name)?.[1] as Day | undefined
        if (of === undefined || of >= day) continue
        unlinkSync(join(folder, name))
        known.delete(of)
      }
    },
  }
}

function load(file: string): Uint8Array {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8'), 'base64')
    if (key.length === 32) return key
    // A key that was cut off while it was made never hashed anything that was stored.
    unlinkSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const key = randomBytes(32)
  writeFileSync(file, key.toString('base64'), { mode: 0o600, flag: 'wx', flush: true })
  return key
}
