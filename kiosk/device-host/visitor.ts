import { createHmac, randomBytes } from 'node:crypto'
import type { KnownCard } from '@onehall/devices'
import { ageOn, checkCitizenNumber, isDay, mask, type Day } from '@onehall/domain'
import type { PersonInput } from '@onehall/protocol'
import type { CardNow } from '../bridge/reader.ts'

/** From this age on larger letters are offered, never forced (users.md V4). */
const ELDER_AGE = 60

/** What the host knows of the person whose card was read: in memory only, and only until the visit ends. */
export interface Visitor {
  /** Goes into the command envelope's `person` and nowhere else; null for documents that a kiosk cannot register. */
  readonly person: PersonInput | null
  /** Recognises the same card again today; says nothing about the person. */
  readonly key: string
  /** What the page may know. */
  readonly shown: Omit<CardNow, 'lying'>
}

/** Made anew with each process: the keys of yesterday mean nothing today. */
const secret = randomBytes(32)

export function visitorOf(card: KnownCard, today: Day): Visitor {
  const name = card.name.trim() || ('englishName' in card ? card.englishName.trim() : '')
  // Numbers of 18 characters that check are registered as GB 11643 numbers; all others belong to a counter.
  const accepted = name !== '' && checkCitizenNumber(card.idNumber, today).ok
  return {
    person: accepted ? { name, idType: '111', idNumber: card.idNumber.toUpperCase(), mobile: null } : null,
    key: createHmac('sha256', secret).update(card.idNumber).digest('base64url'),
    shown: {
      name: mask('name', name, 'kiosk') ?? '*',
      idNumber: mask(card.kind === 'resident' ? 'citizen-number' : 'passport', card.idNumber, 'kiosk') ?? '*',
      expired: card.validTo !== 'long-term' && card.validTo < today,
      elder: isDay(card.birth) && ageOn(card.birth, today) >= ELDER_AGE,
      accepted,
    },
  }
}
