import type { Journal } from '../../server/src/journal/journal.ts'
import { type Fault, makeFaultyJournal } from '../../server/src/journal/faults.ts'
import type { Chance } from './chance.ts'
import type { Witness } from './witness.ts'

const APPEND_FAULTS: readonly Fault[] = [
  'busy',
  'full',
  'unknown-stored',
  'unknown-not-stored',
  'conflict',
  'constraint',
]

/** The witness sees every append that is stored through this handle. */
export function witnessed(journal: Journal, witness: Pick<Witness, 'stored'>): Journal {
  return {
    ...journal,
    async append(batch) {
      const outcome = await journal.append(batch)
      if (outcome.kind === 'committed') witness.stored(batch)
      return outcome
    },
  }
}

/** A journal whose appends fail, by so many of one, in every way they can. */
export function faulty(journal: Journal, chance: Chance, share: () => number, onFault: () => void): Journal {
  return makeFaultyJournal(journal, () => {
    if (!chance.happens(share())) return undefined
    onFault()
    return chance.pick(APPEND_FAULTS)
  })
}

/** A journal whose process may die in the middle of an append: just before it is stored, or just after. */
export function mortal(journal: Journal, onDeath: () => void) {
  let dies: 'before' | 'after' | null = null
  const never = new Promise<never>(() => {})
  return {
    /** The next append is the last thing the process does. */
    dieAtNextAppend: (when: 'before' | 'after') => void (dies = when),
    journal: {
      ...journal,
      async append(batch) {
        if (dies === null) return journal.append(batch)
        if (dies === 'after') await journal.append(batch)
        dies = null
        onDeath()
        return never
      },
    } satisfies Journal,
  }
}
