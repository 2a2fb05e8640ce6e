import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** How long one small write and its fdatasync take on the disk of `folder`, ms each. */
export function fsyncTimes(folder: string, times: number): number[] {
  const file = openSync(join(folder, 'fsync.probe'), 'w')
  const page = Buffer.alloc(4096, 1)
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    writeSync(file, page, 0, page.length, i * page.length)
    const started = performance.now()
    fdatasyncSync(file)
    taken.push(performance.now() - started)
  }
  closeSync(file)
  return taken
}
