import type { Role } from '@onehall/domain'
import { z } from 'zod'
import { text } from '../ids.ts'

/** The REST side: what is asked for once, rather than kept up to date. Bodies in, bodies out; refusals are `refused`. */

/**
 * Who may ask. `session`: somebody signed in, locked or not · `staff`: signed in and not locked · `kiosk`: a paired kiosk · `desk`: a paired kiosk, or a guide, clerk or manager · roles: one of them.
 */
export type May = 'anybody' | 'session' | 'staff' | 'kiosk' | 'desk' | readonly Role[]

export interface Route {
  readonly method: 'get' | 'post' | 'delete'
  /** Parameters as `:name`. */
  readonly path: string
  readonly may: May
  readonly params?: z.ZodType
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  /** `?hall=` names the hall; without it, it is that of a device's token, else the first of the server. */
  readonly hallNamed?: true
  readonly says: string
}

/** Questions by their names. */
export type RouteTable = { readonly [name: string]: Route }

/** Every refusal over REST: status 4xx/5xx with this body; `zh` and `en` are ready to show. */
export const refused = z.object({
  refusal: z.looseObject({ reason: z.string() }),
  text,
})

export const done = z.object({ done: z.literal(true) })
