import { describe, expect, it } from 'vitest'
import { type Entry, audiencesOf, caseEntry, caseStream, entryOf, snapshotOf, touchedKeys } from '../src/index.ts'
import { audiences } from './invariants.fixture.ts'
import { type Step, configOf, randomDays } from './random-days.fixture.ts'

const STEPS = 5_000
const seed = Math.floor(Math.random() * 2 ** 31)

const roomName = (audience: object): string => Object.values(audience).join(' ')

/** Keeps a mirror of every room by what a step changed, as the push does; a new day or version begins with snapshots. */
function makeMirrors() {
  let mirrors = new Map<string, Map<string, Entry>>()
  let standing = ''
  return function follow({ world, happened }: Step): ReadonlyMap<string, ReadonlyMap<string, Entry>> {
    const config = configOf(world)
    const rows = world.today()
    const now = `${world.dayStream} ${config.version}`
    if (now !== standing) {
      standing = now
      mirrors = new Map(audiences(config).map((each) => [roomName(each), new Map(snapshotOf(each, rows, config))]))
      return mirrors
    }
    for (const change of happened
      .filter(({ stream }) => stream === world.dayStream)
      .flatMap(({ changes }) => changes)) {
      for (const key of touchedKeys(change, rows)) {
        const told = audiencesOf(key, change, config)
        for (const audience of told === 'every' ? audiences(config) : told) {
          const entry = entryOf(audience, key, rows, config)
          const mirror = mirrors.get(roomName(audience))
          if (entry === null) mirror?.delete(key)
          else mirror?.set(key, entry)
        }
      }
    }
    return mirrors
  }
}

describe(`rooms over random days (${STEPS} commands, seed ${seed})`, { timeout: 60_000 }, () => {
  it('[V1] a snapshot is the earlier snapshot and all deltas since, in every room', () => {
    const follow = makeMirrors()
    for (const step of randomDays(seed, STEPS)) {
      const mirrors = follow(step)
      if (step.happened.length === 0) continue
      const { world, n } = step
      for (const audience of audiences(configOf(world))) {
        const room = roomName(audience)
        const snapshot = snapshotOf(audience, world.today(), configOf(world))
        expect(Object.fromEntries(mirrors.get(room)!), `step ${n}, ${room}`).toEqual(Object.fromEntries(snapshot))
      }
    }
  })

  it('[V3] no room sees a person: neither a reference nor a hash', () => {
    let looked = 0
    for (const { n, world, happened } of randomDays(seed, STEPS)) {
      const config = configOf(world)
      const entries = happened.flatMap(({ stream, changes }): unknown[] => {
        if (stream.startsWith('case:')) return [caseEntry(world.rows(stream).get('case', 'case')!)]
        return changes
          .flatMap((change) => touchedKeys(change, world.today()))
          .flatMap((key) => audiences(config).map((each) => entryOf(each, key, world.today(), config)))
      })
      const text = JSON.stringify(entries)
      expect(text, `step ${n}`).not.toMatch(/person-(ref|hash)/)
      looked += text.length
    }
    expect(looked).toBeGreaterThan(STEPS * 100)
    expect(JSON.stringify([...randomDays(seed, 500)].map(({ happened }) => happened))).toMatch(
      /person-ref.*person-hash/,
    )
  })

  it('[V4] a wall shows no item at all, so none of a sensitive ticket; nor what a guide wrote', () => {
    for (const { n, world, happened } of randomDays(seed, STEPS)) {
      const config = configOf(world)
      const walls = audiences(config).filter(({ kind }) => kind === 'hall' || kind === 'zone')
      const keys = happened.flatMap(({ changes }) => changes).flatMap((change) => touchedKeys(change, world.today()))
      const text = JSON.stringify(walls.map((wall) => keys.map((key) => entryOf(wall, key, world.today(), config))))
      expect(text, `step ${n}`).not.toMatch(/"(item|welfare|purpose|classReason)"|退役军人证/)
    }
  })

  it("[V7] a department's room shows a case exactly from its intake on", () => {
    const shown = new Set<string>()
    for (const { world, happened } of randomDays(seed, STEPS))
      for (const { event } of happened) {
        if (event.type === 'IntakeTaken') shown.add(event.case)
        if (event.type !== 'CaseOpened' && event.type !== 'IntakeTaken') continue
        const file = world.rows(caseStream(event.case)).get('case', 'case')!
        expect(caseEntry(file) !== null).toBe(shown.has(event.case))
      }
    expect(shown.size).toBeGreaterThan(0)
  })
})
