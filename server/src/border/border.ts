import { hash, randomUUID } from 'node:crypto'
import {
  type Actor,
  type HallId,
  type IntentType,
  LIFETIME,
  type PersonFacts,
  type PersonRef,
  type Refusal,
  checkCitizenNumber,
  ageOn,
  hashedFor,
  mayAsk,
} from '@onehall/domain'
import { type Answer, type CommandEnvelope, commandEnvelope } from '@onehall/protocol'
import type { Asked } from '../engine/asked.ts'
import type { Clock } from '../engine/decide-group.ts'
import { businessDay } from '../engine/business-day.ts'
import type { PersonRow } from '../journal/journal.ts'
import type { Seal } from './seal.ts'

/** A message may be this long, in characters of its JSON text. */
export const MAX_COMMAND_CHARS = 64_000

/** What begins something: refused while the disk is low, so that what was begun can be ended. */
const BRINGS_NEW_WORK: ReadonlySet<IntentType> = new Set(['IssueTicket', 'Book'])

export interface BorderSeams {
  readonly clock: Clock
  readonly seal: Seal
  readonly submit: (asked: Asked) => Promise<Answer>
  /** The time zone of a hall; null for a hall that is not here. */
  readonly timeZone: (hall: HallId) => string | null
  /** The reserve of the disk is touched: what is left is for those who wait already. */
  readonly diskIsLow: () => boolean
  /** Refused permissions are no events; they are written down apart (rule 11). */
  readonly audit: (actor: string, intent: IntentType) => void
}

/** Who sends: what the command table knows a repeat by. */
export function senderOf(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return `staff:${actor.staff}`
    case 'kiosk':
      return `device:${actor.device}`
    case 'system':
      return 'system'
  }
}

/** A fresh id: 122 random bits after the time, so that tables keyed by it grow at one end and write few pages. */
export const freshId = (at: number): string => at.toString(36).padStart(9, '0') + randomUUID().replaceAll('-', '')

/**
 * The border: the one place where what comes from outside becomes a command (rule 2). Parses once, checks the permission
 * table and the lifetime, seals personal data apart, and stamps the actor and a fresh id. Bad input changes nothing.
 * `home` is the hall that the actor is in: a command for another one is none of theirs.
 */
export function makeBorder(seams: BorderSeams) {
  const { clock, seal } = seams

  return async function enter(actor: Actor, raw: unknown, home: HallId): Promise<Answer> {
    if (isTooLarge(raw)) return refused({ reason: 'payload-too-large' })
    const parsed = commandEnvelope.safeParse(raw)
    if (!parsed.success) return refused({ reason: 'malformed' })
    const { id, hall, age, intent, person } = parsed.data
    if (hall !== home) {
      seams.audit(senderOf(actor), intent.type)
      return refused({ reason: 'other-hall' })
    }
    if (!mayAsk(actor, intent.type)) {
      seams.audit(senderOf(actor), intent.type)
      return refused({ reason: 'not-permitted' })
    }
    const lifetimeMs = LIFETIME[intent.type]
    const timeZone = seams.timeZone(hall)
    if (timeZone === null) return refused({ reason: 'unknown-hall' })
    const sealed = person === undefined ? null : sealPerson(person, intent, timeZone)
    if (sealed === 'invalid') return refused({ reason: 'identity-invalid' })
    const asked: Asked = {
      id,
      hall,
      actor,
      intent,
      fresh: freshId(clock.now()),
      age,
      sender: senderOf(actor),
      payloadHash: payloadHash(parsed.data),
      person: sealed,
      ...(age > lifetimeMs && { refuse: { reason: 'too-late', lifetimeMs } }),
      ...(BRINGS_NEW_WORK.has(intent.type) && seams.diskIsLow() && { refuse: { reason: 'storage-full' } }),
    }
    return seams.submit(asked)
  }

  function sealPerson(
    person: CommandEnvelope['person'] & {},
    intent: CommandEnvelope['intent'],
    timeZone: string,
  ): { facts: PersonFacts; row: PersonRow } | 'invalid' {
    const at = clock.now()
    const today = businessDay(at, timeZone)
    const checked = checkCitizenNumber(person.idNumber, today)
    if (!checked.ok) return 'invalid'
    const { number: idNumber, birth } = checked.citizen
    const ref = freshId(at) as PersonRef
    const facts = { ref, hash: seal.dayHash(idNumber, hashedFor(intent, today)), age: ageOn(birth, today) }
    const row = { ref, hash: seal.indexHash(idNumber), sealed: seal.seal({ ...person, idNumber }), at }
    return { facts, row }
  }
}

function refused(refusal: Refusal): Answer {
  return { ok: false, refusal }
}

/** The same intent and person give the same hash, however long ago the command was made. */
function payloadHash({ hall, intent, person }: CommandEnvelope): string {
  return hash('sha256', JSON.stringify([hall, intent, person ?? null]))
}

function isTooLarge(raw: unknown): boolean {
  try {
    return JSON.stringify(raw)?.length > MAX_COMMAND_CHARS
  } catch {
    return true
  }
}
