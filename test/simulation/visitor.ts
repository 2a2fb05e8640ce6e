import type { ClassKey, IntentOf, ServiceItem, TicketId } from '@onehall/domain'
import type { Answer, PersonInput } from '@onehall/protocol'
import { anItem } from './arrivals.ts'
import { type Crowd, MINUTE, SECOND } from './crowd.ts'
import { GUIDES, KIOSKS } from './people.ts'

/** Shares among visitors: who leaves before being called (domain.md §3), and who does not hear the first calls. */
const GIVES_UP = 0.04
const SAYS_SO = 0.5
const HARD_OF_HEARING = 0.05

export interface Visitor {
  readonly item: ServiceItem
  readonly person: PersonInput | null
  /** Comes at this call, 1 for the first; 4 is never. */
  readonly comesAt: number
  isGone: boolean
  /** Minutes at the counter. */
  readonly minutes: number
}

/** Somebody enters the hall, takes a number, waits, and may lose patience. */
export async function visit(crowd: Crowd): Promise<void> {
  const { chance, config, visitors } = crowd
  const item = anItem(chance, config)
  const rule = config.queues.find(({ id }) => id === item.queue)!.identity
  const hasCard = rule === 'required' ? chance.happens(0.97) : chance.happens(0.5)
  const visitor: Visitor = {
    item,
    person: hasCard ? crowd.someone() : null,
    comesAt: chance.happens(HARD_OF_HEARING) ? 2 + chance.below(3) : 1,
    isGone: false,
    minutes: Math.min(150, chance.logNormal(item.minutes * 0.75, 0.5)),
  }
  const atGuide = rule === 'guide' || (!hasCard && rule === 'required') || chance.happens(0.1)
  const desk = crowd.seat(atGuide ? chance.pick(GUIDES) : chance.pick(KIOSKS))
  const intent = anIssue(crowd, visitor, atGuide)
  let answer: Answer | null = null
  for (let tries = 0; tries < 3; tries++) {
    answer = await desk.ask(intent, visitor.person ?? undefined)
    if (answer.ok || !isPassing(answer.refusal.reason)) break
    await passes(crowd, chance.between(2, 20) * SECOND)
  }
  if (answer?.ok !== true) return
  const ticket = answer.result['ticket'] as TicketId
  visitors.set(ticket, visitor)
  reportPrint(crowd, desk.ask, ticket)
  if (chance.happens(GIVES_UP)) loseHeart(crowd, visitor, ticket)
}

/** A visitor asks once more where the machine said that it could not. */
const isPassing = (reason: string): boolean => ['too-late', 'storage-full', 'internal', 'overloaded'].includes(reason)

function anIssue({ chance, config }: Crowd, { item, person }: Visitor, atGuide: boolean): IntentOf<'IssueTicket'> {
  const classes = config.classes.filter(({ badge, fromAge }) => badge !== null && fromAge === null)
  const given = atGuide && chance.happens(0.25) && classes.length > 0 ? chance.pick(classes).key : null
  return {
    type: 'IssueTicket',
    queue: item.queue,
    item: chance.happens(0.9) ? item.key : null,
    purpose: chance.happens(0.75) ? 'handle' : chance.pick(['consult', 'supplement', 'collect'] as const),
    count: chance.happens(0.95) ? 1 : 1 + chance.below(10),
    source: atGuide ? 'guide' : 'kiosk',
    forWhom: chance.happens(0.9) ? 'self' : 'proxy',
    identity: person === null ? 'none' : atGuide ? 'typed' : 'card',
    escort: atGuide && chance.happens(0.1),
    priority: given === null ? null : { class: given as ClassKey, reason: '出示证件' },
  }
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

/** Goes home before being called: half of them say so at a kiosk. */
function loseHeart(crowd: Crowd, visitor: Visitor, ticket: TicketId): void {
  const { time, chance } = crowd
  time.after(chance.between(5, 50) * MINUTE, () => {
    visitor.isGone = true
    if (chance.happens(SAYS_SO))
      void crowd.seat(chance.pick(KIOSKS)).ask({ type: 'CancelTicket', ticket, reason: 'visitor' })
  })
}

const passes = ({ time }: Crowd, ms: number): Promise<void> => new Promise((resolve) => void time.after(ms, resolve))
