import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LedgerRecord } from './ledger.ts'
import { openRecordFile } from './record-file.ts'

const record = (n: number): LedgerRecord => ({
  at: n,
  requestNo: `r-${n}`,
  projectNo: null,
  version: 1,
  effect: 'repeated',
})

describe('the file of what was received', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onehall-'))
    path = join(folder, 'platform', 'received.jsonl')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** Opens, appends and closes; answers what was in the file before. */
  function session(...appended: LedgerRecord[]): LedgerRecord[] {
    const replayed: LedgerRecord[] = []
    const file = openRecordFile(path, (one) => replayed.push(one))
    appended.forEach(file.append)
    file.close()
    return replayed
  }

  test('[X44] what was appended is there again after a restart, in order; its owner alone may read it', () => {
    expect(session(record(1), record(2))).toEqual([])
    expect(session(record(3))).toEqual([record(1), record(2)])
    expect(session()).toEqual([record(1), record(2), record(3)])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('[X45] a last line torn by a crash is cut off, and what follows it is whole', () => {
    session(record(1))
    appendFileSync(path, JSON.stringify(record(2)).slice(0, 20))
    expect(session(record(3))).toEqual([record(1)])
    expect(session()).toEqual([record(1), record(3)])
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3)
  })

  test('[X45] a line damaged elsewhere is not passed over in silence', () => {
    session(record(1))
    writeFileSync(path, `{"at":\n${JSON.stringify(record(2))}\n`)
    expect(() => session()).toThrow('line 1 of')
  })
})
