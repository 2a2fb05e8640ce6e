import type { Command, Intent } from './command.ts'
import type { Event, Happened } from './event.ts'
import type { HallConfig, Queue } from './hall/config.ts'
import type { DayState } from './hall/state.ts'
import type { CaseId, HallId, Ms } from './ids.ts'
import { type Refusal, type Refused, refuse } from './refusal.ts'
import { OverlayRows, type Rows } from './rows.ts'
import { evolveHall } from './hall/evolve.ts'
import { type StreamName, bookingsStream, caseStream, configStream, hallStream } from './stream.ts'

/** What a command may look at: the hall's newest day, its published configurations, and the cases it names (rule 4). */
export interface World {
  readonly hall: HallId
  /** The newest day stream of the hall, open or closed; null before the first day. */
  readonly dayStream: StreamName | null
  /** Rows of a stream; an unknown stream has none. Reading a stream makes its version part of the decision. */
  rows(stream: StreamName): Rows
}

/** What was decided: events in order, and what the asker is told. */
export interface Decided {
  readonly ok: true
  readonly happened: readonly Happened[]
  readonly result: Result
}

export type Decision = Decided | Refused

/** The answer to an accepted command: plain data, remembered so that a repeat gets the same (rule 6). */
export type Result = { readonly [key: string]: unknown }

export function accept(happened: readonly Happened[], result: Result = {}): Decided {
  return { ok: true, happened, result }
}

/** A deciding function for one kind of intent. */
export type Decide<T extends Intent = Intent> = (world: World, command: Command & { readonly intent: T }) => Decision

/** The open day with its rows and the configuration it runs on, as most decisions need it. */
export interface OpenHall {
  readonly stream: StreamName
  readonly day: DayState
  readonly rows: Rows
  readonly config: HallConfig
}

/** The open day, or why there is none. [Z4] In an evacuated hall nothing is decided but what ends it. */
export function openHall(world: World): OpenHall | Refused {
  const hall = standingHall(world)
  if (isRefused(hall) || hall.day.suspended?.evacuated !== true) return hall
  return refuse({ reason: 'evacuated' })
}

/** The open day, also while everything stands still. */
export function standingHall(world: World): OpenHall | Refused {
  const hall = newestHall(world)
  return !isRefused(hall) && hall.day.status === 'closed' ? refuse({ reason: 'hall-closed' }) : hall
}

/** The newest day, open or closed: what is for another day can be asked of a hall that is closed. */
export function newestHall(world: World): OpenHall | Refused {
  if (world.dayStream === null) return refuse({ reason: 'hall-closed' })
  const rows = world.rows(world.dayStream)
  const day = rows.get('day', 'day')
  if (day === undefined) return refuse({ reason: 'hall-closed' })
  const config = world.rows(configStream(world.hall)).get('config', day.config)
  if (config === undefined) return refuse({ reason: 'unknown-config' })
  return { stream: world.dayStream, day, rows, config }
}

/** What was asked is not for a ticket in this state; one that is not there has ended. */
export function wrongState(ticket: { readonly status: string; readonly number: string } | undefined): Refused {
  return refuse({ reason: 'ticket-state', status: ticket?.status ?? 'ended', number: ticket?.number ?? null })
}

export function isRefused(value: object): value is Refused {
  return 'refusal' in value
}

export function inHall(hall: OpenHall, ...events: readonly Event[]): readonly Happened[] {
  return events.map((event) => ({ stream: hall.stream, event }))
}

/** The hall as it is once these events are true. */
export function afterwards(hall: OpenHall, at: Ms, ...events: readonly Event[]): OpenHall {
  const rows = new OverlayRows(hall.rows)
  for (const event of events) rows.apply(evolveHall(rows, event, at))
  return { ...hall, rows }
}

export function findQueue(config: HallConfig, id: string): Queue | Refusal {
  return config.queues.find((queue) => queue.id === id) ?? { reason: 'unknown-queue' }
}

export { bookingsStream, caseStream, configStream, hallStream }
export type { CaseId }
