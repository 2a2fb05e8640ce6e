import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const shape = z.object({ hall: z.string(), device: z.string(), name: z.string(), token: z.string().min(1) })

/** What this kiosk is to its hall. `hall`: the server that gave the token; another server is another pairing. */
export type Token = z.infer<typeof shape>

export interface TokenFile {
  /** Null when there is none, or it cannot be understood: the kiosk pairs again. */
  read(): Token | null
  write(token: Token): void
  forget(): void
}

/** The device's token in a file that only this user can read (mode 600). */
export function makeTokenFile(path: string): TokenFile {
  return {
    read() {
      try {
        return shape.parse(JSON.parse(readFileSync(path, 'utf8')))
      } catch {
        return null
      }
    },
    write(token) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const fresh = `${path}.new`
      writeFileSync(fresh, `${JSON.stringify(token, null, 2)}\n`, { mode: 0o600 })
      // The mode above holds only for a file that was not there.
      chmodSync(fresh, 0o600)
      renameSync(fresh, path)
    },
    forget: () => rmSync(path, { force: true }),
  }
}
