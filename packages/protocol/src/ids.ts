import type { Id } from '@onehall/domain'
import { z } from 'zod'

/** Names made by people or configuration: short, without anything that could break a key or a stream's name. */
export const name = <K extends string>(): z.ZodType<Id<K>> =>
  z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/) as unknown as z.ZodType<Id<K>>

/** Random ids made by the server or a client: at least 128 bits as 16 to 64 URL-safe characters. */
export const random = <K extends string>(): z.ZodType<Id<K>> =>
  z.string().regex(/^[A-Za-z0-9_-]{16,64}$/) as unknown as z.ZodType<Id<K>>

/** A business day, `yyyy-MM-dd`. */
export const day = z.iso.date() as unknown as z.ZodType<Id<'day'>>

/** A time of day on the clocks of the hall, `HH:mm`. */
export const localTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)

/** Six digits by which a visitor names an appointment. */
export const bookingCode = z.string().regex(/^[0-9]{6}$/)

/** A reason a person typed, trimmed. One that was left out is refused by the domain, in words that say so. */
export const reason = z.string().trim().max(200)

export const text = z.strictObject({ zh: z.string().max(500), en: z.string().max(500) })

export const ms = z.int().min(0)
