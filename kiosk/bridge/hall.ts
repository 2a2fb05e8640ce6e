import type { WaitRange } from '@onehall/client'
import type { Day, LocalTime, Ms } from '@onehall/domain'

export type LinkState =
  | { readonly kind: 'connecting' }
  /** Not paired: an administrator approves this code. */
  | { readonly kind: 'pairing'; readonly code: string }
  | { readonly kind: 'live' }
  /** Paired, but the server does not answer; `since` is its last word, null when it never spoke. */
  | { readonly kind: 'away'; readonly since: Ms | null }
  | { readonly kind: 'protocol-unknown' }

/** A waiting line as the hall's room says it is now. */
export interface LineNow {
  readonly waiting: number
  /** Counters open for it; none: nobody can say how long it takes. */
  readonly counters: number
  /** For one who takes a number now; null when it cannot be told honestly. */
  readonly wait: WaitRange | null
  /** Why it gives out no numbers now; null: it does. */
  readonly shut: Shut | null
}

export type Shut =
  | { readonly kind: 'suspended'; readonly reason: string; readonly until: LocalTime | null }
  /** Between its sessions. `opens`: when it goes on; null: the hall's hours do not say. */
  | { readonly kind: 'hours'; readonly opens: OpensNext | null }

/** `day` is null for today. */
export interface OpensNext {
  readonly day: Day | null
  readonly time: LocalTime
}

/** The whole hall stands still. `evacuated`: everybody leaves. */
export interface Standstill {
  readonly reason: string
  readonly until: LocalTime | null
  readonly evacuated: boolean
}

/** The numbers that this kiosk gives out by itself. */
export interface OfflineNow {
  /** The server is away, and it gives out numbers of its own now. */
  readonly gives: boolean
  /** So many the hall does not know yet. */
  readonly waiting: number
  /** So many the hall refused: somebody has to see to them. */
  readonly refused: number
}
