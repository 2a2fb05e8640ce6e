import type { Entry } from '@onehall/domain'
import { makeRandom } from '@onehall/domain/test'
import { describe, expect, it } from 'vitest'
import { type Delta, type Mirror, type Snapshot, applyDelta, fromSnapshot } from '../src/index.ts'

const entry = (n: number): Entry => ({ kind: 'totals', issued: n, called: 0, served: 0, missed: 0 })
const stream = 'hall:hall-1:2026-03-04'
const snapshot = (version: number, entries: Record<string, Entry> = {}, journal = 'j1'): Snapshot => {
  return { room: 'hall:hall-1', cursor: { journal, stream, version }, at: version, entries }
}
const delta = (from: number, to: number, changes: Delta['changes'] = {}, change: Partial<Delta> = {}): Delta => {
  return { room: 'hall:hall-1', journal: 'j1', stream, from, to, at: to, changes, ...change }
}
const at5 = fromSnapshot(snapshot(5, { a: entry(1), b: entry(1) }))

describe('the mirror of a room', () => {
  it('[S1] a snapshot replaces whatever was there', () => {
    expect(fromSnapshot(snapshot(3, { c: entry(3) }))).toEqual({
      cursor: { journal: 'j1', stream, version: 3 },
      at: 3,
      entries: new Map([['c', entry(3)]]),
    })
  })

  it('[S2] a delta applies exactly where it begins: new values in, entries that are gone out, the rest as it was', () => {
    const applied = applyDelta(at5, delta(5, 8, { b: null, c: entry(2), d: null }))
    expect(applied).toEqual({
      kind: 'applied',
      mirror: {
        cursor: { journal: 'j1', stream, version: 8 },
        at: 8,
        entries: new Map([
          ['a', entry(1)],
          ['c', entry(2)],
        ]),
      },
    })
    expect([...at5.entries.keys()]).toEqual(['a', 'b'])
  })

  it('[S3] one that was applied already is ignored, also one from before the snapshot', () => {
    for (const old of [delta(4, 5), delta(0, 1), delta(2, 5)]) expect(applyDelta(at5, old)).toEqual({ kind: 'old' })
  })

  it('[S4] anything else is a gap: from later, from another journal or stream, over the edge, before any snapshot', () => {
    const others = [
      delta(6, 7),
      delta(4, 6),
      delta(5, 6, {}, { journal: 'j2' }),
      delta(5, 6, {}, { stream: 'hall:hall-1:2026-03-05' }),
    ]
    for (const other of others) expect(applyDelta(at5, other)).toEqual({ kind: 'gap' })
    expect(applyDelta(null, delta(0, 1))).toEqual({ kind: 'gap' })
  })
})

describe('over a bad line', () => {
  const seed = Math.floor(Math.random() * 2 ** 31)

  it(`[S5] whatever is lost, doubled or swapped, a mirror is always a true picture of its version, and a resume completes it (seed ${seed})`, () => {
    const { below, pick } = makeRandom(seed)
    for (let run = 0; run < 200; run++) {
      const server = makeServer()
      const line: (Delta | Snapshot)[] = []
      let mirror: Mirror | null = null
      const check = (): void => {
        if (mirror === null) return
        const { journal, version } = mirror.cursor
        expect(Object.fromEntries(mirror.entries), `run ${run}, version ${version}`).toEqual(
          server.entriesAt(journal, version),
        )
      }
      const receive = (message: Delta | Snapshot): void => {
        if ('entries' in message) mirror = fromSnapshot(message)
        else {
          const applied = applyDelta(mirror, message)
          if (applied.kind === 'applied') mirror = applied.mirror
          if (applied.kind === 'gap') line.push(...server.resume(mirror))
        }
        check()
      }
      for (let step = 0; step < 60; step++) {
        if (below(40) === 0) server.restore()
        line.push(server.change(pick(['a', 'b', 'c', 'd']), below(4) === 0 ? null : entry(step), 1 + below(3)))
        if (below(4) === 0) line.splice(below(line.length), 1)
        if (below(4) === 0) line.push(pick(line.length > 0 ? line : [server.change('a', null, 1)]))
        if (below(4) === 0) line.reverse()
        while (line.length > 0 && below(3) > 0) receive(line.shift()!)
      }
      line.length = 0
      for (const message of server.resume(mirror)) receive(message)
      expect(Object.fromEntries(mirror!.entries), `run ${run}`).toEqual(server.now())
    }
  })

  /** Numbered deltas with a short memory; a restore from a backup is a new journal, perhaps at an older version. */
  function makeServer() {
    let journal = 'j1'
    let version = 0
    let entries: Record<string, Entry> = {}
    let ring: Delta[] = []
    const history = new Map<string, Record<string, Entry>>([['j1 0', {}]])
    return {
      now: () => entries,
      entriesAt: (of: string, at: number) => history.get(`${of} ${at}`),
      change(key: string, value: Entry | null, by: number): Delta {
        const told = delta(version, version + by, { [key]: value }, { journal })
        const { [key]: _before, ...rest } = entries
        entries = value === null ? rest : { ...rest, [key]: value }
        version += by
        history.set(`${journal} ${version}`, entries)
        ring = [...ring.slice(-9), told]
        return told
      },
      restore(): void {
        journal = `j${history.size + 1}`
        version = Math.max(0, version - 3)
        ring = []
        history.set(`${journal} ${version}`, entries)
      },
      resume(mirror: Mirror | null): (Delta | Snapshot)[] {
        const start = ring.findIndex(({ from }) => from === mirror?.cursor.version)
        if (mirror?.cursor.journal === journal && mirror.cursor.version === version) return []
        if (mirror?.cursor.journal === journal && start >= 0) return ring.slice(start)
        return [snapshot(version, entries, journal)]
      },
    }
  }
})
