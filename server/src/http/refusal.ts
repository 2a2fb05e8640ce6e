import type { RefusalReason } from '@onehall/domain'
import { REST_REFUSALS, type RestReason, type RestRefusal, refusalText } from '@onehall/protocol'
import type { Response } from 'express'

/** HTTP status of the refusals that commands give as well. */
const STATUS: { readonly [R in RefusalReason]: number } = {
  'unknown-item': 404,
  'unknown-queue': 404,
  'unknown-counter': 404,
  'unknown-class': 404,
  'unknown-hall': 404,
  'unknown-config': 404,
  'config-invalid': 422,
  'unknown-case': 404,
  'unknown-room': 404,
  'unknown-bundle': 404,
  'unknown-booking': 404,
  'unknown-slot': 404,
  'slip-unknown': 404,
  'not-todays-ticket': 404,
  'hall-closed': 409,
  'hall-open': 409,
  'day-in-the-past': 409,
  'queue-closed': 409,
  'queue-full': 409,
  'limit-reached': 409,
  'counter-not-open': 409,
  'counter-open': 409,
  'counter-taken': 409,
  'other-counter': 409,
  'counter-busy': 409,
  'counter-free': 409,
  'no-one-waiting': 409,
  'no-skill': 409,
  'ticket-state': 409,
  'too-soon': 409,
  'case-state': 409,
  'holder-already': 409,
  'too-late': 409,
  'not-calling-yet': 409,
  'collect-only': 409,
  'session-full': 409,
  'queue-suspended': 409,
  'queue-not-suspended': 409,
  'hall-suspended': 409,
  'hall-not-suspended': 409,
  evacuated: 409,
  'in-hand-elsewhere': 409,
  'restore-used': 409,
  'restore-too-late': 409,
  'undo-too-late': 409,
  'walk-in': 409,
  'already-there': 409,
  'person-known': 409,
  'tick-day-over': 409,
  'tick-not-yours': 409,
  'tick-elsewhere': 409,
  'tick-times': 422,
  'offline-number-unknown': 422,
  'offline-number-taken': 409,
  drill: 409,
  'no-drill': 409,
  'nobody-held': 409,
  'counter-paused': 409,
  'pause-limit': 409,
  'counter-not-paused': 409,
  'booking-off': 409,
  'slot-full': 409,
  'booking-too-far': 409,
  'booking-past': 409,
  'cancel-too-late': 409,
  'booked-already': 409,
  'booking-other-day': 409,
  'check-in-early': 409,
  'command-id-reused': 409,
  'identity-required': 422,
  'no-stops': 422,
  'not-in-the-past': 422,
  'reason-required': 422,
  'result-required': 422,
  'material-missing': 422,
  'material-unknown': 422,
  'applicant-required': 422,
  'identity-invalid': 422,
  'protocol-unknown': 422,
  malformed: 422,
  'not-signed-in': 401,
  'device-unpaired': 401,
  'not-permitted': 403,
  'other-hall': 403,
  locked: 403,
  'payload-too-large': 413,
  overloaded: 503,
  'storage-full': 503,
  'out-of-service': 503,
  internal: 500,
}

export function statusOf({ reason }: RestRefusal): number {
  return isRestReason(reason) ? REST_REFUSALS[reason].status : STATUS[reason]
}

/** Answers with the typed body of a refusal; nothing of the request is in it. */
export function sendRefusal(response: Response, refusal: RestRefusal): void {
  response
    .status(statusOf(refusal))
    .set('cache-control', 'no-store')
    .json({ refusal, text: refusalText(refusal) })
}

function isRestReason(reason: RestRefusal['reason']): reason is RestReason {
  return reason in REST_REFUSALS
}
