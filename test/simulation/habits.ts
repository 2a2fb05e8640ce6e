import type { CounterId, HeldEntry, Intent } from '@onehall/domain'
import { entriesOf } from '@onehall/client'
import { MINUTE, SECOND } from './crowd.ts'
import { type Desk, type Press, GOES_HOME, OPENS, isLate } from './desk.ts'
import { KIOSKS, MANAGER } from './people.ts'
import { acceptCase, finish, openCase, openCaseOf } from './work.ts'

/** What a clerk may do in a state of the counter, how likely, and when the screen is looked at again. */
export interface Habit {
  readonly weight: (desk: Desk) => number
  /** What is pressed; null is to do nothing for now. */
  readonly does: (desk: Desk) => Press | null
  /** Ms until the next look. */
  readonly looks: (desk: Desk) => number
}

const atWork = ({ crowd, breakUntil }: Desk): boolean =>
  crowd.timeOfDay() >= OPENS && crowd.timeOfDay() < GOES_HOME && crowd.time.now() >= breakUntil
const soon = ({ crowd }: Desk): number => crowd.chance.between(1, 8) * SECOND
const aWhile = ({ crowd }: Desk): number => crowd.chance.between(0.5, 2) * MINUTE
const waited = ({ crowd, since }: Desk): number => crowd.time.now() - since
const nothing = (): null => null
const seldom = (share: number) => (desk: Desk) => (isLate(desk) ? 0 : share)

/** Ms that a visitor needs from the seats to the counter. */
const WALK = 20 * SECOND
const comes = ({ visitor, hand }: Desk): boolean =>
  visitor === null || (!visitor.isGone && visitor.comesAt <= (hand?.calls ?? 1))
const hasArrived = (desk: Desk): boolean => comes(desk) && waited(desk) > WALK
const isAwaited = (desk: Desk): boolean => !comes(desk) && waited(desk) > desk.crowd.config.rules.recallGap + 5 * SECOND
const calls = ({ hand }: Desk): number => hand?.calls ?? 1

const serviceMs = ({ visitor, hand }: Desk): number =>
  hand?.walkIn === true ? 2 * MINUTE : (visitor?.minutes ?? 6) * MINUTE
const isDone = (desk: Desk): boolean => waited(desk) > serviceMs(desk)
/** Of those who came to have something handled, seven in ten hand papers in; who is who, the visitor's own minutes say. */
const isMatter = ({ hand, visitor }: Desk): boolean =>
  hand?.purpose === 'handle' && visitor !== null && (visitor.minutes * 60) % 10 < 7

/** What clerks do, by the state of their counter. A new command is a new line here. */
export const HABITS: { readonly [status: string]: readonly Habit[] } = {
  closed: [
    { weight: (desk) => (elsewhere(desk) === null ? 0 : 5), does: leaveTheOther, looks: soon },
    { weight: (desk) => (atWork(desk) && !isLate(desk) ? 1 : 0), does: press('OpenCounter'), looks: soon },
    { weight: (desk) => (atWork(desk) && !isLate(desk) ? 0 : 1), does: nothing, looks: (desk) => aWhile(desk) * 4 },
  ],
  open: [
    { weight: (desk) => (desk.refused?.reason === 'not-permitted' ? 1 : 0), does: callManager, looks: aWhile },
    { weight: (desk) => (isLate(desk) ? 0.2 : 1), does: press('CallNext'), looks: afterCall },
    { weight: (desk) => (isLate(desk) ? 1 : 0), does: press('CloseCounter'), looks: aWhile },
    { weight: (desk) => (whoIsBack(desk) === null ? 0 : 3), does: returnHeld, looks: soon },
    { weight: seldom(0.01), does: takeBreak, looks: aWhile },
    { weight: seldom(0.02), does: pause, looks: aWhile },
    { weight: seldom(0.03), does: walkIn, looks: soon },
    { weight: seldom(0.05), does: callChosen, looks: soon },
    { weight: seldom(0.02), does: handOver, looks: soon },
    { weight: (desk) => (desk.last?.what === 'served' ? 0.02 : 0), does: press('UndoFinish'), looks: soon },
    { weight: (desk) => (desk.last?.what === 'missed' ? 0.1 : 0), does: press('UndoMissed'), looks: soon },
  ],
  paused: [
    { weight: (desk) => (waited(desk) > 3 * MINUTE ? 1 : 0), does: press('ResumeCounter'), looks: soon },
    { weight: seldom(0.1), does: handOver, looks: soon },
    { weight: () => 1, does: nothing, looks: (desk) => 3 * aWhile(desk) },
  ],
  calling: [
    { weight: (desk) => (hasArrived(desk) ? 1 : 0), does: press('StartService'), looks: soon },
    { weight: (desk) => (isAwaited(desk) && calls(desk) < 3 ? 1 : 0), does: press('Recall'), looks: soon },
    { weight: (desk) => (isAwaited(desk) && calls(desk) >= 3 ? 1 : 0), does: press('MarkMissed'), looks: soon },
    { weight: (desk) => (hasArrived(desk) || isAwaited(desk) ? 0 : 1), does: nothing, looks: (desk) => 2 * soon(desk) },
    { weight: seldom(0.003), does: wrongCall, looks: soon },
    { weight: seldom(0.005), does: transfer, looks: soon },
    { weight: seldom(0.01), does: pause, looks: soon },
  ],
  serving: [
    { weight: (desk) => (isDone(desk) ? 1 : 0), does: finish, looks: soon },
    {
      weight: (desk) => (!isDone(desk) && isMatter(desk) && desk.hand!.cases.length === 0 ? 3 : 0),
      does: openCase,
      looks: aWhile,
    },
    { weight: (desk) => (openCaseOf(desk) ? 3 : 0), does: acceptCase, looks: aWhile },
    { weight: (desk) => (isDone(desk) ? 0 : 1), does: nothing, looks: untilDone },
    {
      weight: (desk) => (isDone(desk) || desk.visitor === null || desk.visitor.isBack ? 0 : 0.03),
      does: hold,
      looks: soon,
    },
    { weight: seldom(0.01), does: transfer, looks: soon },
    { weight: seldom(0.01), does: pause, looks: soon },
  ],
}

type Simple = Extract<Intent, { counter: CounterId }>['type'] &
  (
    | 'OpenCounter'
    | 'CloseCounter'
    | 'CallNext'
    | 'Recall'
    | 'StartService'
    | 'MarkMissed'
    | 'UndoFinish'
    | 'UndoMissed'
    | 'ResumeCounter'
  )

function press(type: Simple): (desk: Desk) => Press {
  return ({ counter }) => ({ intent: { type, counter } })
}

function afterCall(desk: Desk): number {
  return desk.refused === null ? soon(desk) : 3 * aWhile(desk)
}

function untilDone(desk: Desk): number {
  return Math.max(5 * SECOND, Math.min(serviceMs(desk) - waited(desk), 4 * MINUTE))
}

/** The counter at which the clerk sits by mistake. */
function elsewhere({ refused, counter }: Desk): CounterId | null {
  return refused?.reason === 'counter-open' && refused.counter !== counter ? (refused.counter as CounterId) : null
}

function leaveTheOther(desk: Desk): Press {
  return { intent: { type: 'CloseCounter', counter: elsewhere(desk)! } }
}

/** Somebody else sits at this counter by mistake. */
function callManager({ counter }: Desk): Press {
  return { intent: { type: 'ReleaseCounter', counter, reason: '坐错窗口' }, by: MANAGER }
}

function takeBreak(desk: Desk): Press {
  desk.breakUntil = desk.crowd.time.now() + desk.crowd.chance.between(5, 45) * MINUTE
  return press('CloseCounter')(desk)
}

function pause({ crowd: { chance }, counter }: Desk): Press {
  const reason = chance.pick(['break', 'lunch', 'meeting', 'system', 'other'] as const)
  return { intent: { type: 'PauseCounter', counter, reason, minutes: chance.pick([null, 5, 15]) } }
}

function walkIn({ crowd, counter }: Desk): Press {
  const said = { purpose: 'consult', count: 1, forWhom: 'self' } as const
  const intent = { type: 'StartWalkIn', counter, item: null, ...said } as const
  return crowd.chance.happens(0.3) ? { intent, person: crowd.someone() } : { intent }
}

/** Somebody of the line, where the clerk looks at it. */
function callChosen({ crowd: { chance }, counter, screens }: Desk): Press | null {
  const waiting = screens.flatMap((mirror) => entriesOf(mirror, 'waiting'))
  if (waiting.length === 0) return null
  return { intent: { type: 'CallChosen', counter, ticket: chance.pick(waiting).ticket, reason: '现场请求先办' } }
}

const heldOf = ({ screens }: Desk): readonly HeldEntry[] => screens.flatMap((mirror) => entriesOf(mirror, 'held'))

/** Somebody who was away and stands at this counter again. */
function whoIsBack(desk: Desk): HeldEntry | null {
  const mine = ({ ticket, counter, back }: HeldEntry): boolean =>
    (counter === desk.counter || back === 'any') && desk.crowd.visitors.get(ticket)?.isBack === true
  return heldOf(desk).find(mine) ?? null
}

function returnHeld(desk: Desk): Press {
  return { intent: { type: 'ReturnHeld', ticket: whoIsBack(desk)!.ticket, counter: desk.counter } }
}

function handOver(desk: Desk): Press | null {
  if (!heldOf(desk).some(({ counter }) => counter === desk.counter)) return null
  const { counters } = desk.crowd.config
  const here = counters.find(({ id }) => id === desk.counter)!
  const beside = counters.filter(
    ({ id, queues }) => id !== here.id && queues.some((queue) => here.queues.includes(queue)),
  )
  return { intent: { type: 'HandOverHeld', counter: desk.counter, to: desk.crowd.chance.pick(beside).id } }
}

function wrongCall({ counter }: Desk): Press {
  return { intent: { type: 'WrongCall', counter, reason: '叫错了' } }
}

function transfer({ crowd: { chance, config }, counter, hand }: Desk): Press | null {
  if (hand === null) return null
  const to = chance.happens(0.5)
    ? ({ kind: 'queue', queue: chance.pick(config.queues).id, item: null } as const)
    : ({ kind: 'counter', counter: chance.pick(config.counters.filter(({ id }) => id !== counter)).id } as const)
  return { intent: { type: 'TransferTicket', ticket: hand.ticket, to, reason: '应在别处办理' } }
}

/** The visitor goes to make a copy, and comes back to the counter, or says so at a kiosk, or does not come back. */
function hold({ crowd, counter, hand, visitor }: Desk): Press | null {
  const { time, chance } = crowd
  if (hand === null || visitor === null) return null
  const { ticket } = hand
  time.after(chance.between(3, 30) * MINUTE, () => {
    visitor.isBack = true
    if (chance.happens(0.5)) void crowd.seat(chance.pick(KIOSKS)).ask({ type: 'ReturnHeld', ticket, counter: null })
  })
  const back = chance.pick(['any', 'counter'] as const)
  return { intent: { type: 'HoldTicket', counter, reason: '复印材料', minutes: chance.pick([null, 10, 25]), back } }
}
