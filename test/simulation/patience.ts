import type { TicketId } from '@onehall/domain'
import { type Crowd, MINUTE } from './crowd.ts'
import { GUIDES, KIOSKS } from './people.ts'
import type { Visitor } from './visitor.ts'

/** Leaves before being called (domain.md §3); half of them say so. */
const GIVES_UP = 0.04
const SAYS_SO = 0.5
/** Shares of those who wait that a guide does something for. */
const BRINGS_ANOTHER = 0.02
const IS_CORRECTED = 0.02
const IS_SENT_ELSEWHERE = 0.01

/** What happens to somebody who waits, besides being called. */
export function afterwards(crowd: Crowd, visitor: Visitor, ticket: TicketId): void {
  const { chance } = crowd
  if (chance.happens(GIVES_UP)) loseHeart(crowd, visitor, ticket)
  if (chance.happens(BRINGS_ANOTHER))
    atGuide(crowd, () => ({ intent: { type: 'AddPerson', ticket }, person: crowd.someone() }))
  if (chance.happens(IS_CORRECTED)) correct(crowd, visitor, ticket)
  if (chance.happens(IS_SENT_ELSEWHERE)) sendElsewhere(crowd, ticket)
  if (visitor.comesAt === 4) comeBack(crowd, visitor, ticket, 3)
}

type AtGuide = () => {
  readonly intent: Parameters<ReturnType<Crowd['seat']>['ask']>[0]
  readonly person?: ReturnType<Crowd['someone']>
}

function atGuide({ time, chance, seat }: Crowd, makes: AtGuide): void {
  time.after(chance.between(0.5, 15) * MINUTE, () => {
    const { intent, person } = makes()
    void seat(chance.pick(GUIDES)).ask(intent, person)
  })
}

function loseHeart({ time, chance, seat }: Crowd, visitor: Visitor, ticket: TicketId): void {
  time.after(chance.between(5, 50) * MINUTE, () => {
    visitor.isGone = true
    if (!chance.happens(SAYS_SO)) return
    const intent = chance.happens(0.5)
      ? ({ type: 'CancelTicket', ticket, reason: 'visitor' } as const)
      : ({ type: 'LeaveTicket', ticket } as const)
    void seat(chance.pick(KIOSKS)).ask(intent)
  })
}

function correct(crowd: Crowd, { item }: Visitor, ticket: TicketId): void {
  const { chance, config } = crowd
  const change = { item: item.key, purpose: chance.pick(['handle', 'consult'] as const), count: 1 + chance.below(3) }
  const cls = chance.pick(config.classes).key
  atGuide(crowd, () => ({ intent: { type: 'CorrectTicket', ticket, ...change, class: cls, reason: '取号时选错' } }))
}

function sendElsewhere(crowd: Crowd, ticket: TicketId): void {
  const { chance, config } = crowd
  const to = chance.happens(0.5)
    ? ({ kind: 'queue', queue: chance.pick(config.queues).id, item: null } as const)
    : ({ kind: 'counter', counter: chance.pick(config.counters).id } as const)
  atGuide(crowd, () => ({ intent: { type: 'TransferTicket', ticket, to, reason: '在别处办理' } }))
}

/** One who never hears the calls asks, now and then, whether the number was missed. */
function comeBack(crowd: Crowd, visitor: Visitor, ticket: TicketId, tries: number): void {
  const { time, chance, seat } = crowd
  time.after(chance.between(10, 40) * MINUTE, () => {
    if (visitor.isGone || visitor.isServed) return
    void seat(chance.pick([...KIOSKS, ...GUIDES]))
      .ask({ type: 'RestoreMissed', ticket })
      .then((answer) => {
        if (answer.ok) visitor.comesAt = 1
        else if (tries > 1) comeBack(crowd, visitor, ticket, tries - 1)
      })
  })
}
