/** Names of things. Branded, so that a counter is never passed where a queue is meant; made at the border only. */
declare const brand: unique symbol
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type HallId = Id<'hall'>
/** A business day in the hall's own time zone, `yyyy-MM-dd`. */
export type Day = Id<'day'>
export type ZoneId = Id<'zone'>
export type QueueId = Id<'queue'>
export type CounterId = Id<'counter'>
export type TicketId = Id<'ticket'>
export type CallId = Id<'call'>
export type CaseId = Id<'case'>
export type StaffId = Id<'staff'>
export type DeviceId = Id<'device'>
export type BookingId = Id<'booking'>
export type CommandId = Id<'command'>
/** Key of a service item (事项) in the catalogue, for example `sscard-apply`. */
export type ItemKey = Id<'item'>
/** Key of a department (进驻单位) in the catalogue. */
export type DepartmentKey = Id<'department'>
/** Key of a material in the shared material library. */
export type MaterialKey = Id<'material'>
/** Key of a priority class, for example `ordinary` or `elder`. */
export type ClassKey = Id<'class'>
/** Reference to a sealed person row; says nothing about the person. */
export type PersonRef = Id<'person'>
/** Name of a published configuration version. */
export type ConfigVersion = Id<'config'>

/** A time of day in the hall's zone, `HH:mm`; compares as text. */
export type LocalTime = string
/** ISO day of the week: 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Milliseconds since 1970-01-01T00:00Z. */
export type Ms = number

export const SECOND: Ms = 1_000
export const MINUTE: Ms = 60 * SECOND
export const HOUR: Ms = 60 * MINUTE

/** A text a person reads, complete in both languages. */
export interface Text {
  readonly zh: string
  readonly en: string
}
