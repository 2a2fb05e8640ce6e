/**
 * Every way a command can be refused: a value from one closed union, never a thrown thing. `params` name places and
 * states, never what was typed. The texts people read (Chinese and English) are in packages/protocol.
 */
export type Refusal =
  | { readonly reason: 'unknown-item' }
  | { readonly reason: 'unknown-queue' }
  | { readonly reason: 'unknown-counter' }
  | { readonly reason: 'unknown-class' }
  | { readonly reason: 'unknown-hall' }
  | { readonly reason: 'unknown-config' }
  | { readonly reason: 'config-invalid'; readonly faults: readonly string[] }
  | { readonly reason: 'unknown-case' }
  | { readonly reason: 'hall-closed' }
  | { readonly reason: 'hall-open' }
  | { readonly reason: 'day-in-the-past' }
  /** `opens`: when it opens next, on the clock of the hall. */
  | {
      readonly reason: 'queue-closed'
      readonly queue: string
      readonly opens: { readonly day: string; readonly time: string } | null
    }
  | { readonly reason: 'not-calling-yet'; readonly from: string }
  | { readonly reason: 'collect-only'; readonly queue: string }
  | { readonly reason: 'session-full'; readonly queue: string; readonly limit: number }
  | { readonly reason: 'queue-suspended'; readonly queue: string; readonly why: string; readonly until: string | null }
  | { readonly reason: 'queue-not-suspended'; readonly queue: string }
  | { readonly reason: 'hall-suspended'; readonly why: string; readonly until: string | null }
  | { readonly reason: 'hall-not-suspended' }
  | { readonly reason: 'evacuated' }
  | { readonly reason: 'queue-full'; readonly queue: string; readonly limit: number }
  | { readonly reason: 'limit-reached'; readonly number: string; readonly limit: number }
  | { readonly reason: 'identity-required'; readonly queue: string }
  | { readonly reason: 'reason-required' }
  | { readonly reason: 'result-required' }
  | { readonly reason: 'counter-not-open'; readonly counter: string }
  | { readonly reason: 'counter-open'; readonly counter: string }
  | { readonly reason: 'counter-taken'; readonly counter: string; readonly staffNo: string }
  | { readonly reason: 'other-counter'; readonly counter: string }
  | { readonly reason: 'counter-busy'; readonly counter: string; readonly number: string }
  | { readonly reason: 'counter-free'; readonly counter: string }
  | { readonly reason: 'no-one-waiting' }
  | { readonly reason: 'no-skill'; readonly counter: string }
  | { readonly reason: 'ticket-state'; readonly status: string; readonly number: string | null }
  | { readonly reason: 'in-hand-elsewhere'; readonly counter: string; readonly number: string }
  | { readonly reason: 'not-todays-ticket' }
  | { readonly reason: 'restore-used'; readonly number: string }
  | { readonly reason: 'restore-too-late'; readonly number: string; readonly minutes: number }
  | { readonly reason: 'slip-unknown' }
  | { readonly reason: 'undo-too-late' }
  | { readonly reason: 'walk-in'; readonly number: string }
  | { readonly reason: 'already-there'; readonly number: string }
  | { readonly reason: 'person-known'; readonly number: string }
  | { readonly reason: 'tick-day-over'; readonly day: string }
  | { readonly reason: 'tick-not-yours'; readonly counter: string }
  | { readonly reason: 'tick-elsewhere'; readonly number: string | null; readonly status: string }
  | { readonly reason: 'tick-times' }
  | { readonly reason: 'offline-number-unknown' }
  | { readonly reason: 'offline-number-taken'; readonly number: string }
  | { readonly reason: 'drill'; readonly until: string }
  | { readonly reason: 'no-drill' }
  | { readonly reason: 'nobody-held'; readonly counter: string }
  | { readonly reason: 'counter-paused'; readonly counter: string }
  | { readonly reason: 'pause-limit'; readonly zone: string; readonly limit: number }
  | { readonly reason: 'counter-not-paused'; readonly counter: string }
  | { readonly reason: 'unknown-bundle' }
  | { readonly reason: 'no-stops' }
  | { readonly reason: 'not-in-the-past' }
  | { readonly reason: 'booking-off' }
  | { readonly reason: 'unknown-booking' }
  | { readonly reason: 'unknown-slot' }
  | { readonly reason: 'slot-full'; readonly day: string; readonly from: string }
  | { readonly reason: 'booking-too-far'; readonly days: number }
  | { readonly reason: 'booking-past' }
  | { readonly reason: 'cancel-too-late'; readonly minutes: number }
  | { readonly reason: 'booked-already'; readonly from: string }
  | { readonly reason: 'booking-other-day'; readonly day: string; readonly from: string }
  | { readonly reason: 'check-in-early'; readonly opens: string }
  | { readonly reason: 'too-soon'; readonly waitMs: number }
  | { readonly reason: 'case-state'; readonly state: string }
  | { readonly reason: 'material-missing'; readonly materials: readonly string[] }
  | { readonly reason: 'material-unknown' }
  | { readonly reason: 'applicant-required' }
  | { readonly reason: 'identity-invalid' }
  | { readonly reason: 'holder-already'; readonly caseNo: string }
  | { readonly reason: 'not-permitted' }
  | { readonly reason: 'other-hall' }
  | { readonly reason: 'not-signed-in' }
  | { readonly reason: 'device-unpaired' }
  | { readonly reason: 'locked' }
  | { readonly reason: 'too-late'; readonly lifetimeMs: number }
  | { readonly reason: 'command-id-reused' }
  | { readonly reason: 'overloaded' }
  | { readonly reason: 'payload-too-large' }
  | { readonly reason: 'protocol-unknown'; readonly spoken: readonly number[] }
  | { readonly reason: 'malformed' }
  | { readonly reason: 'unknown-room' }
  | { readonly reason: 'storage-full' }
  | { readonly reason: 'out-of-service' }
  | { readonly reason: 'internal' }

export type RefusalReason = Refusal['reason']

export interface Refused {
  readonly ok: false
  readonly refusal: Refusal
}

export function refuse(refusal: Refusal): Refused {
  return { ok: false, refusal }
}
