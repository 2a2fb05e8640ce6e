import type { BookingId, ClassKey, IntentOf, ServiceItem, Stop, TicketId, Visit } from '@onehall/domain'
import type { Answer, PersonInput } from '@onehall/protocol'
import { anItem } from './arrivals.ts'
import { type Crowd, DAY, MINUTE, SECOND } from './crowd.ts'
import { takeOwnNumber } from './own-numbers.ts'
import { afterwards } from './patience.ts'
import { GUIDES, KIOSKS } from './people.ts'

/** Shares among visitors (domain.md §3): who does not hear the first calls, and who comes for several things. */
const HARD_OF_HEARING = 0.05
const SEVERAL_ITEMS = 0.08
const BUNDLE = 0.01
/** Who shows a document of a priority class at the guide desk; now and then the hall has a day for them. */
const CLAIMS = 0.025
const CLAIMS_ON_THEIR_DAY = 0.5
/** Takes a number of a second line as well, and is called there while being served here. */
const SECOND_LINE = 0.03

export interface Visitor {
  readonly item: ServiceItem
  readonly person: PersonInput | null
  /** Comes at this call, 1 for the first; 4 is never. */
  comesAt: number
  isGone: boolean
  isServed: boolean
  /** Stands at a counter again after being away for a moment. */
  isBack: boolean
  /** Minutes at the counter. */
  readonly minutes: number
}

export function aVisitor({ chance }: Crowd, item: ServiceItem, person: PersonInput | null): Visitor {
  return {
    item,
    person,
    comesAt: chance.happens(HARD_OF_HEARING) ? 2 + chance.below(3) : 1,
    isGone: false,
    isServed: false,
    isBack: false,
    minutes: Math.min(150, chance.logNormal(item.minutes * 0.75, 0.5)),
  }
}

/** Somebody enters the hall, takes a number, and waits. */
export async function visit(crowd: Crowd): Promise<void> {
  const { chance, config } = crowd
  const item = anItem(chance, config)
  const rule = config.queues.find(({ id }) => id === item.queue)!.identity
  const hasCard = rule === 'required' ? chance.happens(0.97) : chance.happens(0.5)
  const visitor = aVisitor(crowd, item, hasCard ? crowd.someone() : null)
  const claims = chance.happens(isTheirDay(crowd) ? CLAIMS_ON_THEIR_DAY : CLAIMS)
  const atGuide = claims || rule === 'guide' || (!hasCard && rule === 'required') || chance.happens(0.08)
  const said = whatIsSaid(crowd, visitor, atGuide, claims)
  const intent = issueFor(crowd, visitor, said)
  if (hasCard && chance.happens(SECOND_LINE)) standInAnotherLine(crowd, visitor)
  await takeNumber(crowd, visitor, atGuide ? chance.pick(GUIDES) : chance.pick(KIOSKS), intent)
}

const isTheirDay = ({ time }: Crowd): boolean => Math.floor(time.now() / DAY) % 3 === 1

function standInAnotherLine(crowd: Crowd, { person }: Visitor): void {
  const { time, chance, config } = crowd
  const item = anItem(chance, config)
  const visitor = aVisitor(crowd, item, person)
  const said = whatIsSaid(crowd, visitor, false, false)
  const intent = { type: 'IssueTicket', queue: item.queue, item: item.key, ...said } as const
  time.after(chance.between(0.5, 3) * MINUTE, () => void takeNumber(crowd, visitor, chance.pick(KIOSKS), intent))
}

type Issue = IntentOf<'IssueTicket' | 'IssueVisit' | 'CheckIn' | 'RedeemSlip'>

/** Asks for a number, again where the machine said that it could not just now. */
export async function takeNumber(crowd: Crowd, visitor: Visitor, who: string, intent: Issue): Promise<void> {
  const { time, chance, visitors } = crowd
  const { ask, isAway } = crowd.seat(who)
  const isKiosk = KIOSKS.includes(who)
  if (isKiosk && isAway() && intent.type === 'IssueTicket') return takeOwnNumber(crowd, visitor, who, intent)
  let answer: Answer | null = null
  for (let tries = 0; tries < 3; tries++) {
    answer = await ask(intent, visitor.person ?? undefined)
    if (answer.ok || !PASSING.has(answer.refusal.reason)) break
    const later = SLOWLY_PASSING.has(answer.refusal.reason) ? MINUTE : SECOND
    await new Promise<void>((resolve) => void time.after(chance.between(2, 20) * later, resolve))
  }
  if (answer?.ok !== true) return
  const ticket = answer.result['ticket'] as TicketId
  visitors.set(ticket, visitor)
  reportPrint(crowd, ask, ticket)
  afterwards(crowd, visitor, ticket)
}

/** Why a visitor asks once more, after a while or at once. */
const SLOWLY_PASSING = new Set(['queue-closed', 'check-in-early', 'queue-suspended', 'hall-suspended', 'evacuated'])
const PASSING = new Set([...SLOWLY_PASSING, 'too-late', 'storage-full', 'internal', 'overloaded', 'not-signed-in'])

export function whatIsSaid({ chance, config }: Crowd, { person }: Visitor, atGuide: boolean, claims: boolean): Visit {
  const classes = config.classes.filter(({ badge, fromAge }) => badge !== null && fromAge === null)
  const given = claims ? chance.pick(classes).key : null
  return {
    purpose: chance.happens(0.75) ? 'handle' : chance.pick(['consult', 'supplement', 'collect'] as const),
    count: chance.happens(0.95) ? 1 : 1 + chance.below(10),
    source: atGuide ? 'guide' : 'kiosk',
    forWhom: chance.happens(0.9) ? 'self' : 'proxy',
    identity: person === null ? 'none' : atGuide ? 'typed' : 'card',
    escort: atGuide && chance.happens(0.1),
    priority: given === null ? null : { class: given as ClassKey, reason: '出示证件' },
  }
}

function issueFor({ chance, config }: Crowd, { item: { queue, key } }: Visitor, said: Visit): Issue {
  if (chance.happens(BUNDLE)) {
    return { type: 'IssueVisit', stops: [], bundle: chance.pick(config.catalogue.bundles).key, ...said }
  }
  if (!chance.happens(SEVERAL_ITEMS)) {
    return { type: 'IssueTicket', queue, item: chance.happens(0.9) ? key : null, ...said }
  }
  const more = anItem(chance, config)
  const stops: readonly Stop[] = [
    { queue, item: key },
    { queue: more.queue, item: more.key },
  ]
  return { type: 'IssueVisit', stops, bundle: null, ...said }
}

/** The printer says how it went; now and then it is out of paper, and somebody reads the number from the screen or not. */
function reportPrint(
  { time, chance }: Crowd,
  ask: (intent: IntentOf<'ReportPrint'>) => unknown,
  ticket: TicketId,
): void {
  const outcome = chance.happens(0.96) ? 'printed' : chance.pick(['refused', 'unknown'] as const)
  const acknowledged = outcome === 'printed' || chance.happens(0.6)
  time.after(chance.between(1, 4) * SECOND, () => ask({ type: 'ReportPrint', ticket, outcome, acknowledged }))
}

/** An appointment that was made, as the visitor keeps it. */
export interface Appointment {
  readonly booking: BookingId
  readonly day: string
  /** Hour of the slot. */
  readonly hour: number
  readonly visitor: Visitor
}
