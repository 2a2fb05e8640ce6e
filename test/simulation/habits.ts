import {
  type Answers,
  type CollectedMaterial,
  type CounterEntry,
  type CounterId,
  type HandEntry,
  type Intent,
  type Refusal,
  checklist,
} from '@onehall/domain'
import type { PersonInput } from '@onehall/protocol'
import { type Crowd, HOUR, MINUTE, SECOND } from './crowd.ts'
import { MANAGER } from './people.ts'
import type { Visitor } from './visitor.ts'

/** A clerk at a counter, with what the screen shows and what the clerk has in mind. */
export interface Desk {
  readonly crowd: Crowd
  readonly counter: CounterId
  readonly shown: CounterEntry
  readonly hand: HandEntry | null
  /** Who stands before the clerk, or is called. */
  readonly visitor: Visitor | null
  /** Since when the screen has shown this very thing, ms of the simulation. */
  readonly since: number
  /** Why the last press did nothing; null when it did something. */
  readonly refused: Refusal | null
  /** Out for a while until then, ms of the simulation. */
  breakUntil: number
}

export interface Press {
  readonly intent: Intent
  readonly person?: PersonInput
  /** Who presses it, where that is not the clerk. */
  readonly by?: string
}

/** What a clerk may do in a state of the counter, how likely, and when the screen is looked at again. */
export interface Habit {
  readonly weight: (desk: Desk) => number
  /** What is pressed; null is to do nothing for now. */
  readonly does: (desk: Desk) => Press | null
  /** Ms until the next look. */
  readonly looks: (desk: Desk) => number
}

const OPENS = 8.4 * HOUR
const LAST_CALL = 17.5 * HOUR
const GOES_HOME = 19 * HOUR

const atWork = ({ crowd, breakUntil }: Desk): boolean =>
  crowd.timeOfDay() >= OPENS && crowd.timeOfDay() < GOES_HOME && crowd.time.now() >= breakUntil
const isLate = ({ crowd }: Desk): boolean => crowd.timeOfDay() >= LAST_CALL || crowd.timeOfDay() < OPENS
const soon = ({ crowd }: Desk): number => crowd.chance.between(1, 8) * SECOND
const aWhile = ({ crowd }: Desk): number => crowd.chance.between(0.5, 2) * MINUTE
const waited = ({ crowd, since }: Desk): number => crowd.time.now() - since
const nothing = (): null => null

type Simple = 'OpenCounter' | 'CloseCounter' | 'CallNext' | 'Recall' | 'StartService' | 'MarkMissed'
const press =
  (type: Simple) =>
  ({ counter }: Desk): Press => ({ intent: { type, counter } })

/** Ms that a visitor needs from the seats to the counter. */
const WALK = 20 * SECOND
const comes = ({ visitor, hand }: Desk): boolean =>
  visitor === null || (!visitor.isGone && visitor.comesAt <= (hand?.calls ?? 1))
const hasArrived = (desk: Desk): boolean => comes(desk) && waited(desk) > WALK
const mayRecall = (desk: Desk): boolean => waited(desk) > desk.crowd.config.rules.recallGap + 5 * SECOND

const serviceMs = ({ visitor }: Desk): number => (visitor?.minutes ?? 6) * MINUTE
const isDone = (desk: Desk): boolean => waited(desk) > serviceMs(desk)
const openCaseOf = ({ hand }: Desk) => hand?.cases.find(({ receiptNo }) => receiptNo === null)
/** Half of all visits are not cases. */
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
    {
      weight: (desk) => (isLate(desk) ? 0.2 : 1),
      does: press('CallNext'),
      looks: (desk) => (desk.refused?.reason === 'no-one-waiting' ? 3 * aWhile(desk) : soon(desk)),
    },
    { weight: (desk) => (isLate(desk) ? 1 : 0), does: press('CloseCounter'), looks: aWhile },
    { weight: (desk) => (isLate(desk) ? 0 : 0.02), does: takeBreak, looks: aWhile },
  ],
  calling: [
    { weight: (desk) => (hasArrived(desk) ? 1 : 0), does: press('StartService'), looks: soon },
    {
      weight: (desk) => (!comes(desk) && mayRecall(desk) && desk.hand!.calls < 3 ? 1 : 0),
      does: press('Recall'),
      looks: soon,
    },
    {
      weight: (desk) => (!comes(desk) && mayRecall(desk) && desk.hand!.calls >= 3 ? 1 : 0),
      does: press('MarkMissed'),
      looks: soon,
    },
    {
      weight: (desk) => (hasArrived(desk) || (!comes(desk) && mayRecall(desk)) ? 0 : 1),
      does: nothing,
      looks: (desk) => 2 * soon(desk),
    },
  ],
  serving: [
    { weight: (desk) => (isDone(desk) ? 1 : 0), does: finish, looks: soon },
    {
      weight: (desk) => (!isDone(desk) && isMatter(desk) && desk.hand!.cases.length === 0 ? 3 : 0),
      does: openCase,
      looks: aWhile,
    },
    { weight: (desk) => (openCaseOf(desk) ? 3 : 0), does: acceptCase, looks: aWhile },
    {
      weight: (desk) => (isDone(desk) ? 0 : 1),
      does: nothing,
      looks: (desk) => Math.max(5 * SECOND, Math.min(serviceMs(desk) - waited(desk), 4 * MINUTE)),
    },
  ],
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
  return { intent: { type: 'CloseCounter', counter }, by: MANAGER }
}

function takeBreak(desk: Desk): Press {
  desk.breakUntil = desk.crowd.time.now() + desk.crowd.chance.between(5, 45) * MINUTE
  return press('CloseCounter')(desk)
}

const WITHOUT_CASE = ['instant', 'consulted', 'picked-up', 'incomplete-told'] as const

function finish(desk: Desk): Press {
  const { chance } = desk.crowd
  const { counter, hand } = desk
  const result = (hand?.cases.length ?? 0) > 0 ? 'collected' : chance.pick(WITHOUT_CASE)
  const thenCallNext = !isLate(desk) && chance.happens(0.6)
  return { intent: { type: 'FinishService', counter, results: [{ item: hand?.item ?? null, result }], thenCallNext } }
}

function openCase({ crowd, counter, visitor, hand }: Desk): Press {
  const item = hand?.item ?? visitor!.item.key
  return {
    intent: { type: 'OpenCase', counter, item },
    person: visitor?.person ?? crowd.someone(),
  }
}

/** Everything on the list lies on the counter; now and then a paper is forgotten, and the hall says so. */
function acceptCase(desk: Desk): Press {
  const { chance, config } = desk.crowd
  const open = openCaseOf(desk)!
  const item = config.catalogue.items.find(({ key }) => key === open.item)!
  const answers: Answers = Object.fromEntries(item.situations.map(({ key }) => [key, chance.happens(0.5)]))
  const materials = checklist(item, config.catalogue.materials, answers).map(({ material }): CollectedMaterial => ({
    material: material.key,
    state: 'collected',
    copies: 1,
    original: 'returned',
  }))
  const given = chance.happens(0.05) ? materials.slice(1) : materials
  return { intent: { type: 'AcceptCase', counter: desk.counter, case: open.case, materials: given, answers } }
}
