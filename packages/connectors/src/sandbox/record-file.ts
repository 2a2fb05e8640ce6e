import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { LedgerRecord } from './ledger.ts'

type RecordFile = {
  /** Returns when the record is on the disk. Throws when it cannot be written: then it must not be acknowledged. */
  append(record: LedgerRecord): void
  close(): void
}

/** One JSON line per record. Enough to tell a record from a torn line; the rest was checked before it was written. */
const recordLine = z.looseObject({
  at: z.number(),
  requestNo: z.string(),
  effect: z.enum(['taken', 'repeated', 'objected']),
})

/**
 * Opens an append-only file of JSON lines, readable by its owner alone, and replays what is in it. A last line torn by a
 * crash was never acknowledged and is cut off; a line damaged anywhere else throws.
 */
export function openRecordFile(path: string, replay: (record: LedgerRecord) => void): RecordFile {
  mkdirSync(dirname(path), { recursive: true })
  const content = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
  const whole = content.subarray(0, content.lastIndexOf(0x0a) + 1)
  for (const [n, line] of whole.toString('utf8').split('\n').entries())
    if (line !== '') replay(parseLine(line, n + 1, path))

  const file = openSync(path, 'a', 0o600)
  if (whole.length < content.length) ftruncateSync(file, whole.length)
  return {
    append(record) {
      writeSync(file, `${JSON.stringify(record)}\n`)
      fdatasyncSync(file)
    },
    close: () => closeSync(file),
  }
}

function parseLine(line: string, number: number, path: string): LedgerRecord {
  try {
    return recordLine.parse(JSON.parse(line)) as unknown as LedgerRecord
  } catch (cause) {
    throw new Error(`line ${number} of ${path} is damaged`, { cause })
  }
}
