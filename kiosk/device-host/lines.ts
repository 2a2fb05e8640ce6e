import type { CounterEntry, Entry, HallConfig, QueueId } from '@onehall/domain'
import type { LineNow, WaitRange } from '../bridge.ts'

/** Ranges are told in steps of 5 minutes: nobody can honestly say less (domain.md §4.4). */
const STEP_MIN = 5
/** How far a wait may fall short of or exceed the expected one, seen from the kiosk. */
const SPREAD = { from: 0.7, to: 1.4 }

/** The lines of a hall as its room shows them now, by queue. */
export function linesOf(config: HallConfig, entries: ReadonlyMap<string, Entry>): { [queue: string]: LineNow } {
  const open = [...entries.values()].filter(
    (entry): entry is CounterEntry => entry.kind === 'counter' && entry.status !== 'closed',
  )
  const waitingIn = (queue: QueueId): number => {
    const entry = entries.get(`queue/${queue}`)
    return entry?.kind === 'queue' ? entry.waiting : 0
  }
  const line = (queue: QueueId): LineNow => {
    const serving = open.filter(({ queues }) => queues.includes(queue))
    const waiting = waitingIn(queue)
    // A counter that serves several queues gives each its share, by how many wait there.
    const share = serving.reduce((sum, { queues }) => {
      const all = queues.reduce((total, each) => total + waitingIn(each), 0)
      return sum + (all === 0 ? 1 : Math.max(waiting, 1) / Math.max(all, 1))
    }, 0)
    const isFree = serving.some(({ status }) => status === 'open')
    const minutes = (waiting * minutesOf(config, queue)) / Math.max(Math.min(share, serving.length), 0.1)
    return {
      waiting,
      counters: serving.length,
      wait: serving.length === 0 ? null : waiting === 0 && isFree ? { fromMin: 0, toMin: STEP_MIN } : rangeOf(minutes),
    }
  }
  return Object.fromEntries(config.queues.map(({ id }) => [id, line(id)]))
}

/** Mean minutes at the counter over the queue's items. */
function minutesOf(config: HallConfig, queue: QueueId): number {
  const minutes = config.catalogue.items.filter((item) => item.queue === queue).map((item) => item.minutes)
  return minutes.length === 0 ? 10 : minutes.reduce((sum, each) => sum + each, 0) / minutes.length
}

function rangeOf(minutes: number): WaitRange {
  const fromMin = Math.floor((minutes * SPREAD.from) / STEP_MIN) * STEP_MIN
  const toMin = Math.max(Math.ceil((minutes * SPREAD.to) / STEP_MIN) * STEP_MIN, fromMin + STEP_MIN)
  return { fromMin, toMin }
}
