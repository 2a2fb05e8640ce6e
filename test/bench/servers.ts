import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Kind = 'echo' | 'floor' | 'hall'

/** A server under measurement, in a process of its own. */
export interface Measured {
  readonly kind: Kind
  readonly url: string
  /** Folder of a hall's data. */
  readonly folder: string | null
  stop(): Promise<void>
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Starts a server of that kind, with its data under `root` on the disk that is measured. */
export async function startServer(kind: Kind, root: string): Promise<Measured> {
  if (kind === 'hall') return startHall(root)
  const child = fork(at(`./${kind}.child.ts`), [root], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]
  return { kind, url, folder: null, stop: () => ended(child, () => child.disconnect()) }
}

async function startHall(root: string): Promise<Measured> {
  const folder = mkdtempSync(join(root, 'hall-'))
  const child = spawn(process.execPath, [at('../../server/src/main.ts')], {
    env: { ...process.env, ONEHALL_DATA: folder, PORT: '0', LOG_LEVEL: 'warn', PLATFORM_URL: 'http://127.0.0.1:9' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /^hall server: (\S+)$/.exec(line)?.[1]
    if (url === undefined) continue
    child.stdout!.resume()
    return {
      kind: 'hall',
      url,
      folder,
      async stop() {
        await ended(child, () => child.kill('SIGTERM'))
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }
  throw new Error('the hall server did not start')
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  const exit = once(child, 'exit')
  end()
  await exit
}
