import type { Stop } from '../clock.ts'
import type { KnownCard } from './layout.ts'

/** idle: waiting for a card · reading · remove-card: read (or given up), still lying there · away: no reader answers. */
export type ReaderState = 'idle' | 'reading' | 'remove-card' | 'away'

/** One read: the card, the reader's SAM number (R-1.1: audited with each read; null when it did not tell) and the time. */
export interface CardRead {
  readonly card: KnownCard
  readonly samId: string | null
  readonly at: number
}

/** What the visitor should be told to do (domain.md §1.4); the words belong to the screens. */
export type ReaderAdvice = 'try-again' | 'place-again' | 'use-valid-card' | 'go-to-counter' | 'use-other-kiosk'

/** A trouble, without anything of the card's content. */
export interface ReaderProblem {
  readonly code: string
  readonly advice: ReaderAdvice
}

export interface CardReader {
  /** Told at once with the present state, then at each change. */
  onState(listener: (state: ReaderState) => void): Stop
  onCard(listener: (read: CardRead) => void): Stop
  onProblem(listener: (problem: ReaderProblem) => void): Stop
  /** Starts polling, and reconnects for ever; the returned stop ends it and releases the line. */
  start(): Stop
}
