import { LIFETIME, type CommandId, type HallId, type Intent, type Ms } from '@onehall/domain'
import { commandEnvelope, type Answer, type CommandEnvelope, type PersonInput } from '@onehall/protocol'
import { z } from 'zod'
import type { Clock, Stop } from './clock.ts'
import { newCommandId } from './ids.ts'
import type { CommandStore } from './store.ts'

/**
 * Commands are kept until they are answered and sent again with the same id after every reconnect (rule 6).
 *
 *   made ──send──► sent ──answer──► gone
 *     │              │
 *     │ LIFETIME     │ LIFETIME + ASK_LONGER_MS
 *     └──► too-late ◄┘
 *
 * One that never left is certainly undone at its lifetime. Of one that left, only the server knows: it is asked a little
 * longer, and given up after that so that nobody waits without an end.
 */
export const ASK_LONGER_MS = 30_000

interface Kept {
  readonly id: CommandId
  readonly intent: Intent
  readonly person: PersonInput | undefined
  /** Whoever named it keeps it, and asks again by that name after a reload. */
  readonly isNamed: boolean
  /** On the monotonic clock. */
  readonly madeAt: number
  sent: boolean
  readonly answer: (answer: Answer) => void
  giveUp: Stop
}

/** What is stored: no personal data, and the making in server time, because nothing monotonic survives a reload. */
const stored = z.array(
  commandEnvelope.pick({ id: true, intent: true }).extend({ madeAt: z.number(), sent: z.boolean() }),
)

interface Parts {
  readonly hall: HallId
  readonly clock: Clock
  readonly store: CommandStore | undefined
  readonly serverNow: () => Ms | null
  readonly send: (envelope: CommandEnvelope, answer: (answer: Answer) => void) => void
}

/** A command that its maker keeps: asked again by that name, it happens once. `age`: made so long ago, ms. */
export interface Named {
  readonly id: CommandId
  readonly age?: Ms
}

export interface Commands {
  /** @param named the name it had when it was made before, and how long ago, where the caller keeps it; default: a fresh one */
  make(intent: Intent, person?: PersonInput, named?: Named): Promise<Answer>
  /** The server listens: everything kept is sent, now and as it is made. */
  open(): void
  /** The connection was lost. */
  close(): void
  /** Answers everything that waits with `too-late`; what is stored stays for the next page. */
  stop: Stop
}

export function makeCommands({ hall, clock, store, serverNow, send }: Parts): Commands {
  const kept = new Map<CommandId, Kept>()
  let left = readStored(store)
  let isOpen = false
  let isStopped = false

  function save(): void {
    const now = serverNow()
    if (store === undefined || now === null) return
    const rows = [...kept.values()]
      .filter(({ person, isNamed }) => person === undefined && !isNamed)
      .map(({ id, intent, madeAt, sent }) => ({ id, intent, sent, madeAt: now - (clock.now() - madeAt) }))
    store.set(JSON.stringify(rows))
  }

  function settle(id: CommandId, answer: Answer): void {
    const command = kept.get(id)
    if (command === undefined) return
    kept.delete(id)
    command.giveUp()
    save()
    command.answer(answer)
  }

  function keep(command: Omit<Kept, 'giveUp'>): void {
    const { id, intent } = command
    const giveUp = (): void => settle(id, tooLate(intent))
    const endOfLife = (): void => {
      const entry = kept.get(id)
      if (entry === undefined) return
      if (entry.sent) entry.giveUp = clock.after(ASK_LONGER_MS, giveUp)
      else giveUp()
    }
    const age = clock.now() - command.madeAt
    kept.set(id, { ...command, giveUp: clock.after(Math.max(0, LIFETIME[intent.type] - age), endOfLife) })
  }

  function transmit(command: Kept): void {
    const { id, intent, person } = command
    const age = Math.max(0, clock.now() - command.madeAt)
    command.sent = true
    const envelope = { id, hall, age, intent: intent as CommandEnvelope['intent'] }
    send(person === undefined ? envelope : { ...envelope, person }, (answer) => settle(id, answer))
  }

  return {
    make: (intent, person, named) =>
      new Promise((answer) => {
        if (isStopped) return answer(tooLate(intent))
        const id = named?.id ?? newCommandId()
        const madeAt = clock.now() - (named?.age ?? 0)
        keep({ id, intent, person, isNamed: named !== undefined, madeAt, sent: false, answer })
        if (isOpen) transmit(kept.get(id)!)
        save()
      }),
    open() {
      isOpen = true
      for (const { id, intent, madeAt, sent } of left) {
        const age = Math.max(0, serverNow()! - madeAt)
        if (age < LIFETIME[intent.type] + ASK_LONGER_MS)
          keep({ id, intent, person: undefined, isNamed: false, madeAt: clock.now() - age, sent, answer: () => {} })
      }
      left = []
      for (const command of kept.values()) transmit(command)
      save()
    },
    close: () => void (isOpen = false),
    stop() {
      isOpen = false
      isStopped = true
      for (const { intent, answer, giveUp } of kept.values()) {
        giveUp()
        answer(tooLate(intent))
      }
      kept.clear()
    },
  }
}

function tooLate({ type }: Intent): Answer {
  return { ok: false, refusal: { reason: 'too-late', lifetimeMs: LIFETIME[type] } }
}

function readStored(store: CommandStore | undefined): z.infer<typeof stored> {
  try {
    return stored.parse(JSON.parse(store?.get() ?? '[]'))
  } catch {
    return []
  }
}
