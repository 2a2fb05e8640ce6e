import type { Counter, CounterEntry, QueueId } from '@onehall/domain'
import { useHall } from '../shell/hall.tsx'
import { entriesOf } from '../shell/entries.ts'
import { useRooms } from '../shell/rooms.ts'
import { ofThisPc, ofThisTab, useStored } from '../shell/stored.ts'

/** Why a person cannot take a counter: it is in use, or none of its queues is theirs. */
export type Unfit = { readonly why: 'taken'; readonly staffNo: string } | { readonly why: 'no-skill' }

export interface Place {
  readonly counter: Counter
  /** What this person would serve there today. */
  readonly queues: readonly QueueId[]
  /** Whether a manager gave it other queues for today. */
  readonly isReassigned: boolean
  readonly unfit: Unfit | null
  readonly isRemembered: boolean
}

export interface MyCounter {
  /**
   * Where the person works: the counter they have open, else the one that this PC belongs to or remembers; null = to be chosen.
   */
  readonly counter: Counter | null
  readonly places: readonly Place[]
  choose(counter: Counter): void
  forget(): void
}

/** May serve = the counter's queues ∩ the person's authorisations (users.md §1.9). */
export function mayServe(counter: Pick<Counter, 'queues'>, skills: readonly QueueId[]): readonly QueueId[] {
  return counter.queues.filter((queue) => skills.includes(queue))
}

/** Null while the hall's counters are not known yet. */
export function useMyCounter(): MyCounter | null {
  const { config, info } = useHall()
  const [room] = useRooms([`hall:${info.hall}`])
  const [remembered, remember] = useStored<string | null>(`onehall.counter.${info.hall}`, null, ofThisPc)
  const [elsewhere, goElsewhere] = useStored<string | null>(`onehall.elsewhere.${info.staff}`, null, ofThisTab)
  const [isChoosing, setChoosing] = useStored('onehall.counter.choosing', false, ofThisTab)
  if (room == null) return null

  const states = new Map(entriesOf(room, 'counter').map((entry) => [entry.counter, entry]))
  const mine = [...states.values()].find(({ status, staffNo }) => status !== 'closed' && staffNo === info.staffNo)
  // Where there is one counter, nobody is asked.
  const only = config.counters.length === 1 ? config.counters[0]!.id : null
  const chosen =
    mine?.counter ?? only ?? (isChoosing ? null : info.counter === null ? remembered : (elsewhere ?? info.counter))
  return {
    counter: config.counters.find(({ id }) => id === chosen) ?? null,
    places: config.counters.map((counter) => ({
      counter,
      ...servedAt(counter, states.get(counter.id), info),
      isRemembered: counter.id === (info.counter ?? remembered),
    })),
    choose({ id }) {
      // A PC that belongs to a counter does so tomorrow, too.
      if (info.counter === null) remember(id)
      else goElsewhere(id)
      setChoosing(false)
    },
    forget: () => setChoosing(true),
  }
}

function servedAt(
  counter: Counter,
  state: CounterEntry | undefined,
  { staffNo, skills }: { readonly staffNo: string; readonly skills: readonly QueueId[] },
): Pick<Place, 'queues' | 'isReassigned' | 'unfit'> {
  const today = state?.queues ?? counter.queues
  const queues = mayServe({ queues: today }, skills)
  const isClosed = state === undefined || state.status === 'closed'
  const isReassigned = isClosed && today.join() !== counter.queues.join()
  if (!isClosed && state.staffNo !== staffNo)
    return { queues: today, isReassigned, unfit: { why: 'taken', staffNo: state.staffNo ?? '' } }
  return { queues, isReassigned, unfit: queues.length === 0 ? { why: 'no-skill' } : null }
}
