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
  | { readonly reason: 'queue-closed'; readonly queue: string }
  | { readonly reason: 'queue-full'; readonly queue: string; readonly limit: number }
  | { readonly reason: 'limit-reached'; readonly number: string; readonly limit: number }
  | { readonly reason: 'identity-required'; readonly queue: string }
  | { readonly reason: 'reason-required' }
  | { readonly reason: 'counter-not-open'; readonly counter: string }
  | { readonly reason: 'counter-open'; readonly counter: string }
  | { readonly reason: 'counter-busy'; readonly counter: string; readonly number: string }
  | { readonly reason: 'counter-free'; readonly counter: string }
  | { readonly reason: 'no-one-waiting' }
  | { readonly reason: 'no-skill'; readonly counter: string }
  | { readonly reason: 'ticket-state'; readonly status: string; readonly number: string | null }
  | { readonly reason: 'too-soon'; readonly waitMs: number }
  | { readonly reason: 'case-state'; readonly state: string }
  | { readonly reason: 'material-missing'; readonly materials: readonly string[] }
  | { readonly reason: 'material-unknown' }
  | { readonly reason: 'applicant-required' }
  | { readonly reason: 'identity-invalid' }
  | { readonly reason: 'holder-already'; readonly caseNo: string }
  | { readonly reason: 'not-permitted' }
  | { readonly reason: 'not-signed-in' }
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
