import type { Audience, DepartmentKey, Entry, HallId, Refusal } from '@onehall/domain'
import { z } from 'zod'
import { intent } from './intent.ts'
import { name, random } from './ids.ts'

/** The version of everything on this page. The server also speaks the one before (users.md §1.12). */
export const PROTOCOL = 1
export const PROTOCOLS_SPOKEN = [1] as const

/** Where a client stands in a room: which journal, which stream of it, up to which version (rule 7). */
export const cursor = z.strictObject({
  journal: z.string().max(64),
  stream: z.string().max(200),
  version: z.int().min(0),
})
export type Cursor = z.infer<typeof cursor>

/** A room's name, for example `hall:demo` or `queue:demo:A`. */
export const room = z.string().max(200)

/** Personal data that comes with a command. It is split off and sealed before anything is decided. */
export const personInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  /** GA/T 2000.156: 111 resident identity card. */
  idType: z.literal('111'),
  idNumber: z.string().max(32),
  mobile: z.string().max(20).nullable(),
})
export type PersonInput = z.infer<typeof personInput>

/** A command as its maker names it: once, with the same id at every retry (rule 6). */
export const commandEnvelope = z.strictObject({
  id: random<'command'>(),
  hall: name<'hall'>(),
  /** How long ago it was made, ms: no clock of a client is believed. */
  age: z.number().min(0),
  intent,
  person: personInput.optional(),
})
export type CommandEnvelope = z.infer<typeof commandEnvelope>

export const hello = z.strictObject({
  protocol: z.int(),
  rooms: z.array(z.strictObject({ room, cursor: cursor.nullable() })).max(40),
})
export type Hello = z.infer<typeof hello>

export const resume = z.strictObject({ room, cursor: cursor.nullable() })
export type Resume = z.infer<typeof resume>

export const leave = z.strictObject({ room })

/** The answer to a command. `at` is when it was recorded. */
export type Answer =
  | { readonly ok: true; readonly at: number; readonly result: { readonly [key: string]: unknown } }
  | { readonly ok: false; readonly refusal: Refusal }

export type HelloAnswer =
  | {
      readonly ok: true
      readonly protocol: number
      readonly build: string
      readonly at: number
      readonly demo: boolean
      readonly refused: readonly string[]
    }
  | { readonly ok: false; readonly refusal: Refusal }

export interface Snapshot {
  readonly room: string
  readonly cursor: Cursor
  readonly at: number
  readonly entries: { readonly [key: string]: Entry }
}

export interface Delta {
  readonly room: string
  readonly journal: string
  readonly stream: string
  readonly from: number
  readonly to: number
  readonly at: number
  /** New value by key; null = the entry is gone. */
  readonly changes: { readonly [key: string]: Entry | null }
}

/** What is true only now and is never journaled: the server's clock, how the platform stands. */
export interface Live {
  readonly at: number
  /** Pushes owed to the platform, for managers. */
  readonly platform?: {
    readonly depth: number
    readonly oldestAgeMs: number
    readonly dead: number
    readonly reachable: boolean
  }
}

/** How often the server says `live`; a client that hears nothing for twice as long calls itself stale. */
export const LIVE_EVERY_MS = 5_000

export interface ClientToServer {
  hello: (message: Hello, answer: (answer: HelloAnswer) => void) => void
  command: (envelope: CommandEnvelope, answer: (answer: Answer) => void) => void
  resume: (message: Resume, answer: (answer: { ok: true } | { ok: false; refusal: Refusal }) => void) => void
  leave: (message: z.infer<typeof leave>) => void
}

export interface ServerToClient {
  snapshot: (message: Snapshot) => void
  delta: (message: Delta) => void
  live: (message: Live) => void
}

/** A room: an audience of a hall, or a department's back office. */
type RoomAudience = Audience | { readonly kind: 'office'; readonly department: DepartmentKey }

export interface Room {
  readonly hall: HallId
  readonly audience: RoomAudience
}

export function roomName({ hall, audience }: Room): string {
  switch (audience.kind) {
    case 'hall':
    case 'manager':
    case 'guide':
      return `${audience.kind}:${hall}`
    case 'zone':
      return `zone:${hall}:${audience.zone}`
    case 'queue':
      return `queue:${hall}:${audience.queue}`
    case 'counter':
      return `counter:${hall}:${audience.counter}`
    case 'office':
      return `office:${hall}:${audience.department}`
  }
}

/** The room of that name, or null. */
export function parseRoom(text: string): Room | null {
  const [kind, hall, id, ...rest] = text.split(':')
  if (hall === undefined || hall === '' || rest.length > 0) return null
  const at = (audience: unknown): Room => ({ hall: hall as HallId, audience: audience as RoomAudience })
  switch (kind) {
    case 'hall':
    case 'manager':
    case 'guide':
      return id === undefined ? at({ kind }) : null
    case 'zone':
    case 'queue':
    case 'counter':
      return id ? at({ kind, [kind]: id }) : null
    case 'office':
      return id ? at({ kind, department: id }) : null
    default:
      return null
  }
}
