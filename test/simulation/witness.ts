import type { Actor, Rows } from '@onehall/domain'
import type { Answer, CommandEnvelope, Delta, Snapshot } from '@onehall/protocol'
import type { HallsState, Turn } from '../../server/src/engine/state.ts'
import type { Append, JournalRow } from '../../server/src/journal/journal.ts'
import { type Waiting, touchedFaults, waitingIn } from './touched.ts'
import { Violation } from './violation.ts'

const NUMBERED = new Set(['TicketIssued', 'OfflineTicketIssued', 'WalkInStarted'])

/** Ways to be refused that say nothing about whether an earlier copy of the command was carried out. */
const OF_THE_COPY = new Set(['command-id-reused', 'malformed', 'payload-too-large', 'not-permitted', 'overloaded'])

interface Called {
  readonly call: string
  /** Absent from the call itself, which is the first time. */
  readonly times?: number
  readonly ticket: string
  readonly zone: string
}

/** What must hold of what is stored, told and answered, at every step; costs what was touched. */
export function makeWitness(fail: (violation: Violation) => void) {
  const numbers = new Set<string>()
  /** The zone of each call and recall, by `call/times`. */
  const calls = new Map<string, string>()
  /** The newest call of each ticket, and those that were taken back, perhaps before a wall came to them. */
  const callOf = new Map<string, string>()
  const withdrawn = new Set<string>()
  const heads = new Map<string, number>()
  /** What is stored of each command: its answer, and how many events it made. */
  const commands = new Map<string, { readonly outcome: string; readonly events: number }>()
  const lines = new WeakMap<HallsState, Map<string, Waiting>>()
  /** Names of commands by the very thing that was asked. */
  const names = new WeakMap<object, string>()
  let seq = 0

  const never = (what: string, ...about: string[]): void => fail(new Violation(what, about))

  function rowStored(row: JournalRow): void {
    if (row.seq !== seq + 1) never(`row ${row.seq} follows row ${seq}`, row.stream)
    seq = row.seq
    const before = heads.get(row.stream) ?? 0
    if (row.version !== before + 1) never(`version ${row.version} of ${row.stream} follows ${before}`, row.stream)
    heads.set(row.stream, row.version)
    if (NUMBERED.has(row.type)) {
      const { number, ticket } = JSON.parse(row.data) as { number: string; ticket: string }
      const key = `${row.stream} ${number}`
      if (numbers.has(key)) never(`a number was given twice: ${key}`, ticket)
      numbers.add(key)
    } else if (row.type === 'TicketCalled' || row.type === 'TicketRecalled') {
      const { call, times = 1, ticket, zone } = JSON.parse(row.data) as Called
      const key = `${call}/${times}`
      if (calls.has(key)) never(`a call was made twice: ${key}`, ticket)
      // Who was called by voice while the server was away is called by no wall afterwards.
      if (row.origin === 'live') calls.set(key, zone)
      callOf.set(ticket, call)
    } else if (row.type === 'CallWithdrawn') {
      withdrawn.add(callOf.get((JSON.parse(row.data) as { ticket: string }).ticket)!)
    }
  }

  /** Who waits where in a server's state, counted apart. */
  function linesOf(state: HallsState, stream: string, rows: Rows): Waiting {
    let days = lines.get(state)
    if (days === undefined) lines.set(state, (days = new Map()))
    let waiting = days.get(stream)
    if (waiting === undefined) days.set(stream, (waiting = waitingIn(rows)))
    return waiting
  }

  return {
    calls: calls as ReadonlyMap<string, string>,
    withdrawn: withdrawn as ReadonlySet<string>,
    seq: () => seq,
    /** Called with every append that is stored, whoever wrote it and whatever its writer is told. */
    stored({ rows, commands: answers }: Append): void {
      for (const row of rows) rowStored(row)
      const events = new Map<string, number>()
      for (const { commandId } of rows) events.set(commandId, (events.get(commandId) ?? 0) + 1)
      for (const { id, outcome } of answers) {
        if (commands.has(id)) never('a command took effect twice', id)
        commands.set(id, { outcome, events: events.get(id) ?? 0 })
        events.delete(id)
      }
      for (const id of events.keys()) never('events without the answer to their command', id)
    },
    /** Called with every turn that a server took into its state. */
    turned(turn: Turn, state: HallsState): void {
      for (const { stream, to, changes } of turn.streams) {
        if (to > (heads.get(stream) ?? 0)) never(`version ${to} of ${stream} was told and is not stored`, stream)
        const rows: Rows | undefined = state.streams.get(stream)?.rows
        if (!stream.startsWith('hall:') || rows === undefined) continue
        for (const { what, about } of touchedFaults(rows, changes, linesOf(state, stream, rows))) never(what, ...about)
      }
    },
    /** Called with every command as its client sends it. */
    asked({ id, intent }: CommandEnvelope): void {
      const name = names.get(intent)
      if (name !== undefined && name !== id) never('a command was sent again under another name', name, id)
      names.set(intent, id)
    },
    /** Called with every message that a server sends. */
    sent(event: string, message: unknown): void {
      if (event !== 'delta' && event !== 'snapshot') return
      const { stream, version } =
        event === 'delta'
          ? { stream: (message as Delta).stream, version: (message as Delta).to }
          : (message as Snapshot).cursor
      const stored = stream === 'journal' ? seq : (heads.get(stream) ?? 0)
      if (version > stored) never(`version ${version} of ${stream} was pushed, ${stored} is stored`, stream)
    },
    /** Called with every answer of a server. */
    answered(_actor: Actor, raw: unknown, answer: Answer): void {
      const id = (raw as Partial<CommandEnvelope> | null | undefined)?.id
      const stored = id === undefined ? undefined : commands.get(id)
      if (answer.ok) {
        if (stored === undefined) never('a command was acknowledged and is not stored', String(id))
        else if (stored.outcome !== JSON.stringify(answer)) never('another answer is stored than was given', String(id))
      } else if (stored !== undefined && !OF_THE_COPY.has(answer.refusal.reason))
        never(`a command was refused as ${answer.refusal.reason} and is stored`, String(id))
    },
  }
}

export type Witness = ReturnType<typeof makeWitness>
