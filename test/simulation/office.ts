import type { CaseEntry } from '@onehall/domain'
import { entriesOf } from '@onehall/client'
import type { Answer } from '@onehall/protocol'
import { type Crowd, DAY, HOUR, MINUTE, SECOND } from './crowd.ts'
import { MANAGER, handlerOf } from './people.ts'

/** A handler takes over the files that lie at the counters, every few minutes of the working day. */
export function startHandler(crowd: Crowd, department: string, room: string): void {
  const { time, chance } = crowd
  const seat = crowd.seat(handlerOf(department))
  const isAtCounter = ({ holder }: CaseEntry): boolean => holder.kind === 'counter'
  function fetch(): void {
    const files = entriesOf(seat.mirror(room), 'case').filter(isAtCounter)
    for (const file of files.slice(0, 12)) void seat.ask({ type: 'ReceiveFile', case: file.case as never })
    time.after(chance.between(3, 10) * MINUTE, fetch)
  }
  time.after(chance.between(0, 10) * MINUTE, fetch)
}

/** The manager closes the day in the evening, if nobody is being served, and now and then a counter that somebody left. */
export function startManager(crowd: Crowd): void {
  const { time, chance, config } = crowd
  const seat = crowd.seat(MANAGER)
  time.after(18.5 * HOUR, function close() {
    if (chance.happens(0.8)) void seat.ask({ type: 'CloseDay' })
    time.after(chance.happens(0.3) ? 20 * MINUTE : DAY - (crowd.timeOfDay() - 18.5 * HOUR), close)
  })
  time.after(9 * HOUR, function tidy() {
    void seat.ask({ type: 'CloseCounter', counter: chance.pick(config.counters).id })
    time.after(chance.between(10, 60) * MINUTE, tidy)
  })
  time.after(10 * HOUR, function help() {
    if (crowd.timeOfDay() < 17 * HOUR && crowd.timeOfDay() > 9 * HOUR) helpOut(crowd)
    time.after(chance.between(1, 3) * HOUR, help)
  })
  time.after(9 * HOUR, function trouble() {
    if (crowd.timeOfDay() < 17 * HOUR && crowd.timeOfDay() > 8.5 * HOUR) standStill(crowd)
    time.after(chance.between(1, 4) * HOUR, trouble)
  })
  time.after(15 * HOUR, function practise() {
    if (chance.happens(0.6)) drill(crowd)
    time.after(DAY, practise)
  })
  time.after(17.6 * HOUR, function sendHome() {
    const queue = chance.pick(config.queues).id
    void seat.ask({ type: 'CarryOver', queue })
    markInterruption(crowd)
    time.after(DAY, sendHome)
  })
}

/** Short lines, whose visitors other counters can serve as well. */
const SHORT_LINES = ['permit', 'civil', 'culture', 'tax', 'build']

/** The manager sends the visitors of a short line to another, makes a counter pause, or gives it other queues or its own. */
function helpOut({ chance, config, seat }: Crowd): void {
  const { ask } = seat(MANAGER)
  const reason = '今日合并办理'
  const lines = config.queues.filter(({ id }) => SHORT_LINES.includes(id))
  const queue = chance.pick(lines)
  const to = chance.pick(lines.filter((other) => other !== queue))
  const counter = chance.pick(config.counters).id
  const queues = chance.happens(0.5) ? null : [queue.id, to.id]
  if (chance.happens(0.4)) void ask({ type: 'TransferQueue', queue: queue.id, to: to.id, reason })
  else if (chance.happens(0.3)) void ask({ type: 'PauseCounter', counter, reason: 'training', minutes: 15 })
  else void ask({ type: 'AssignQueues', counter, queues, reason })
}

/** In the evening the manager says when the hall could not work, and that an alarm is known, on some days. */
function markInterruption({ chance, config, seat }: Crowd): void {
  const { ask, hallNow } = seat(MANAGER)
  const now = hallNow()
  if (now === null || chance.happens(0.3)) return
  const from = now - (2 + chance.below(6)) * HOUR
  void ask({ type: 'AcknowledgeAlarm', alarm: 'long', of: [chance.pick(config.queues).id], reason: '增开窗口' })
  void ask({ type: 'MarkInterruption', from, to: from + (5 + chance.below(55)) * MINUTE, cause: '停电' })
}

/** A department's system fails, or the whole hall must stop: suspended, and resumed once it is over. */
function standStill(crowd: Crowd): void {
  const { time, chance, config, seat } = crowd
  const { ask } = seat(MANAGER)
  const minutes = chance.pick([null, 5, 15])
  const overAfter = chance.between(2, 20) * MINUTE
  if (chance.happens(0.7)) {
    const queue = chance.pick(config.queues).id
    void ask({ type: 'SuspendQueue', queue, reason: '省级系统故障', minutes })
    time.after(overAfter, () => void until(() => ask({ type: 'ResumeQueue', queue }), 'queue-not-suspended'))
    return
  }
  void ask({ type: 'SuspendHall', reason: '消防演练', minutes, evacuate: chance.happens(0.5) })
  time.after(overAfter, () => void until(() => ask({ type: 'ResumeHall' }), 'hall-not-suspended'))

  /** Presses again until it is so: a hall that nobody resumes would stand still for ever. */
  async function until(press: () => Promise<Answer>, isSo: string): Promise<void> {
    const answer = await press()
    if (!answer.ok && answer.refusal.reason !== isSo) time.after(30 * SECOND, () => void until(press, isSo))
  }
}

/** An outage drill of some minutes, which the manager ends or its time. */
function drill({ time, chance, seat }: Crowd): void {
  const { ask } = seat(MANAGER)
  const minutes = 3 + chance.below(6)
  const endsBefore = chance.happens(0.5)
  void ask({ type: 'StartDrill', minutes }).then((answer) => {
    if (!answer.ok || !endsBefore) return
    time.after((minutes - 1) * MINUTE, () => void ask({ type: 'EndDrill', since: answer.at }))
  })
}

/** The guide walks up to those whose number was missed, and brings some of them back into the line. */
export function startGuide(crowd: Crowd, who: string, room: string): void {
  const { time, chance } = crowd
  const seat = crowd.seat(who)
  time.after(9 * HOUR, function walk() {
    const missed = entriesOf(seat.mirror(room), 'alert').filter(({ alert }) => alert === 'missed')
    if (missed.length > 0) void seat.ask({ type: 'RestoreMissed', ticket: chance.pick(missed).ticket })
    time.after(chance.between(3, 15) * MINUTE, walk)
  })
}
