import { makeManualClock } from '@onehall/client'
import type { CallEntry, CounterId, ZoneId } from '@onehall/domain'
import { expect, test } from 'vitest'
import { makeAnnouncer, SPARE_VOICE_MS, WATCHDOG_MS, type Line, type Notice } from './announcer.ts'

const call = (id: string, at: number, more: Partial<CallEntry> = {}): CallEntry => ({
  kind: 'call',
  call: id,
  order: at,
  number: id,
  counter: 'c1' as CounterId,
  label: '3',
  zone: 'z' as ZoneId,
  badge: null,
  times: 1,
  at,
  ...more,
})

/** A speaker whose lines end when the test says so. */
function stage(chimes: 'at once' | 'never' = 'at once') {
  const clock = makeManualClock()
  const turns: string[] = []
  const said: Line[] = []
  let speaking: ((how: 'said' | 'failed') => void) | null = null
  let overlaps = 0
  let chimed = 0
  const announcer = makeAnnouncer({
    clock,
    chime(ended) {
      chimed++
      if (chimes === 'at once') ended()
      return () => {}
    },
    speak(line, ended) {
      if (speaking !== null) overlaps++
      said.push(line)
      speaking = ended
      return () => void (speaking = null)
    },
    onTurn: (key) => turns.push(key),
  })
  function end(how: 'said' | 'failed' = 'said') {
    const ended = speaking
    speaking = null
    ended?.(how)
  }
  return {
    announcer,
    clock,
    turns,
    said,
    chimed: () => chimed,
    overlaps: () => overlaps,
    isSpeaking: () => speaking !== null,
    end,
    endAll() {
      while (speaking !== null) end()
    },
  }
}
const START = 1_000_000

test('[V4] calls are spoken one after the other in the order they were made, never two at once', () => {
  const { announcer, end, endAll, turns, overlaps } = stage()
  announcer.feed([], START)
  announcer.feed([call('A2', START + 2), call('A1', START + 1), call('A3', START + 3)], START + 3)
  expect(turns).toEqual(['A1/1'])
  end()
  expect(turns).toEqual(['A1/1', 'A2/1'])
  endAll()
  expect(turns).toEqual(['A1/1', 'A2/1', 'A3/1'])
  expect(overlaps()).toBe(0)
})

test('[V5] a call has one turn, however often the view shows it: a cut of five seconds repeats nothing', () => {
  const { announcer, endAll, turns } = stage()
  const before = [call('A1', START)]
  announcer.feed([], START)
  announcer.feed(before, START)
  endAll()
  announcer.feed(before, START + 100)
  announcer.feed([...before, call('A2', START + 3_000)], START + 5_000)
  endAll()
  announcer.feed([...before, call('A2', START + 3_000)], START + 6_000)
  endAll()
  expect(turns).toEqual(['A1/1', 'A2/1'])
})

test('[V6] a recall is a turn of its own; one that overtakes its call still in line takes its place', () => {
  const { announcer, endAll, turns } = stage()
  announcer.feed([], START)
  announcer.feed([call('A1', START), call('A2', START + 1)], START + 1)
  announcer.feed([call('A1', START), call('A2', START + 15_000, { times: 2 })], START + 15_000)
  endAll()
  announcer.feed([call('A1', START + 20_000, { times: 2 })], START + 20_000)
  endAll()
  expect(turns).toEqual(['A1/1', 'A2/2', 'A1/2'])
})

test('[V7] nothing older than a minute is spoken, also when it grew old in line', () => {
  const { announcer, clock, turns, end } = stage()
  announcer.feed([], START)
  announcer.feed([call('old', START - 60_001), call('A1', START), call('A2', START - 55_000)], START)
  expect(turns).toEqual(['A2/1'])
  announcer.feed([call('A3', START - 52_000)], START)
  clock.advance(9_000)
  end()
  expect(turns).toEqual(['A2/1', 'A1/1'])
})

test('[V8] a wall that starts does not repeat what was called more than five seconds ago', () => {
  const { announcer, endAll, turns } = stage()
  announcer.feed([call('A1', START - 5_001), call('A2', START - 4_000)], START)
  endAll()
  announcer.feed([call('A1', START - 5_001)], START + 10)
  endAll()
  expect(turns).toEqual(['A2/1'])
})

test('[V9] alone, a call is said twice in Chinese and once in English; with others waiting, once', () => {
  const { announcer, end, endAll, said } = stage()
  announcer.feed([], START)
  announcer.feed([call('A1', START)], START)
  endAll()
  expect(said.map(({ lang }) => lang)).toEqual(['zh', 'zh', 'en'])
  announcer.feed([call('B1', START), call('B2', START + 1)], START + 1)
  end()
  expect(said.slice(3).map(({ text }) => text)).toEqual([
    '请 B 一 号，到 三 号窗口办理',
    '请 B 二 号，到 三 号窗口办理',
  ])
})

test('[V10] an engine that never ends its line is left behind by the watchdog, and spared for a minute', () => {
  const { announcer, clock, turns, isSpeaking, chimed, endAll } = stage()
  announcer.feed([], START)
  announcer.feed([call('A1', START), call('A2', START + 1)], START + 1)
  expect(isSpeaking()).toBe(true)
  clock.advance(WATCHDOG_MS)
  expect(isSpeaking()).toBe(false)
  expect(turns).toEqual(['A1/1', 'A2/1'])
  expect(announcer.failing.get()).toBe(true)
  expect(chimed()).toBe(2)
  clock.advance(60_000)
  announcer.feed([call('A3', START + 70_000)], START + 70_000)
  expect(isSpeaking()).toBe(true)
  endAll()
  expect(announcer.failing.get()).toBe(false)
})

test('[V11] a voice that fails leaves the chime, and a chime that never ends stops nobody', () => {
  const { announcer, clock, turns, end } = stage()
  announcer.feed([], START)
  announcer.feed([call('A1', START), call('A2', START + 1)], START + 1)
  end('failed')
  expect(turns).toEqual(['A1/1', 'A2/1'])
  expect(announcer.failing.get()).toBe(true)
  expect(clock.running()).toBe(0)

  const mute = stage('never')
  mute.announcer.feed([], START)
  mute.announcer.feed([call('A1', START), call('A2', START + 1)], START + 1)
  mute.clock.advance(WATCHDOG_MS)
  expect(mute.said.length).toBe(1)
  mute.end()
  expect(mute.turns).toEqual(['A1/1', 'A2/1'])
})

test('[V12] stopped, it falls silent and leaves no timer', () => {
  const { announcer, clock, isSpeaking, turns } = stage()
  announcer.feed([], START)
  announcer.feed([call('A1', START), call('A2', START + 1)], START + 1)
  announcer.stop()
  announcer.feed([call('A3', START + 2)], START + 2)
  expect(isSpeaking()).toBe(false)
  expect(turns).toEqual(['A1/1'])
  expect(clock.running()).toBe(0)
})

const notice = (key: string, at: number, isUrgent = false): Notice => ({
  key,
  at,
  text: { zh: `${key}，请稍候`, en: `${key}, please wait` },
  isUrgent,
})

test('[M66] a notice is told once, after what waits before it, whole in Chinese and English', () => {
  const { announcer, end, endAll, turns, said, overlaps } = stage()
  announcer.feed([], START)
  const notices = [notice('社保暂停', START)]
  announcer.feed([call('A1', START)], START, notices)
  announcer.feed([call('A1', START), call('A2', START + 1)], START + 1, notices)
  expect(turns).toEqual(['A1/1'])
  end()
  expect(turns).toEqual(['A1/1', '社保暂停'])
  endAll()
  expect(turns).toEqual(['A1/1', '社保暂停', 'A2/1'])
  expect(said.filter(({ text }) => text.startsWith('社保暂停')).map(({ lang }) => lang)).toEqual(['zh', 'en'])
  announcer.feed([], START + 2, notices)
  expect(turns).toHaveLength(3)
  expect(overlaps()).toBe(0)
})

test('[M67] an evacuation breaks off what is said, comes before all calls, and is tried with a voice that had failed', () => {
  const { announcer, clock, end, endAll, turns, said, overlaps } = stage()
  announcer.feed([], START)
  announcer.feed([call('A1', START), call('A2', START + 1)], START + 1)
  announcer.feed([], START + 2, [notice('疏散', START + 2, true)])
  expect(turns).toEqual(['A1/1', '疏散'])
  expect(said.at(-1)).toEqual({ lang: 'zh', text: '疏散，请稍候' })
  endAll()
  expect(turns).toEqual(['A1/1', '疏散'])
  expect(overlaps()).toBe(0)

  announcer.feed([call('A3', START + 3)], START + 3)
  end('failed')
  expect(clock.now()).toBeLessThan(SPARE_VOICE_MS)
  const before = said.length
  announcer.feed([], START + 4, [notice('再次疏散', START + 4, true)])
  expect(said).toHaveLength(before + 1)
  endAll()
  expect(clock.running()).toBe(0)
})

test('[M67] a wall that starts during an evacuation still tells one of the last minute, and no older notice', () => {
  const { announcer, endAll, turns } = stage()
  const old = [notice('大厅暂停', START - 6_000), notice('疏散', START - 30_000, true)]
  announcer.feed([], START, old)
  endAll()
  expect(turns).toEqual(['疏散'])
})

test('[M66] a long notice has the time it needs; an engine that never ends it is left behind all the same', () => {
  const { announcer, clock, isSpeaking } = stage()
  announcer.feed([], START)
  announcer.feed([], START, [notice('长'.repeat(100), START)])
  clock.advance(WATCHDOG_MS)
  expect(isSpeaking()).toBe(true)
  clock.advance(60_000)
  expect(isSpeaking()).toBe(false)
})
