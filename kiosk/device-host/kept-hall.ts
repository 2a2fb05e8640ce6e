import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day, HallConfig, Ms } from '@onehall/domain'
import { day, hallConfig } from '@onehall/protocol'
import { z } from 'zod'
import type { Standstill } from '../bridge/hall.ts'
import { writeDurably } from './durable-file.ts'

const facts = z.object({
  /** Origin of the server that said it. */
  server: z.string(),
  code: z.int().min(1),
  demo: z.boolean(),
  day: z.object({ day, status: z.enum(['open', 'closed']) }).nullable(),
  standstill: z.object({ reason: z.string(), until: z.string().nullable(), evacuated: z.boolean() }).nullable(),
  /** Server clock minus this machine's clock, ms, and the server's when it was last heard. */
  clockOffset: z.number(),
  heardAt: z.number(),
})

/** What a kiosk last knew of its hall, and itself in it. */
export interface KeptHall extends Omit<z.infer<typeof facts>, 'day' | 'standstill'> {
  readonly config: HallConfig
  readonly day: { readonly day: Day; readonly status: 'open' | 'closed' } | null
  readonly standstill: Standstill | null
}

export interface KeptHallFile {
  /** Null when nothing was kept, or it cannot be understood. */
  read(): KeptHall | null
  write(hall: KeptHall): void
}

/** What a kiosk needs to know to give out numbers although it was started while the server was away; two files, because one is long. */
export function makeKeptHallFile(folder: string): KeptHallFile {
  const [factsPath, configPath] = [join(folder, 'hall.json'), join(folder, 'config.json')]
  let version: string | null = null
  return {
    read() {
      try {
        const config: HallConfig = hallConfig.parse(JSON.parse(readFileSync(configPath, 'utf8')))
        return { ...facts.parse(JSON.parse(readFileSync(factsPath, 'utf8'))), config }
      } catch {
        return null
      }
    },
    write({ config, ...rest }) {
      if (config.version !== version) writeDurably(configPath, JSON.stringify(config))
      version = config.version
      writeDurably(factsPath, JSON.stringify(rest))
    },
  }
}

/** The later of this machine's clock set right and the server's last word: a clock that lost its battery is not believed. */
export function hallClock({ clockOffset, heardAt }: KeptHall, wall: Ms, sinceStart: Ms): Ms {
  return Math.max(wall + clockOffset, heardAt + sinceStart)
}

/** Whether this machine's clock stands before what the server said last. */
export const isClockLost = ({ clockOffset, heardAt }: KeptHall, wall: Ms): boolean =>
  wall + clockOffset < heardAt - 60_000
